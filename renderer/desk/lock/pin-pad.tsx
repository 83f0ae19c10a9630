import { Delete } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useDeskText } from '../desk.tsx';
import { type PinEntry, type PinKey, pinKeyOf } from './pin-entry.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * A large pad for fingers that listens to the digits of a keyboard too. It shows how many digits there are and
 * never which: they are in no attribute and in no input element.
 */
export function PinPad(props: {
  readonly entry: PinEntry;
  readonly disabled: boolean;
  readonly onKey: (key: PinKey) => void;
  readonly onEnter: () => void;
}) {
  const t = useDeskText();
  const { entry, disabled, onKey } = props;
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const current = latest.current;
      const onButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Enter') {
        // Enter on "cancel" or on a name is that button's; anywhere else it sends the PIN.
        if (onButton && event.target.dataset.pad === undefined) return;
        event.preventDefault();
        if (!current.disabled && !event.repeat) current.onEnter();
        return;
      }
      const key = pinKeyOf(event.key);
      if (key === undefined) return;
      event.preventDefault();
      if (!current.disabled) current.onKey(key);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);

  return (
    <div className="pin">
      <p className="pin-dots" role="status" aria-label={t('lock.typed', { count: entry.digits.length })}>
        {Array.from({ length: Math.max(4, entry.digits.length) }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
          <i key={place} className={place < entry.digits.length ? 'on' : ''} />
        ))}
      </p>
      <div className="pin-keys">
        {digits.map((digit) => (
          <button
            key={digit}
            type="button"
            data-pad=""
            disabled={disabled}
            onClick={() => onKey({ type: 'digit', digit })}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          data-pad=""
          className="quiet"
          aria-label={t('lock.back')}
          disabled={disabled}
          onClick={() => onKey({ type: 'back' })}
        >
          <Delete />
        </button>
        <button
          type="button"
          data-pad=""
          disabled={disabled}
          onClick={() => onKey({ type: 'digit', digit: '0' })}
        >
          0
        </button>
        <button type="button" data-pad="" className="go" disabled={disabled} onClick={props.onEnter}>
          {t('lock.enter')}
        </button>
      </div>
    </div>
  );
}
