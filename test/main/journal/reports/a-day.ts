import type { JournalReports } from '../../../../main/journal/reports/journal-reports.ts';
import { day, hour, minute, noon, type TestJournal } from '../test-journal.ts';

/** Noon is the middle of it; a slot for each five minutes. */
export const began = noon - 8 * hour;
const slots = Array.from({ length: 288 }, (_, n) => began + n * 5 * minute);

/** The report on the day of `noon`, as it is asked for in its evening. */
export function theDay(
  { journal }: Pick<TestJournal, 'journal'>,
  more: Partial<Parameters<JournalReports['door']>[0]> = {},
): ReturnType<JournalReports['door']> {
  return journal.reports.door({
    days: { from: '2026-11-24', until: '2026-11-24' },
    step: 'five-minutes',
    slots,
    until: began + day,
    now: noon + 8 * hour,
    upTo: journal.head().seq,
    ...more,
  });
}
