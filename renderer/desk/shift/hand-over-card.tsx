import { useEffect, useRef, useState } from 'react';
import type { DeskSession } from '../../../shared/contract/sessions.ts';
import type { NotDone } from '../calls.ts';
import { CallNotice, type Person, useDesk, useDeskText } from '../desk.tsx';
import { PinQuestion } from '../house/pin-question.tsx';
import { EndShift } from './end-shift.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import type { ShiftNote } from './use-shift-note.ts';

/** The PIN of whoever takes over, under what they are about to take. */
function TakeOver(props: {
  readonly person: Person;
  readonly note: ShiftNote;
  readonly onTaken: (session: DeskSession) => void;
  readonly onBack: () => void;
}) {
  const { person, note } = props;
  const t = useDeskText();
  const { call } = useDesk();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<NotDone>();
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Scrolling answers with a promise in newer browsers, which an effect must not return.
    pad.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const send = async (pin: string) => {
    if (busy) return undefined;
    setBusy(true);
    const result = await call((desk) => desk.handOver({ to: person.id, pin, note: note.text }));
    setBusy(false);
    setOutcome(result.type === 'done' ? undefined : result);
    if (result.type !== 'done') return undefined;
    if (result.value.ok) {
      note.write('');
      props.onTaken(result.value.session);
    }
    return result.value;
  };
  return (
    <div className="take-over" ref={pad}>
      <p className="shift-note">{note.text.trim() === '' ? t('shift.no-note') : note.text.trim()}</p>
      <PinQuestion question={t('shift.pin', { name: person.name })} disabled={busy} onPin={send} />
      <CallNotice outcome={outcome} refused={t('shift.not-taken')} />
      <button type="button" className="button" onClick={props.onBack}>
        {t('shift.back')}
      </button>
    </div>
  );
}

/** A note and a name, then the PIN: two steps, because the PIN pad takes every key. */
export function HandOverCard(props: {
  /** The account that is in charge of the shift. */
  readonly inChargeOf: string;
  readonly note: ShiftNote;
  readonly onTaken: (session: DeskSession) => void;
  /** The shift is over, and the desk locked. */
  readonly onEnded: () => void;
  /** Somebody is about to look at it all. */
  readonly onLook: () => void;
}) {
  const t = useDeskText();
  const { people } = useDesk();
  const [step, setStep] = useState<'closed' | 'note' | 'pin' | 'end'>('closed');
  const [chosen, setChosen] = useState<string>();
  const able = people.filter(({ id }) => id !== props.inChargeOf);
  const person = able.find(({ id }) => id === chosen);
  return (
    <section className="card wide hand-over" data-card="hand-over">
      <h2>{t('shift.hand-over')}</h2>
      <p className="fine">{t(able.length === 0 ? 'shift.nobody' : 'shift.lead')}</p>
      {step === 'closed' && (
        <div className="row">
          <button
            type="button"
            className="button go"
            disabled={able.length === 0}
            onClick={() => setStep('note')}
          >
            {t('shift.hand-over')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              props.onLook();
              setStep('end');
            }}
          >
            {t('shift.end-alone')}
          </button>
        </div>
      )}
      {step === 'end' && (
        <EndShift note={props.note} onEnded={props.onEnded} onCancel={() => setStep('closed')} />
      )}
      {step === 'note' && (
        <HandOverForm
          able={able}
          chosen={person?.id}
          note={props.note}
          onChoose={setChosen}
          onNext={() => {
            props.onLook();
            setStep('pin');
          }}
          onCancel={() => setStep('closed')}
        />
      )}
      {step === 'pin' && person !== undefined && (
        <TakeOver person={person} note={props.note} onTaken={props.onTaken} onBack={() => setStep('note')} />
      )}
    </section>
  );
}
