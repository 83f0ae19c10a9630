import { useEffect, useState } from 'react';
import type { JournalFilter } from '../../../shared/journal-filter.ts';
import { useDesk } from '../desk.tsx';
import type { JournalWindow } from './journal-window.ts';

interface Count {
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** How many rows fit: counted once when the list begins, and what came since added. */
export function useCount(filter: JournalFilter, listed: JournalWindow | undefined): Count | undefined {
  const { call } = useDesk();
  const begun = listed?.begun;
  const [counted, setCounted] = useState<Count & { readonly of: JournalFilter; readonly upTo: number }>();
  useEffect(() => {
    if (begun === undefined) return;
    let current = true;
    const ask = async () => {
      const result = await call((desk) => desk.journalCount({ ...filter, upTo: begun }));
      if (current && result.type === 'done') setCounted({ ...result.value, of: filter, upTo: begun });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [call, filter, begun]);
  if (listed === undefined || counted?.of !== filter || counted.upTo !== begun) return undefined;
  return counted.more ? counted : { count: counted.count + listed.arrived, more: false };
}
