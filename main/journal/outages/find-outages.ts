import { setImmediate } from 'node:timers/promises';
import type { EpochMs } from '../../../shared/clock.ts';
import type { JournalRow } from '../../../shared/journal-row.ts';
import type { Outage } from '../../../shared/outage.ts';
import { OutageTally } from './outage-tally.ts';

/** Rows between two pauses, in which the door answers. */
const batch = 250;

export interface OutagesWanted {
  /** Epoch milliseconds, the second not included. */
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** Rows up to this one only. */
  readonly upTo: number;
}

/** The outages that touch a period, oldest first, each as a whole. Reads in small steps: no guest waits for it. */
export async function findOutages(
  rows: Iterable<JournalRow> | AsyncIterable<JournalRow>,
  { from, until, upTo }: OutagesWanted,
): Promise<readonly Outage[]> {
  const tally = new OutageTally();
  let read = 0;
  for await (const row of rows) {
    if (row.seq > upTo) break;
    tally.follow(row);
    read += 1;
    if (read % batch === 0) await setImmediate();
  }
  return tally
    .outages()
    .filter(
      (one) => Date.parse(one.since) < until && (one.until === undefined || Date.parse(one.until) >= from),
    );
}
