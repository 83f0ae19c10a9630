import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../../shared/clock.ts';
import type { JournalFilter } from '../../../shared/journal-filter.ts';
import { venueTodayBegan } from '../venue-today.ts';

export const usualPeriods = ['today', 'yesterday', 'week', 'whole'] as const;

/** Which part of the journal somebody looks at. `own`: from and until as the clock on the venue's wall has them. */
export type Period =
  | { readonly type: (typeof usualPeriods)[number] }
  | { readonly type: 'own'; readonly from: string; readonly until: string };

const day = 24 * 3_600_000;

/** A text such as `2026-11-24T18:30`, which is what an input of the browser gives; empty: no bound. */
function instantOf(text: string, timeZone: string): EpochMs | undefined {
  if (text === '') return undefined;
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
}

/** An instant as an input of the browser takes it, to the minute. */
export function wallText(at: EpochMs, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The bounds of a period, the second not included. A minute that is given as the end belongs to it. */
export function boundsOf(
  period: Period,
  now: EpochMs,
  timeZone: string,
): Pick<JournalFilter, 'since' | 'until'> {
  const today = venueTodayBegan(now, timeZone);
  switch (period.type) {
    case 'today':
      return { since: today };
    case 'yesterday':
      return { since: today - day, until: today };
    case 'week':
      return { since: today - 6 * day };
    case 'whole':
      return {};
    case 'own': {
      const until = instantOf(period.until, timeZone);
      return {
        since: instantOf(period.from, timeZone),
        until: until === undefined ? undefined : until + 60_000,
      };
    }
  }
}
