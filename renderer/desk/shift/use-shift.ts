import { useCallback, useEffect, useState } from 'react';
import type { Shift } from '../../../shared/contract/shift.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';

/**
 * The shift that goes on, counted when the page opens, when this desk changed something and when somebody asks again.
 * Not with every guest: asking counts as work, and would keep the desk open.
 */
export function useShift(): {
  readonly shift: Shift | undefined;
  readonly busy: boolean;
  readonly outcome: NotDone | undefined;
  readonly again: () => void;
} {
  const { call, changes } = useDesk();
  const [shift, setShift] = useState<Shift>();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<NotDone>();
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is counting again
  useEffect(() => {
    let current = true;
    const load = async () => {
      setBusy(true);
      const result = await call((desk) => desk.shift());
      if (!current) return;
      setBusy(false);
      if (result.type === 'done') setShift(result.value);
      setOutcome(result.type === 'done' ? undefined : result);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call, changes, asked]);
  return { shift, busy, outcome, again };
}
