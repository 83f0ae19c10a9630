import { useEffect, useRef, useState } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { DecisionShape } from '../../parts/decision-shape.tsx';
import { useDeskText } from '../desk.tsx';
import { UndoEntry } from './undo-entry.tsx';
import { useUndoable } from './use-undoable.ts';

/** How long the confirmation stays before the guests get their screen back, in milliseconds. */
const returnAfterMs = 6_000;

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
  const [touched, setTouched] = useState(false);
  const [undoneBy, setUndoneBy] = useState<number>();
  const undoable = useUndoable();
  useEffect(() => {
    if (!returns || touched) return;
    const timer = setTimeout(onLeave, returnAfterMs);
    return () => clearTimeout(timer);
  }, [returns, touched, onLeave]);
  const decision = undoneBy !== undefined ? 'review' : props.admitted ? 'admit' : 'refuse';
  const word =
    undoneBy !== undefined
      ? 'undone'
      : !props.admitted
        ? 'refuse'
        : status.direction === 'exit'
          ? 'exit'
          : 'admit';
  return (
    <section className={`card done ${decision}`} role="status">
      <DecisionShape decision={decision} size={96} />
      <h2>{t(`entry.done-${word}`)}</h2>
      <p className="done-row">
        {undoneBy === undefined
          ? t('entry.done-row', { seq: props.seq })
          : t('entry.undone', { seq: props.seq, by: undoneBy })}
      </p>
      {undoneBy === undefined && props.scan !== undefined && (
        <p className="fine">{t('entry.done-scan', { seq: props.scan })}</p>
      )}
      <div className="row">
        <button type="button" ref={next} className="button go big" onClick={props.onNext}>
          {t('entry.next')}
        </button>
        <button type="button" className="button big" onClick={onLeave}>
          {t('desk.back')}
        </button>
      </div>
      {undoneBy === undefined && undoable?.seq === props.seq && (
        <UndoEntry
          seq={props.seq}
          until={undoable.until}
          onTouch={() => setTouched(true)}
          onUndone={setUndoneBy}
        />
      )}
    </section>
  );
}
