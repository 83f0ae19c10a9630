import { useEffect, useState } from 'react';
import { useDesk } from '../desk.tsx';

/** The entry that can still be taken back at one touch, until an instant of `performance.now()`. */
export interface Undoable {
  readonly seq: number;
  readonly until: number;
}

/** Asks the kiosk, which alone decides, whenever the desk has changed something or is unlocked. */
export function useUndoable(): Undoable | undefined {
  const { call, changes } = useDesk();
  const [undoable, setUndoable] = useState<Undoable>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was changed may be what can be taken back
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const answer = await call((desk) => desk.undoableEntry());
      if (!current || answer.type !== 'done') return;
      const found = answer.value;
      setUndoable(found === null ? undefined : { seq: found.seq, until: performance.now() + found.msLeft });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [call, changes]);
  return undoable;
}
