import type { EpochMs } from '../../../shared/clock.ts';
import { venueTodayBegan } from '../venue-today.ts';

const day = 24 * 60 * 60_000;

/** Another day of the calendar, `count` days later. Dates are ISO 8601. */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(date) + count * day).toISOString().slice(0, 10);
}

/** The venue's day that `at` falls into, by its calendar. */
export function venueDateOf(at: EpochMs, timeZone: string): string {
  // Swedish writes a date as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(venueTodayBegan(at, timeZone));
}

/** `today` and the `count` days before it, the latest first. */
export function daysBack(today: string, count: number): readonly string[] {
  return Array.from({ length: count + 1 }, (_, n) => addDays(today, -n));
}
