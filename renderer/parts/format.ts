import type { Language } from '../../shared/settings.ts';

/** Times and dates in the language of the screens and the venue's time zone. Instants are epoch milliseconds. */
export interface Formats {
  /** 18:24 */
  readonly time: (at: number) => string;
  /** 18:24:07 */
  readonly timeWithSeconds: (at: number) => string;
  /** 12월 13일 월요일 / Monday 13 December */
  readonly date: (at: number) => string;
  /** 12월 13일 18:24 / 13 December, 18:24; with the year if it is not the year of `now`. */
  readonly dateTime: (at: number, now: number) => string;
  /** 12분 전 / 12 min ago; 방금 / just now */
  readonly age: (at: number, now: number) => string;
}

const locales: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-GB' };

const justNow: Readonly<Record<Language, string>> = { ko: '방금', en: 'just now' };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function makeFormats(language: Language, timeZone: string): Formats {
  const made = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone, hourCycle: 'h23', ...options });
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const time = made(clock);
  const timeWithSeconds = made({ ...clock, second: '2-digit' });
  const date = made({ month: 'long', day: 'numeric', weekday: 'long' });
  const dateTime = made({ month: 'long', day: 'numeric', ...clock });
  const fullDateTime = made({ year: 'numeric', month: 'long', day: 'numeric', ...clock });
  const year = made({ year: 'numeric' });
  const ago = new Intl.RelativeTimeFormat(locales[language], { style: 'short' });
  return {
    time: (at) => time.format(at),
    timeWithSeconds: (at) => timeWithSeconds.format(at),
    date: (at) => date.format(at),
    dateTime: (at, now) => (year.format(at) === year.format(now) ? dateTime : fullDateTime).format(at),
    age: (at, now) => {
      const ms = Math.max(0, now - at);
      if (ms < minute) return justNow[language];
      if (ms >= 2 * day) return ago.format(-Math.floor(ms / day), 'day');
      if (ms >= 2 * hour) return ago.format(-Math.floor(ms / hour), 'hour');
      return ago.format(-Math.floor(ms / minute), 'minute');
    },
  };
}

const held = new Map<string, Formats>();

/** Intl objects are slow to make, so each language and zone makes its own once. */
export function formatsFor(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  let formats = held.get(key);
  if (formats === undefined) {
    formats = makeFormats(language, timeZone);
    held.set(key, formats);
  }
  return formats;
}
