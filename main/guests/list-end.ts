import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../shared/clock.ts';

/** A night at the door belongs to the day it began on: guests still come after midnight. */
const turnsAt = '04:00';

/** When a list is destroyed that is held on `day` (as 2026-12-31) for the last time, by the clock of the venue. */
export function listEnd(day: string, timeZone: string): EpochMs {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: turnsAt })
    .epochMilliseconds;
}
