import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from '../entry/keep-focus.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

/** Where a name is typed, by hands on keys or on the screen. Enter goes on to the first guest that was found. */
export function GuestSearchField(props: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The element whose first button Enter goes to. */
  readonly results: string;
}) {
  const { query, onQuery } = props;
  const t = useDeskText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(true);
  useEffect(() => input.current?.focus(), []);
  const keyed = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !['Enter', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    document.querySelector<HTMLElement>(`#${props.results} .go, #${props.results} button`)?.focus();
  };
  return (
    <section className="card guest-search">
      <div className="row">
        <div className="field">
          <label htmlFor={id}>{t('guests.search')}</label>
          <input
            ref={input}
            id={id}
            type="text"
            inputMode="none"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder={t('guests.hint')}
            value={query}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={keyed}
            onFocus={(event) => event.target.select()}
            onPointerDown={() => setTyping(true)}
          />
        </div>
        <button
          type="button"
          className="button"
          disabled={query === ''}
          onPointerDown={keepFocus}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        >
          {t('guests.clear')}
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={typing}
          onPointerDown={keepFocus}
          onClick={() => setTyping(!typing)}
        >
          {t('guests.keyboard')}
        </button>
      </div>
      {typing && (
        <div className="account-keys">
          <Suspense>
            <Keyboard value={query} onChange={onQuery} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
