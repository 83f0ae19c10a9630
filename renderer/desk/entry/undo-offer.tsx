import { useEffect, useState } from 'react';
import { useDeskText } from '../desk.tsx';
import { UndoEntry } from './undo-entry.tsx';
import { useUndoable } from './use-undoable.ts';

/** Takes the last entry back while its minute lasts: for those who went on, or come back from the entrance. */
export function UndoOffer() {
  const t = useDeskText();
  const undoable = useUndoable();
  const [undone, setUndone] = useState<{ readonly seq: number; readonly by: number }>();
  useEffect(() => {
    if (undoable !== undefined) setUndone(undefined);
  }, [undoable]);
  if (undone !== undefined) {
    return (
      <p className="pill" role="status">
        {t('entry.undone', undone)}
      </p>
    );
  }
  if (undoable === undefined) return null;
  const { seq, until } = undoable;
  return (
    <UndoEntry seq={seq} until={until} word="entry.undo-named" onUndone={(by) => setUndone({ seq, by })} />
  );
}
