import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../shared/clock.ts';

/** A night at the door belongs to the day it began on: the venue's day turns at four in the morning. */
const turnsAtHour = 4;

/** When the venue's day that `at` falls into began, by the clock on its wall. */
export function venueDayBegan(at: EpochMs, timeZone: string): EpochMs {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const began = wall.withPlainTime({ hour: turnsAtHour });
  const day = Temporal.ZonedDateTime.compare(wall, began) < 0 ? began.subtract({ days: 1 }) : began;
  return day.epochMilliseconds;
}
