import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { encodeQR } from 'qr';
import { type Clock, type EpochMs, toIso } from '../../shared/clock.ts';
import { instantForms, parseInstant } from '../issuer/instant.ts';
import { Issuer, type PassOrder } from '../issuer/issuer.ts';
import { IssuerRefused } from '../issuer/issuer-refused.ts';
import { type LineProblem, readOrders } from '../issuer/orders-csv.ts';
import { formatPairing } from '../trust/repository/pairing.ts';
import { digestOf } from '../trust/repository/trusted-root.ts';
import { type RevocationScheme, revocationSchemes } from '../trust/revocation-scheme.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { presetOrFile } from './policy-argument.ts';
import { fleetSettingsFile } from './settings-argument.ts';

const clock: Clock = { now: () => Date.now() };

/** With an address of this length a pass without a name, a type and a start has 400 characters. */
const longestShortId = 37;

interface ProfileOption {
  readonly profile?: string;
}

interface IssueOptions extends ProfileOption, PassOrder {
  readonly svg?: string;
  readonly csv?: string;
}

interface ListOptions extends ProfileOption {
  readonly out: string;
  readonly scheme: RevocationScheme;
  readonly until?: EpochMs;
}

function instantArgument(edge: 'from' | 'until'): (text: string) => EpochMs {
  return (text) => {
    const at = parseInstant(text, edge);
    if (at === undefined) throw new InvalidArgumentError(`It is not understood: ${instantForms}.`);
    return at;
  };
}

/** Runs `work`, turns the issuer's own refusals into the command's, and closes the issuer in any case. */
async function withIssuer<Result>(
  opening: Promise<Issuer>,
  work: (issuer: Issuer) => Promise<Result> | Result,
): Promise<Result> {
  let issuer: Issuer | undefined;
  try {
    issuer = await opening;
    return await work(issuer);
  } catch (error) {
    if (error instanceof IssuerRefused) throw new CommandFailed(error.message, { cause: error });
    throw error;
  } finally {
    issuer?.close();
  }
}

function linesFailed(path: string, problems: readonly LineProblem[]): CommandFailed {
  const shown = problems.slice(0, 20).map(({ line, detail }) => `${path}, line ${line}: ${detail}`);
  const more = problems.length > shown.length ? [`and ${problems.length - shown.length} more`] : [];
  return new CommandFailed(['Nothing was issued.', ...shown, ...more].join('\n'));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandFailed(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
}

async function issueFile(issuer: Issuer, path: string): Promise<void> {
  const reading = readOrders(readText(path));
  if (!reading.ok) throw linesFailed(path, reading.problems);
  try {
    const passes = await issuer.issueMany(reading.orders.map(({ order }) => order));
    for (const { code } of passes) print(code);
  } catch (error) {
    if (!(error instanceof IssuerRefused) || error.orders.length === 0) throw error;
    const problems = error.orders.map(({ index, detail }) => ({
      line: reading.orders[index]?.line ?? 0,
      detail,
    }));
    throw linesFailed(path, problems);
  }
}

async function issueOne(issuer: Issuer, { svg, id, name, type, from, until }: IssueOptions): Promise<void> {
  const { code } = await issuer.issue({ id, name, type, from, until });
  // First of all: the pass is issued now, and its code is nowhere else.
  print(code);
  if (svg === undefined) return;
  try {
    // Four modules of quiet zone (ISO/IEC 18004, 5.3.8).
    writeFileSync(svg, encodeQR(code, 'svg', { ecc: 'medium', border: 4 }));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new CommandFailed(`The pass is issued, but ${svg} cannot be written (${why}).`, { cause: error });
  }
}

function initCommand(): Command {
  return withProfile(new Command('init'))
    .description('make this profile an issuer of passes: its key and its register')
    .requiredOption('--id <url>', 'the address under which its folder will be published')
    .requiredOption('--name <name>', 'what guests and staff know it by')
    .action(async ({ id, name, ...options }: ProfileOption & { id: string; name: string }) => {
      await withIssuer(Issuer.init(profileOf(options), { id, name, clock }), ({ identity }) => {
        say(`${identity.name} (${identity.id}) can issue passes now.`);
        if (identity.id.length > longestShortId) {
          say(
            `Its address has more than ${longestShortId} characters and stands in every pass twice: codes will be longer than 400 characters, and slow to read. A shorter address needs a new profile.`,
          );
        }
      });
    });
}

function issueCommand(): Command {
  const single = ['id', 'name', 'type', 'from', 'until', 'svg'];
  return withProfile(new Command('issue'))
    .description('issue a pass, or one for each line of a CSV file, and print the code')
    .option('--id <id>', "the pass's own number (else a random one)")
    .option('--name <name>', "the guest's name, carried in the code and kept nowhere else")
    .option('--type <type>', 'what kind of pass it is, in your words')
    .option('--from <instant>', 'valid from', instantArgument('from'))
    .option('--until <instant>', 'valid until (else 24 hours)', instantArgument('until'))
    .option('--svg <file>', 'draw the QR code, too')
    .addOption(new Option('--csv <file>', 'columns id,name,type,from,until in any order').conflicts(single))
    .action(async (options: IssueOptions) => {
      await withIssuer(Issuer.open(profileOf(options), { clock }), async (issuer) => {
        if (options.csv !== undefined) await issueFile(issuer, options.csv);
        else await issueOne(issuer, options);
      });
    });
}

function revokeCommand(): Command {
  return withProfile(new Command('revoke'))
    .description('revoke passes for good; kiosks know it after the next publish')
    .argument('<id...>', 'numbers of the passes')
    .action(async (ids: readonly string[], options: ProfileOption) => {
      await withIssuer(Issuer.open(profileOf(options), { clock }), (issuer) =>
        say(`Revoked: ${issuer.revoke(ids)}. Publish to tell the kiosks.`),
      );
    });
}

interface PublishOptions extends ProfileOption {
  readonly out: string;
  readonly tuf?: boolean;
  readonly policy: readonly string[];
  readonly settings?: string;
  readonly days: number;
}

function daysArgument(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 30) {
    throw new InvalidArgumentError('It is a whole number of days, 1 to 30.');
  }
  return days;
}

function publishCommand(): Command {
  const policies = (name: string, all: readonly string[]) => [...all, name];
  return withProfile(new Command('publish'))
    .description('write the folder of keys and lists that kiosks import')
    .requiredOption('--out <folder>', 'where to write it')
    .option('--tuf', 'as a signed repository (The Update Framework), for any web server, CDN or USB stick')
    .option(
      '--policy <file|preset>',
      'with --tuf: what the venue asks for, too; again for more',
      policies,
      [],
    )
    .option('--settings <file>', 'with --tuf: what every kiosk that trusts it is to be set to')
    .option('--days <days>', 'with --tuf: kiosks take nothing in from it after that long', daysArgument, 7)
    .action(async ({ out, tuf = false, policy, settings: file, days, ...options }: PublishOptions) => {
      await withIssuer(Issuer.open(profileOf(options), { clock }), async (issuer) => {
        if (!tuf) {
          await issuer.publish(out);
          say(`Published. Serve ${out} at ${issuer.identity.id}, or carry it to the kiosks.`);
          say(`Fingerprint of its key: ${await issuer.fingerprint()}`);
          return;
        }
        const until = clock.now() + days * 24 * 60 * 60 * 1000;
        const settings = file === undefined ? undefined : fleetSettingsFile(file);
        await issuer.publishRepository(out, { policies: policy.map(presetOrFile), settings, until });
        say(`Published until ${toIso(until)}. Serve ${out} from anywhere, or carry it to the kiosks.`);
        const root = digestOf(Buffer.from(issuer.root().json));
        say(`Fingerprint of root ${root.version}: ${root.sha256}`);
      });
    });
}

function rotateCommand(): Command {
  return withProfile(new Command('rotate-root'))
    .description("put another key in charge of the repository's root; kiosks follow by themselves")
    .action(async (options: ProfileOption) => {
      await withIssuer(Issuer.open(profileOf(options), { clock }), (issuer) =>
        say(`The root is of version ${issuer.rotateRoot().version} now. Publish to tell the kiosks.`),
      );
    });
}

function pairCommand(): Command {
  return withProfile(new Command('pair'))
    .description('print the code by which a kiosk comes to believe your signed repository')
    .option('--at <url>', 'where it is served; without it the repository comes on a stick')
    .option('--svg <file>', 'draw the QR code, too')
    .action(async ({ at, svg, ...options }: ProfileOption & { at?: string; svg?: string }) => {
      await withIssuer(Issuer.open(profileOf(options), { clock }), (issuer) => {
        const root = digestOf(Buffer.from(issuer.root().json));
        const code = formatPairing({ root, ...(at === undefined ? {} : { at }) });
        print(code);
        say(`Fingerprint of root ${root.version}: ${root.sha256}`);
        if (svg !== undefined) writeFileSync(svg, encodeQR(code, 'svg', { ecc: 'medium', border: 4 }));
      });
    });
}

function listCommand(): Command {
  return withProfile(new Command('list'))
    .description('write a large list of what is revoked, one a line on standard input, for kiosks to import')
    .addOption(
      new Option('--scheme <scheme>', 'what a line is').choices(revocationSchemes).default('pass-id'),
    )
    .option('--until <instant>', 'the list says nothing any more from then on', instantArgument('until'))
    .requiredOption('--out <folder>', 'where to write it')
    .action(async ({ out, scheme, until, ...options }: ListOptions) => {
      await withIssuer(Issuer.open(profileOf(options), { clock }), async (issuer) => {
        const count = await issuer.publishList(out, { scheme, until }, process.stdin);
        say(`Published: ${count} entries. Kiosks import ${join(out, `${scheme}.jwt`)}, or serve ${out}.`);
      });
    });
}

/** `munjigi issuer`: a venue issues its own passes. */
export function issuerCommand(): Command {
  return new Command('issuer')
    .description('issue, revoke and publish passes of your own')
    .addCommand(initCommand())
    .addCommand(issueCommand())
    .addCommand(revokeCommand())
    .addCommand(publishCommand())
    .addCommand(rotateCommand())
    .addCommand(pairCommand())
    .addCommand(listCommand());
}
