import { useReducer, useState } from 'react';
import type { PinAnswer } from '../../../shared/contract/pin-answer.ts';
import { useSecondsUntil } from '../countdown.ts';
import { useDeskText } from '../desk.tsx';
import { isComplete, noPin, pressPinKey } from '../lock/pin-entry.ts';
import { PinPad } from '../lock/pin-pad.tsx';

/** Asks whoever is at the desk for their PIN once more, for what they are to answer for. */
export function PinQuestion({
  question,
  disabled,
  onPin,
}: {
  readonly question: string;
  readonly disabled: boolean;
  /** `undefined`: it could not be asked. */
  readonly onPin: (pin: string) => Promise<PinAnswer | undefined>;
}) {
  const t = useDeskText();
  const [entry, press] = useReducer(pressPinKey, noPin);
  const [wrong, setWrong] = useState(false);
  const [until, setUntil] = useState<number>();
  const wait = useSecondsUntil(until);
  const enter = async () => {
    if (!isComplete(entry) || wait > 0) return;
    const answer = await onPin(entry.digits);
    if (answer === undefined) return;
    press({ type: 'clear' });
    setWrong(!answer.ok);
    if (!answer.ok) setUntil(performance.now() + answer.retryInMs);
  };
  return (
    <>
      <p role="status">{wait > 0 ? t('lock.wait', { seconds: wait }) : wrong ? t('lock.wrong') : question}</p>
      <PinPad entry={entry} disabled={disabled || wait > 0} onKey={press} onEnter={() => void enter()} />
    </>
  );
}
