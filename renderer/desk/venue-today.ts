import type { EpochMs } from '../../shared/clock.ts';

const hour = 3_600_000;
/** A night at the door belongs to the day it began on, as the kiosk counts too (`main/desk/venue-day.ts`). */
const turnsAtHour = 4;

/**
 * When the venue's day that `at` falls into began. A day on which clocks are changed may be an hour off here: it
 * only chooses what a list begins with.
 */
export function venueTodayBegan(at: EpochMs, timeZone: string): EpochMs {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const sinceMidnight = (part('hour') * 60 + part('minute')) * 60_000 + part('second') * 1_000 + (at % 1_000);
  return at - ((sinceMidnight - turnsAtHour * hour + 24 * hour) % (24 * hour));
}
