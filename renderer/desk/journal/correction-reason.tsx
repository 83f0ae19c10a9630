import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from '../entry/keep-focus.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

const usual = ['typo', 'guest', 'double', 'left'] as const;

/** Why an entry is put right: one of the usual reasons with one touch, or in words. */
export function CorrectionReason(props: {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useDeskText();
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(false);
  const { value, missing, onChange } = props;
  useEffect(() => {
    if (missing) input.current?.focus();
  }, [missing]);
  return (
    <div className="field reason">
      <label htmlFor="correction-reason">{t('correct.reason')}</label>
      <div className="segments">
        {usual.map((one) => {
          const words = t(`correct.because-${one}`);
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
        ref={input}
        id="correction-reason"
        type="text"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        aria-required
        aria-invalid={missing}
        aria-describedby="correction-reason-hint"
        onChange={(event) => onChange(event.target.value)}
      />
      {missing && (
        <p className="problem" role="alert">
          {t('correct.reason-missing')}
        </p>
      )}
      <p id="correction-reason-hint" className="hint">
        {t('correct.reason-hint')}
      </p>
      {typing && (
        <Suspense>
          <Keyboard value={value} onChange={onChange} />
        </Suspense>
      )}
    </div>
  );
}
