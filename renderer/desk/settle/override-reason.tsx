import { lazy, Suspense, useState } from 'react';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from '../entry/keep-focus.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

const usual = ['evidence', 'known', 'left', 'issuer', 'care'] as const;

/** Why a scan is overridden: one of the usual reasons with one touch, or in words. */
export function OverrideReason(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useDeskText();
  const [typing, setTyping] = useState(false);
  const { value, onChange } = props;
  return (
    <div className="field reason">
      <label htmlFor="override-reason">{t('override.why')}</label>
      <div className="segments">
        {usual.map((one) => {
          const words = t(`override.because-${one}`);
          return (
            <button
              key={one}
              type="button"
              className="pick"
              aria-pressed={value === words}
              onPointerDown={keepFocus}
              onClick={() => onChange(words)}
            >
              {words}
            </button>
          );
        })}
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
        id="override-reason"
        type="text"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        aria-required
        aria-describedby="override-reason-hint"
        onChange={(event) => onChange(event.target.value)}
      />
      <p id="override-reason-hint" className="hint">
        {t('override.hint')}
      </p>
      {typing && (
        <Suspense>
          <Keyboard value={value} onChange={onChange} />
        </Suspense>
      )}
    </div>
  );
}
