import { useEffect, useState } from 'react';
import { DecisionShape } from '../../parts/decision-shape.tsx';
import { useSecondsUntil } from '../countdown.ts';
import { useDeskText } from '../desk.tsx';
import { UndoEntry } from '../entry/undo-entry.tsx';
import type { CheckedIn } from './use-check-in.ts';

/** How long it still says that an entry was taken back, once the minute is over, in milliseconds. */
const tellMs = 8_000;

function useOver(undoUntil: number, undoneBy: number | undefined): boolean {
  const left = useSecondsUntil(undoUntil);
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (left > 0) setBegun(true);
  }, [left]);
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (undoneBy === undefined) return;
    const timer = setTimeout(() => setTold(true), tellMs);
    return () => clearTimeout(timer);
  }, [undoneBy]);
  return undoneBy === undefined ? begun && left === 0 : told;
}

/** Who has just come in, under which number, and for a minute the way to take it back. */
export function CheckedInBand(props: { readonly guest: CheckedIn; readonly onUndone: (by: number) => void }) {
  const t = useDeskText();
  const { seq, name, party, direction, undoUntil, undoneBy } = props.guest;
  if (useOver(undoUntil, undoneBy)) return null;
  const decision = undoneBy === undefined ? 'admit' : 'review';
  const word = direction === 'exit' ? 'done-exit' : party === 1 ? 'done' : 'done-party';
  return (
    <div className={`checked-in ${decision}`} role="status" data-checked-in={seq}>
      <DecisionShape decision={decision} size={36} />
      <p>
        <b>
          {undoneBy === undefined ? t(`guests.${word}`, { name, others: party - 1 }) : t('entry.done-undone')}
        </b>
        <span className="under">
          {undoneBy === undefined ? t('guests.done-row', { seq }) : t('entry.undone', { seq, by: undoneBy })}
        </span>
      </p>
      {undoneBy === undefined && (
        <UndoEntry seq={seq} until={undoUntil} reason={t('guests.undo-reason')} onUndone={props.onUndone} />
      )}
    </div>
  );
}
