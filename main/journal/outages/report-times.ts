import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../../shared/settings.ts';

const tags: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-GB' };

/** An instant on the wall of the venue: the hour of a night in which clocks are set back comes twice, so the offset is told. */
export function wallClock(at: string, timeZone: string): { readonly date: string; readonly time: string } {
  const wall = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const time = wall.toPlainTime().toString({ smallestUnit: 'second' });
  return { date: wall.toPlainDate().toString(), time: `${time} ${wall.offset}` };
}

/** `1시간 15분` / `1 hr, 15 mins`, to the second. @param ms milliseconds */
export function duration(ms: number, language: Language): string {
  const seconds = Math.round(ms / 1000);
  const parts = {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3_600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  return new Intl.DurationFormat(tags[language], {
    style: language === 'ko' ? 'long' : 'short',
    ...(seconds === 0 ? { secondsDisplay: 'always' } : {}),
  }).format(parts);
}
