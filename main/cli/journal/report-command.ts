import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { EpochMs } from '../../../shared/clock.ts';
import { type Language, languages } from '../../../shared/settings.ts';
import { makeReport } from '../../journal/outages/make-report.ts';
import { saveReport } from '../../journal/outages/save-report.ts';
import { verifyReport } from '../../journal/outages/verify-report.ts';
import { verifyFigures } from '../../journal/reports/signed-figures.ts';
import type { VerificationKeys } from '../../journal/statement.ts';
import { textLines } from '../../journal/text-lines.ts';
import { verifyExport } from '../../journal/verify-export.ts';
import { CommandFailed, print, profileOf, say, withProfile } from '../command.ts';
import { version } from '../version.ts';
import { instant } from './instant-option.ts';
import { withJournal } from './open-profile-journal.ts';
import { findKeys } from './public-keys.ts';

interface ReportOptions {
  readonly profile?: string;
  readonly from?: EpochMs;
  readonly to?: EpochMs;
  readonly out?: string;
  readonly language?: Language;
}

async function report(options: ReportOptions): Promise<void> {
  const profile = profileOf(options);
  await withJournal(profile, async ({ journal, language, ...place }) => {
    const now = Date.now();
    const first = journal.rows().next().value;
    const made = await makeReport(journal, {
      ...place,
      from: options.from ?? (first === undefined ? now : Date.parse(first.at)),
      until: options.to ?? now,
      now,
      language: options.language ?? language,
      version,
    });
    const paths = await save(options.out ?? join(profile, 'reports'), made);
    const { network, kioskOff } = made.figures.totals;
    say(`Outages of the network: ${network.count}. Times the kiosk did not run: ${kioskOff.count}.`);
    print(paths.page);
    print(paths.signature);
  });
}

async function save(folder: string, made: Parameters<typeof saveReport>[1]): ReturnType<typeof saveReport> {
  try {
    return await saveReport(folder, made);
  } catch (error) {
    throw new CommandFailed(
      `The report cannot be written to ${folder}: ${(error as Error).message}. Name another folder with --out.`,
      { cause: error },
    );
  }
}

/** `munjigi journal report`: the outages of a period as a signed document. */
export function reportCommand(): Command {
  return withProfile(new Command('report'))
    .description(
      'write a signed report on outages of the network and stoppages of the kiosk: a page to print and its signature',
    )
    .option('--from <instant>', 'from then on (else from the first row that is kept)', instant('from'))
    .option('--to <instant>', 'before then (else until now)', instant('until'))
    .option('--out <dir>', 'folder to write to (else "reports" in the profile)')
    .addOption(
      new Option('--language <language>', 'of the page (else that of the screens)').choices(languages),
    )
    .action(report);
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CommandFailed(
      `${path} cannot be read: ${(error as Error).message}. The page and the signature belong into one folder.`,
      { cause: error },
    );
  }
}

interface VerifyOptions {
  readonly profile?: string;
  readonly key?: string;
  readonly journal?: string;
}

async function keysFor(options: VerifyOptions): Promise<VerificationKeys> {
  const found = await findKeys(options);
  if (found !== undefined) return found.keys;
  throw new CommandFailed(
    'Give the public key of the kiosk with --key FILE; "munjigi journal key" prints it there.',
  );
}

/** Figures that were saved at the desk, and the signature beside them. */
async function verifyFiguresFile(path: string, options: VerifyOptions): Promise<void> {
  const signature = readFile(`${path}.jws`).toString('utf8');
  const result = await verifyFigures(readFile(path), signature, await keysFor(options));
  if (!result.ok) throw new CommandFailed(`The figures do not hold: ${result.problem}.`);
  const { from, until, at, upTo } = result.statement;
  print(`The figures hold: ${from} to ${until}, counted at ${at} up to row ${upTo}.`);
}

async function verify(file: string, options: VerifyOptions): Promise<void> {
  const figures = /^(.*\.(?:csv|json))(?:\.jws)?$/.exec(file)?.[1];
  if (figures !== undefined) return await verifyFiguresFile(figures, options);
  const stem = file.replace(/\.(html|jws)$/, '');
  const page = readFile(`${stem}.html`);
  const signature = readFile(`${stem}.jws`).toString('utf8');
  const keys = await keysFor(options);
  const { journal } = options;
  if (journal !== undefined) {
    if (!existsSync(journal)) throw new CommandFailed(`There is no file ${journal}.`);
    const chain = await verifyExport(textLines(journal), keys);
    if (!chain.ok)
      throw new CommandFailed(`The chain of ${journal} does not hold.\n${chain.problems.join('\n')}`);
  }
  const result = await verifyReport(
    { page, signature, ...(journal === undefined ? {} : { journal: textLines(journal) }) },
    keys,
  );
  if (!result.ok) throw new CommandFailed(`The report does not hold.\n${result.problems.join('\n')}`);
  const { venue, gate, at, outages, head } = result.report;
  const counted = journal === undefined ? '' : '; the journal counts the same';
  print(
    `The report holds: ${venue}, ${gate}, made at ${at}, ${outages.length} ${outages.length === 1 ? 'period' : 'periods'}, resting on row ${head.seq}${counted}.`,
  );
}

/** `munjigi journal verify-report`: whether a report is as the kiosk signed it. */
export function verifyReportCommand(): Command {
  return withProfile(new Command('verify-report'))
    .description(
      'check a report on outages: its figures, its page, and with --journal every count; or figures (CSV, JSON) saved at the desk',
    )
    .argument('<file>', 'the page, the figures or the signature; the other lies beside it')
    .option('--key <file>', 'public key of the kiosk that made it (JWK), as "munjigi journal key" prints it')
    .option('--journal <file>', 'an export of the journal, made with --json, to count again')
    .action(verify);
}
