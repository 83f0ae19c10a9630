import { useCallback, useEffect, useState } from 'react';
import type { DoorReport } from '../../../shared/report.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';

export interface Counted {
  readonly report: DoorReport | undefined;
  readonly busy: boolean;
  readonly outcome: NotDone | undefined;
  readonly again: () => void;
}

/**
 * The report on some days, counted when they are chosen and when somebody asks again. Not by itself: asking counts as
 * work, and would keep the desk open. `undefined` days: none is wanted.
 */
export function useReport(days: DoorReport['days'] | undefined): Counted {
  const { call } = useDesk();
  const { from, until } = days ?? {};
  const [report, setReport] = useState<DoorReport>();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<NotDone>();
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is counting again
  useEffect(() => {
    if (from === undefined || until === undefined) return;
    let current = true;
    const load = async () => {
      setBusy(true);
      const result = await call((desk) => desk.doorReport({ from, until }));
      if (!current) return;
      setBusy(false);
      if (result.type === 'done') setReport(result.value);
      setOutcome(result.type === 'done' ? undefined : result);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call, from, until, asked]);
  // What was counted of other days is not shown under these.
  const fits = report?.days.from === from && report?.days.until === until;
  return { report: fits ? report : undefined, busy, outcome, again };
}
