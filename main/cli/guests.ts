import { Command } from 'commander';
import { z } from 'zod';
import type { Settings } from '../../shared/settings.ts';
import { GuestBook } from '../guests/guest-book.ts';
import { listEnd } from '../guests/list-end.ts';
import { isListFault } from '../guests/list-faults.ts';
import { readGuestFile } from '../guests/read-guest-file.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { guestProblemLine } from './guest-problem.ts';
import { withJournal } from './journal/open-profile-journal.ts';

/** As many problems as somebody mends before trying again. */
const toldAtMost = 20;
const optionsSchema = z.object({
  list: z.string().trim().min(1).max(60),
  until: z.iso.date('--until is a day, as 2026-12-31'),
});

function settingsOf(profile: string): Settings {
  const settings = new SettingsFile(profile).read();
  if (settings === undefined)
    throw new CommandFailed('This kiosk is not set up yet. Run "munjigi setup" first.');
  return settings;
}

/** Opens the book of a profile for one command. The kiosk may be at work on it meanwhile. */
async function withBook<T>(profile: string, work: (book: GuestBook) => Promise<T> | T): Promise<T> {
  const book = GuestBook.open(profile);
  try {
    return await work(book);
  } catch (error) {
    if (isListFault(error)) throw new CommandFailed(`Nothing was imported. ${error.message}`);
    throw error;
  } finally {
    book.close();
  }
}

/** The change and its row, or neither. The row names no account, for nobody entered a PIN. */
function journalled(profile: string, note: string, work: () => void): Promise<void> {
  return withJournal(
    profile,
    ({ journal }) =>
      journal.write(({ append }) => {
        append({ kind: 'changed', clock: 'untrusted', network: 'offline', note: `${note}, by command` });
        work();
      }),
    settingsOf(profile),
  );
}

function importCommand(): Command {
  return withProfile(new Command('import'))
    .description('take a guest list in, in place of the one of that name')
    .argument('<file>', 'CSV with the columns id, name and, if there are any, company, code')
    .requiredOption('--list <name>', 'what staff call it')
    .requiredOption('--until <day>', 'the last day on which it is held, as 2026-12-31')
    .action(async (file: string, given) => {
      const options = optionsSchema.safeParse(given);
      if (!options.success) throw new CommandFailed(`Not imported:\n${z.prettifyError(options.error)}`);
      const { list, until } = options.data;
      const profile = profileOf(given);
      const { timeZone } = settingsOf(profile);
      const end = listEnd(until, timeZone);
      const now = Date.now();
      if (end <= now) throw new CommandFailed(`Not imported: ${until} is over.`);
      const reading = readGuestFile(file);
      if (!reading.ok) {
        const lines = reading.problems.slice(0, toldAtMost).map(guestProblemLine);
        const rest = reading.problems.length - lines.length;
        const more = rest > 0 ? [`  and ${rest} more`] : [];
        throw new CommandFailed([`Nothing was imported from ${file}:`, ...lines, ...more].join('\n'));
      }
      const { guests } = reading;
      await withBook(profile, async ({ lists }) => {
        // What takes long is done before the journal is written to: the kiosk may be at work.
        const staged = lists.stage({ name: list, until: end, now }, guests);
        const note = `imported the guest list ${list} (${guests.length} guests, until ${until})`;
        await journalled(profile, note, () => lists.hold(staged));
        await lists.purge(now);
      });
      say(`${guests.length} guests on the list "${list}". It is destroyed when ${until} is over.`);
    });
}

function listCommand(): Command {
  return withProfile(new Command('list'))
    .description('show the guest lists that are held, without the guests')
    .action(async (given) => {
      await withBook(profileOf(given), ({ lists }) => {
        for (const { name, guests, until } of lists.held()) {
          print(`${name}\t${guests}\t${new Date(until).toISOString()}`);
        }
      });
    });
}

function removeCommand(): Command {
  return withProfile(new Command('remove'))
    .description('destroy a guest list before its date')
    .argument('<name>')
    .action(async (name: string, given) => {
      const profile = profileOf(given);
      await withBook(profile, async ({ lists }) => {
        await journalled(profile, `destroyed the guest list ${name}`, () => {
          if (lists.retire(name)) return;
          throw new CommandFailed(`There is no guest list "${name}". "munjigi guests list" shows them.`);
        });
        await lists.purge(Date.now());
      });
    });
}

export function guestsCommand(): Command {
  return new Command('guests')
    .description('lists of guests whom staff let in by name')
    .addCommand(importCommand())
    .addCommand(listCommand())
    .addCommand(removeCommand());
}
