import { setImmediate } from 'node:timers/promises';
import type { EpochMs } from '../../../shared/clock.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { degradedIn } from './degraded.ts';
import type { DoorRows } from './door-rows.ts';
import { DoorTally } from './door-tally.ts';
import type { Turns } from './turns.ts';

/** What is read between two pauses, in which the door answers: a quarter of an hour of the busiest door. */
const stretch = 15 * 60_000;

export interface ReportWanted {
  readonly days: DoorReport['days'];
  readonly step: DoorReport['step'];
  /** When each slot of the chart begins, ascending: the first is the beginning of the first day. */
  readonly slots: readonly EpochMs[];
  /** The end of the last day. */
  readonly until: EpochMs;
  readonly now: EpochMs;
  /** Rows up to this one only: what happens while it is counted is in the next. */
  readonly upTo: number;
}

export interface ReportSources {
  readonly rows: DoorRows;
  readonly turns: Turns;
}

/** Counts the door over some days, a stretch at a time: no row is held, and no guest waits for it. */
export async function doorReport(
  { rows, turns }: ReportSources,
  { days, step, slots, until, now, upTo }: ReportWanted,
): Promise<DoorReport> {
  const from = slots[0] ?? until;
  const tally = new DoorTally(slots);
  for (let at = from; at < until; at += stretch) {
    for (const row of rows.between(at, Math.min(at + stretch, until), upTo)) {
      if (row.kind === 'scan') tally.scan(row);
      else if (row.kind === 'override') tally.override(row, rows.standing(row.seq, upTo));
      else tally.manual(row, rows.standing(row.seq, upTo));
    }
    await setImmediate();
  }
  return {
    days,
    from,
    until,
    at: now,
    upTo,
    step,
    ...tally.figures(),
    ...(await degradedIn(turns.rows(upTo), { from, until, now, upTo })),
  };
}
