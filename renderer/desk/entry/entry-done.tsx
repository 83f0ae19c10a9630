import { useEffect, useRef } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { DecisionShape } from '../../parts/decision-shape.tsx';
import { useDeskText } from '../desk.tsx';

/** How long the confirmation stays before the guests get their screen back, in milliseconds. */
const returnAfterMs = 4_000;

/** It is on disk: under which number, and what comes next. */
export function EntryDone(props: {
  readonly seq: number;
  readonly admitted: boolean;
  readonly scan: number | undefined;
  /** Back to the entrance by itself. */
  readonly returns: boolean;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}) {
  const t = useDeskText();
  const { status } = useKiosk();
  const { returns, onLeave } = props;
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  useEffect(() => {
    if (!returns) return;
    const timer = setTimeout(onLeave, returnAfterMs);
    return () => clearTimeout(timer);
  }, [returns, onLeave]);
  const word = !props.admitted ? 'refuse' : status.direction === 'exit' ? 'exit' : 'admit';
  return (
    <section className={`card done ${props.admitted ? 'admit' : 'refuse'}`} role="status">
      <DecisionShape decision={props.admitted ? 'admit' : 'refuse'} size={96} />
      <h2>{t(`entry.done-${word}`)}</h2>
      <p className="done-row">{t('entry.done-row', { seq: props.seq })}</p>
      {props.scan !== undefined && <p className="fine">{t('entry.done-scan', { seq: props.scan })}</p>}
      <div className="row">
        <button type="button" ref={next} className="button go big" onClick={props.onNext}>
          {t('entry.next')}
        </button>
        <button type="button" className="button big" onClick={onLeave}>
          {t('desk.back')}
        </button>
      </div>
    </section>
  );
}
