import { useMemo } from 'react';
import { useLanguage } from '../../language.tsx';

const locales = { ko: 'ko-KR', en: 'en-GB' } as const;

/** Writes a day of the calendar: `11월 24일 (화)` / `Tue, 24 November`. */
export function useDates(): (date: string) => string {
  const { language } = useLanguage();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locales[language], {
      timeZone: 'UTC',
      month: language === 'ko' ? 'long' : 'short',
      day: 'numeric',
      weekday: 'short',
    });
    return (date) => format.format(Date.parse(date));
  }, [language]);
}
