import type { EpochMs } from '../../shared/clock.ts';
import type { DoorReport } from '../../shared/report.ts';
import { venueDayStarts } from './venue-day.ts';

const minute = 60_000;
const longest = 366 * 24 * 60 * minute;
const lengths = { 'five-minutes': 5 * minute, hour: 60 * minute } as const;

/** No report can be made on these days; the message says why. */
export class DaysUnusable extends Error {
  readonly code = 'DAYS_UNUSABLE';
  override readonly name = 'DaysUnusable';
}

export interface ReportSlots {
  readonly step: DoorReport['step'];
  readonly slots: readonly EpochMs[];
  readonly until: EpochMs;
}

function stepFor(days: number): DoorReport['step'] {
  if (days <= 2) return 'five-minutes';
  return days <= 7 ? 'hour' : 'day';
}

/**
 * The slots of a chart over some of the venue's days, fine enough to read and few enough to draw. Every day begins with
 * a slot of its own; one on which clocks are changed has an hour more or less of them.
 *
 * @throws {DaysUnusable} the last day is before the first, or more than a year after it
 */
export function reportSlots({ from, until }: DoorReport['days'], timeZone: string): ReportSlots {
  if (until < from) throw new DaysUnusable('The last day is before the first.');
  if (Date.parse(until) - Date.parse(from) >= longest)
    throw new DaysUnusable('These are more days than a year has.');
  const starts = venueDayStarts(from, until, timeZone);
  const end = starts.at(-1) ?? 0;
  const days = starts.slice(0, -1);
  const step = stepFor(days.length);
  if (step === 'day') return { step, slots: days, until: end };
  const slots = days.flatMap((began, n) => {
    const length = lengths[step];
    const count = Math.ceil(((starts[n + 1] ?? end) - began) / length);
    return Array.from({ length: count }, (_, k) => began + k * length);
  });
  return { step, slots, until: end };
}
