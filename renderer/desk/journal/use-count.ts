import { useEffect, useState } from 'react';
import type { JournalFilter } from '../../../shared/journal-filter.ts';
import { useDesk } from '../desk.tsx';
import type { JournalWindow } from './journal-window.ts';

/** How many rows fit: counted once when the list begins, and what came since added. */
export function useCount(filter: JournalFilter, listed: JournalWindow | undefined): number | undefined {
  const { call } = useDesk();
  const begun = listed?.begun;
  const [counted, setCounted] = useState<{
    readonly count: number;
    readonly of: JournalFilter;
    readonly upTo: number;
  }>();
  useEffect(() => {
    if (begun === undefined) return;
    let current = true;
    const ask = async () => {
      const result = await call((desk) => desk.journalCount({ ...filter, upTo: begun }));
      if (current && result.type === 'done') setCounted({ count: result.value, of: filter, upTo: begun });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [call, filter, begun]);
  if (listed === undefined || counted?.of !== filter || counted.upTo !== begun) return undefined;
  return counted.count + listed.arrived;
}
