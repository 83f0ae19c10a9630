import type { Language, Settings } from '../../../shared/settings.ts';
import { JournalUnwritable, KeyUnusable, RowsGone } from '../../journal/faults.ts';
import { Journal } from '../../journal/journal.ts';
import { DatabaseDamaged } from '../../store/open-database.ts';
import { SettingsFile } from '../../store/settings-file.ts';
import { CommandFailed } from '../command.ts';
import { version } from '../version.ts';

export interface OpenJournal {
  readonly journal: Journal;
  /** Where the kiosk stands, as its settings say. */
  readonly venue: string;
  readonly gate: string;
  readonly timeZone: string;
  readonly language: Language;
}

/**
 * Opens the journal of a profile for one command. The kiosk may be at work on it meanwhile. `settings` where they are
 * not those of the profile yet.
 */
export async function withJournal(
  profile: string,
  work: (open: OpenJournal) => Promise<void> | void,
  settings: Settings | undefined = new SettingsFile(profile).look().settings,
): Promise<void> {
  const {
    venue = '',
    gate = '',
    timeZone = 'Asia/Seoul',
    language = 'ko',
    retentionDays = 28,
  } = settings ?? {};
  let journal: Journal | undefined;
  try {
    journal = Journal.open(profile, {
      clock: { now: Date.now },
      version,
      retentionDays,
      place: () => ({ venue, gate }),
      damaged: 'refuse',
    });
    await work({ journal, venue, gate, timeZone, language });
  } catch (error) {
    throw failureOf(error);
  } finally {
    journal?.close();
  }
}

function failureOf(error: unknown): unknown {
  if (error instanceof DatabaseDamaged) {
    const advice = 'The kiosk sets it aside when it is started again; keep the file, it may still be read.';
    return new CommandFailed(`${error.message}. ${advice}`, { cause: error });
  }
  const expected =
    error instanceof JournalUnwritable || error instanceof KeyUnusable || error instanceof RowsGone;
  return expected ? new CommandFailed(error.message, { cause: error }) : error;
}
