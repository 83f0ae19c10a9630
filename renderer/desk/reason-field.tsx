import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useDeskText } from './desk.tsx';
import { keepFocus } from './entry/keep-focus.ts';

const Keyboard = lazy(() => import('../parts/keyboard.tsx'));

/** Why staff do what the journal has to explain: one of the usual reasons with one touch, or in words. */
export function ReasonField(props: {
  readonly label: string;
  /** The usual reasons, in the language of the screen: the words of the row. */
  readonly usual: readonly string[];
  readonly value: string;
  /** What is wrong with it, if anything: the cursor goes there. */
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const t = useDeskText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(false);
  const { value, problem, onChange } = props;
  const wrong = problem !== undefined;
  useEffect(() => {
    if (wrong) input.current?.focus();
  }, [wrong]);
  return (
    <div className="field reason">
      <label htmlFor={id}>{props.label}</label>
      <div className="segments">
        {props.usual.map((words) => (
          <button
            key={words}
            type="button"
            className="pick"
            aria-pressed={value === words}
            onPointerDown={keepFocus}
            onClick={() => onChange(words)}
          >
            {words}
          </button>
        ))}
        <button
          type="button"
          className="pick"
          aria-expanded={typing}
          onPointerDown={keepFocus}
          onClick={() => setTyping(!typing)}
        >
          {t('keyboard.open')}
        </button>
      </div>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        aria-required
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p id={`${id}-hint`} className="hint">
        {t('reason.hint')}
      </p>
      {typing && (
        <Suspense>
          <Keyboard value={value} onChange={onChange} />
        </Suspense>
      )}
    </div>
  );
}
