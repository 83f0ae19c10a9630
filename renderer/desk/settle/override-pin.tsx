import { useEffect, useReducer, useRef, useState } from 'react';
import type { NotDone } from '../calls.ts';
import { useSecondsUntil } from '../countdown.ts';
import { CallNotice, type Person, useDesk, useDeskText } from '../desk.tsx';
import { isComplete, noPin, pressPinKey } from '../lock/pin-entry.ts';
import { PinPad } from '../lock/pin-pad.tsx';

/** The PIN of whoever answers for an override: of this session or of somebody who was called. */
export function OverridePin(props: {
  readonly scan: number;
  readonly person: Person;
  readonly reason: string;
  readonly onDone: (seq: number) => void;
  readonly onBack: () => void;
}) {
  const { scan, person, reason } = props;
  const t = useDeskText();
  const { call, changed, session } = useDesk();
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
    const result = await call((desk) =>
      desk.overrideScan({ scan, by: person.id, pin: entry.digits, reason }),
    );
    setBusy(false);
    press({ type: 'clear' });
    setOutcome(result.type === 'done' ? undefined : result);
    if (result.type !== 'done') return;
    if (!result.value.ok) {
      setWrong(result.value.wrong);
      return setUntil(performance.now() + result.value.retryInMs);
    }
    changed();
    props.onDone(result.value.seq);
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
