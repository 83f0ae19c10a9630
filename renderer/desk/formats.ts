import { useMemo } from 'react';
import { useKiosk } from '../kiosk-state.tsx';
import { useFormats as useVenueFormats } from '../use-formats.ts';
import { useNow } from './use-now.ts';
import { venueTodayBegan } from './venue-today.ts';

/** Times as the desk writes them: with seconds for today, with the date before. Instants are epoch milliseconds. */
export interface DeskFormats {
  /** 18:24 */
  readonly minutes: (at: number) => string;
  /** 18:24:07 */
  readonly seconds: (at: number) => string;
  /** 18:24:07 today, 12월 12일 18:24 before. */
  readonly short: (at: number) => string;
  /** 12월 13일 18:24, whenever it is. */
  readonly dateTime: (at: number) => string;
  /** 12월 13일 월요일 18:24:07 */
  readonly whole: (at: number) => string;
  /** 12분 전 */
  readonly age: (at: number) => string;
  /** The same of an age in seconds. */
  readonly ageOfSeconds: (seconds: number) => string;
}

/** These formats, made anew every half minute, because ages grow while nothing happens. */
export function useFormats(): DeskFormats {
  const venue = useVenueFormats();
  const { status } = useKiosk();
  const now = useNow();
  const { timeZone } = status;
  return useMemo(() => {
    const today = venueTodayBegan(now, timeZone);
    return {
      minutes: venue.time,
      seconds: venue.timeWithSeconds,
      short: (at) => (at >= today ? venue.timeWithSeconds(at) : venue.dateTime(at, now)),
      dateTime: (at) => venue.dateTime(at, now),
      whole: (at) => `${venue.date(at)} ${venue.timeWithSeconds(at)}`,
      age: (at) => venue.age(at, now),
      ageOfSeconds: (seconds) => venue.age(now - seconds * 1_000, now),
    };
  }, [venue, now, timeZone]);
}
