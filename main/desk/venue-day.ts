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

/** When the venue's day that `at` falls into is over. */
export function nextVenueDay(at: EpochMs, timeZone: string): EpochMs {
  const began = Temporal.Instant.fromEpochMilliseconds(venueDayBegan(at, timeZone));
  return began.toZonedDateTimeISO(timeZone).add({ days: 1 }).epochMilliseconds;
}

/** The venue's day, by its calendar, that `at` falls into: `2026-11-24` until four in the morning of the 25th. */
export function venueDate(at: EpochMs, timeZone: string): string {
  const began = Temporal.Instant.fromEpochMilliseconds(venueDayBegan(at, timeZone));
  return began.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** When each of the venue's days from one to another begins, and the day after the last. Dates are ISO 8601. */
export function venueDayStarts(from: string, until: string, timeZone: string): readonly EpochMs[] {
  const first = Temporal.PlainDate.from(from);
  const { days } = first.until(Temporal.PlainDate.from(until));
  return Array.from({ length: days + 2 }, (_, n) => {
    const wall = first.add({ days: n }).toZonedDateTime({ timeZone, plainTime: { hour: turnsAtHour } });
    return wall.epochMilliseconds;
  });
}
