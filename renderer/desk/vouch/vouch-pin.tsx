import { useEffect, useReducer, useRef, useState } from 'react';
import type { NotVouched, Vouch } from '../../../shared/contract/vouch.ts';
import type { NotDone } from '../calls.ts';
import { useSecondsUntil } from '../countdown.ts';
import { CallNotice, type Person, useDesk, useDeskText } from '../desk.tsx';
import { isComplete, noPin, pressPinKey } from '../lock/pin-entry.ts';
import { PinPad } from '../lock/pin-pad.tsx';

/** What became of it: done, and the form is gone; a PIN that does not count; or what kept the kiosk from it. */
export type SendVouch = (vouch: Vouch) => Promise<{ readonly type: 'done' } | NotVouchedYet | NotDone>;
interface NotVouchedYet extends NotVouched {
  readonly type: 'pin';
}

/** The PIN of whoever answers for it: of this session or of somebody who was called. */
export function VouchPin(props: {
  readonly person: Person;
  readonly reason: string;
  readonly send: SendVouch;
  readonly onBack: () => void;
}) {
  const { person, reason } = props;
  const t = useDeskText();
  const { session } = useDesk();
  const [entry, press] = useReducer(pressPinKey, noPin);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [outcome, setOutcome] = useState<NotDone>();
  const [until, setUntil] = useState<number>();
  const wait = useSecondsUntil(until);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Scrolling answers with a promise in newer browsers, which an effect must not return.
    pad.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const send = async () => {
    if (busy || wait > 0 || !isComplete(entry)) return;
    setBusy(true);
    const result = await props.send({ by: person.id, pin: entry.digits, reason });
    if (result.type === 'done') return;
    setBusy(false);
    press({ type: 'clear' });
    setOutcome(result.type === 'pin' ? undefined : result);
    if (result.type !== 'pin') return;
    setWrong(result.wrong);
    setUntil(performance.now() + result.retryInMs);
  };
  const asked = session.staff === person.id ? 'override.own-pin' : 'override.pin';
  return (
    <div className="override-pin" ref={pad}>
      <p>{t(asked, { name: person.name, me: session.name })}</p>
      <p className="fine">{reason}</p>
      <PinPad entry={entry} disabled={busy || wait > 0} onKey={press} onEnter={() => void send()} />
      <p className="lock-said" role="alert">
        {wait > 0 ? `${wrong ? `${t('lock.wrong')} ` : ''}${t('lock.wait', { seconds: wait })}` : ''}
      </p>
      <CallNotice outcome={outcome} refused={t('override.refused')} />
      <button type="button" className="button" onClick={props.onBack}>
        {t('override.back')}
      </button>
    </div>
  );
}
