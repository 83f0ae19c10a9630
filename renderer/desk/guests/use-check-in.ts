import { useEffect, useState } from 'react';
import type { FoundGuest } from '../../../shared/contract/guests.ts';
import { undoWithinMs } from '../../../shared/undo-window.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';

/** Somebody whom this desk has just let in or out. */
export interface CheckedIn {
  readonly seq: number;
  readonly name: string;
  readonly party: number;
  readonly direction: 'entry' | 'exit';
  /** Until this instant of `performance.now()` one touch takes it back; the kiosk decides. */
  readonly undoUntil: number;
  /** The row that took it back. */
  readonly undoneBy?: number;
}

/** As many as stay in view: the guest before is taken back as well as the last. */
const shownAtMost = 3;

export interface CheckingIn {
  /** The newest first. */
  readonly done: readonly CheckedIn[];
  readonly busy: boolean;
  readonly outcome: NotDone | undefined;
  /** @returns whether they are in; not if somebody let them in meanwhile, which the list says then */
  readonly checkIn: (
    guest: FoundGuest,
    how?: { readonly party?: number; readonly again?: string },
  ) => Promise<boolean>;
  readonly undone: (seq: number, by: number) => void;
}

export function useCheckIn(): CheckingIn {
  const { call, changed } = useDesk();
  const { status } = useKiosk();
  const [done, setDone] = useState<readonly CheckedIn[]>([]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<NotDone>();
  // No name outlives the lock.
  useEffect(() => () => setDone([]), []);

  const checkIn: CheckingIn['checkIn'] = async ({ guest, name }, how = {}) => {
    if (busy) return false;
    setBusy(true);
    const asked = performance.now();
    const result = await call((desk) => desk.checkInGuest({ guest, ...how }));
    setBusy(false);
    setOutcome(result.type === 'done' ? undefined : result);
    changed();
    if (result.type !== 'done' || !result.value.ok) return false;
    const { seq } = result.value;
    const entered: CheckedIn = {
      ...{ seq, name, party: how.party ?? 1, direction: status.direction },
      undoUntil: asked + undoWithinMs,
    };
    setDone((before) => [entered, ...before].slice(0, shownAtMost));
    return true;
  };
  const undone = (seq: number, by: number) =>
    setDone((all) => all.map((one) => (one.seq === seq ? { ...one, undoneBy: by } : one)));
  return { done, busy, outcome, checkIn, undone };
}
