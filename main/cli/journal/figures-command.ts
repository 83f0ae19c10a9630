import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { type Language, languages } from '../../../shared/settings.ts';
import { DaysUnusable, reportSlots } from '../../desk/report-slots.ts';
import { venueDate } from '../../desk/venue-day.ts';
import { figuresText } from '../../journal/reports/figures-text.ts';
import { CommandFailed, profileOf, withProfile } from '../command.ts';
import { withJournal } from './open-profile-journal.ts';

interface FiguresOptions {
  readonly profile?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: boolean;
  readonly language?: Language;
}

function date(text: string): string {
  const parsed = z.iso.date().safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('It is no date as 2026-11-24.');
  return parsed.data;
}

async function figures(options: FiguresOptions): Promise<void> {
  const { from, to, csv, language: asked } = options;
  await withJournal(profileOf(options), async ({ journal, venue, gate, timeZone, language }) => {
    const now = Date.now();
    const until = to ?? venueDate(now, timeZone);
    const days = { from: from ?? until, until };
    const place = { venue, gate, timeZone, language: asked ?? language };
    try {
      const slots = reportSlots(days, timeZone);
      const report = await journal.reports.door({ days, ...slots, now, upTo: journal.head().seq });
      process.stdout.write(figuresText(report, place, csv === true ? 'csv' : 'json'));
    } catch (error) {
      if (error instanceof DaysUnusable) throw new CommandFailed(error.message, { cause: error });
      throw error;
    }
  });
}

/** `munjigi journal figures`: the door in numbers over days of the venue, as the desk's reports have them. */
export function figuresCommand(): Command {
  return withProfile(new Command('figures'))
    .description('count the door over days of the venue, which turn at four in the morning')
    .option('--from <date>', 'first day (else the last)', date)
    .option('--to <date>', 'last day (else today)', date)
    .option('--csv', 'tables for spreadsheets instead of JSON')
    .addOption(
      new Option('--language <language>', 'of the tables (else that of the screens)').choices(languages),
    )
    .action(figures);
}
