import { useEffect, useRef } from 'react';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from '../entry/keep-focus.ts';

const usual = ['typo', 'guest', 'double', 'left'] as const;

/** Why an entry is put right: one of the usual reasons with one touch, or in words. */
export function CorrectionReason(props: {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useDeskText();
  const input = useRef<HTMLInputElement>(null);
  const { missing } = props;
  useEffect(() => {
    if (missing) input.current?.focus();
  }, [missing]);
  return (
    <div className="field reason">
      <label htmlFor="correction-reason">{t('correct.reason')}</label>
      <input
        ref={input}
        id="correction-reason"
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={props.value}
        aria-required
        aria-invalid={missing}
        aria-describedby="correction-reason-hint"
        onChange={(event) => props.onChange(event.target.value)}
      />
      <div className="segments">
        {usual.map((one) => (
          <button
            key={one}
            type="button"
            className="pick"
            aria-pressed={props.value === t(`correct.because-${one}`)}
            onPointerDown={keepFocus}
            onClick={() => props.onChange(t(`correct.because-${one}`))}
          >
            {t(`correct.because-${one}`)}
          </button>
        ))}
      </div>
      {missing && (
        <p className="problem" role="alert">
          {t('correct.reason-missing')}
        </p>
      )}
      <p id="correction-reason-hint" className="hint">
        {t('correct.reason-hint')}
      </p>
    </div>
  );
}
