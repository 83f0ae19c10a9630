import { useMemo } from 'react';
import type { EpochMs } from '../../../shared/clock.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useLanguage } from '../../language.tsx';

const locales = { ko: 'ko-KR', en: 'en-GB' } as const;

export interface SlotTimes {
  /** At the axis: an hour of a day, a day of a longer time. */
  readonly mark: (at: EpochMs) => string;
  /** In a row of its own. */
  readonly whole: (at: EpochMs) => string;
}

/** How the slots of a chart are called, by the clock on the wall of the venue. */
export function useSlotTimes(step: DoorReport['step'], days: DoorReport['days']): SlotTimes {
  const { language } = useLanguage();
  const { timeZone } = useKiosk().status;
  const oneDay = days.from === days.until;
  return useMemo(() => {
    const made = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locales[language], { timeZone, hourCycle: 'h23', ...options });
      return (at: EpochMs) => format.format(at);
    };
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    const date = { month: 'numeric', day: 'numeric' } as const;
    if (step === 'day') return { mark: made(date), whole: made({ ...date, weekday: 'short' }) };
    return {
      mark: made(step === 'five-minutes' ? time : date),
      whole: made(oneDay ? time : { ...date, ...time }),
    };
  }, [language, timeZone, step, oneDay]);
}
