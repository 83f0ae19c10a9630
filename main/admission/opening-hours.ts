import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../shared/clock.ts';
import { type Policy, weekdays } from '../../shared/policy.ts';

type OpeningHours = NonNullable<Policy['openingHours']>;

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/**
 * Whether the doors are open at an instant, by the clock on the venue's wall. A span whose end is not after its
 * beginning runs past midnight and belongs to the day it began on.
 */
export function isOpen(hours: OpeningHours, at: EpochMs, timeZone: string): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const now = wall.hour * 60 + wall.minute;
  const today = weekdays[wall.dayOfWeek - 1];
  const yesterday = weekdays[(wall.dayOfWeek + 5) % 7];
  return hours.some((span) => {
    const from = minutesOf(span.from);
    const to = minutesOf(span.to);
    const overnight = to <= from;
    const begunToday = span.days.some((day) => day === today) && now >= from && (overnight || now < to);
    const begunYesterday = overnight && span.days.some((day) => day === yesterday) && now < to;
    return begunToday || begunYesterday;
  });
}
