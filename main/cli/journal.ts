import { once } from 'node:events';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { EpochMs } from '../../shared/clock.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import { csvHead, csvLine, wallTime } from '../journal/csv.ts';
import { print, profileOf, say, withProfile } from './command.ts';
import { figuresCommand } from './journal/figures-command.ts';
import { instant } from './journal/instant-option.ts';
import { withJournal } from './journal/open-profile-journal.ts';
import { reportCommand, verifyReportCommand } from './journal/report-command.ts';
import { verifyJournalCommand } from './journal/verify-command.ts';

interface ExportOptions {
  readonly profile?: string;
  readonly csv?: boolean;
  readonly since?: EpochMs;
  readonly until?: EpochMs;
}

function countArgument(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It is no number from 1 on.');
  return count;
}

/** Whoever reads slowly is waited for: a season of rows is not held in memory. */
async function put(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function listed(row: JournalRow, timeZone: string): string {
  const happened = [row.kind, row.direction, row.decision, row.reason, row.rule];
  const belongs = [
    row.staff === undefined ? undefined : `by ${row.staff}`,
    row.scan === undefined ? undefined : `for row ${row.scan}`,
    row.corrects === undefined
      ? undefined
      : `${row.void === true ? 'takes back' : 'corrects'} row ${row.corrects}`,
    row.clock === 'trusted' ? undefined : `clock ${row.clock}`,
    row.gate === '' ? undefined : row.gate,
  ];
  const said = (parts: readonly (string | undefined)[]) => parts.filter((one) => one !== undefined);
  const cells = [
    String(row.seq).padStart(6),
    wallTime(row.at, timeZone),
    said(happened).join(' ').padEnd(36),
    [...said(belongs), ...said([row.note])].join(', '),
  ];
  // A note is one line on the screen, whatever is in it.
  return cells
    .join('  ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trimEnd();
}

function listCommand(): Command {
  return withProfile(new Command('list'))
    .description('show the latest rows, the newest last, by the clock of the venue')
    .option('-n, --limit <count>', 'how many', countArgument, 20)
    .action((options: { readonly profile?: string; readonly limit: number }) =>
      withJournal(profileOf(options), async ({ journal, timeZone }) => {
        const { rows } = journal.list.page({ limit: options.limit, kinds: 'all' });
        if (rows.length === 0) say('The journal is empty.');
        for (const row of rows.toReversed()) await put(`${listed(row, timeZone)}\n`);
      }),
    );
}

async function exportJournal(options: ExportOptions): Promise<void> {
  const { since, until } = options;
  await withJournal(profileOf(options), async ({ journal, timeZone }) => {
    let rows = 0;
    if (options.csv === true) {
      await put(csvHead());
      for (const row of journal.rows({ since, until })) {
        await put(csvLine(row, timeZone));
        rows += 1;
      }
    } else {
      for (const line of journal.exportLines({ since, until })) {
        await put(`${line}\n`);
        rows += 1;
      }
    }
    say(rows === 0 ? 'There is no row to export.' : `${rows} ${rows === 1 ? 'row' : 'rows'} exported.`);
  });
}

function exportCommand(): Command {
  return withProfile(new Command('export'))
    .description('print the rows, oldest first')
    .addOption(
      new Option('--json', 'one JSON object a line, which can be verified (the default)').conflicts('csv'),
    )
    .option('--csv', 'a table for spreadsheets; it cannot be verified')
    .option('--since <instant>', 'from then on', instant('from'))
    .option('--until <instant>', 'before then', instant('until'))
    .action(exportJournal);
}

function keyCommand(): Command {
  return withProfile(new Command('key'))
    .description(
      'print the public keys that verify the journal of this kiosk, one JWK a line, the one in use first',
    )
    .action((options: { readonly profile?: string }) =>
      withJournal(profileOf(options), ({ journal }) => {
        for (const key of journal.publicKeys()) print(JSON.stringify(key));
      }),
    );
}

function verifyCommand(): Command {
  return withProfile(new Command('verify'))
    .description('check that the chain holds: of an export, or of the journal of this kiosk')
    .argument('[file]', 'an export made with --json')
    .option(
      '--key <file>',
      'public key of the kiosk that made the export (JWK), as "munjigi journal key" prints it',
    )
    .action(verifyJournalCommand);
}

/** `munjigi journal`: what happened at the door, for staff, for reports and for inspectors. */
export function journalCommand(): Command {
  return new Command('journal')
    .description('what happened at the door')
    .addCommand(listCommand())
    .addCommand(exportCommand())
    .addCommand(verifyCommand())
    .addCommand(figuresCommand())
    .addCommand(reportCommand())
    .addCommand(verifyReportCommand())
    .addCommand(keyCommand());
}
