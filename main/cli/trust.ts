import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { GenerationStatus, SourceStatus } from '../../shared/contract/trust.ts';
import { presets } from '../../shared/policies/presets.ts';
import { knownPolicies } from '../desk/known-policies.ts';
import { isPairing, parsePairing } from '../trust/repository/pairing.ts';
import type { GivenRoot } from '../trust/repository/take-repository.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { calendarCommand } from './calendar.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { presetOrFile } from './policy-argument.ts';
import { pairPretixCommand, renewPretixCommand } from './pretix.ts';

interface ProfileOption {
  readonly profile?: string;
}

interface ImportOptions extends ProfileOption {
  readonly issuer?: string;
  readonly name?: string;
  readonly replace?: boolean;
  readonly root?: string;
}

async function withStore(
  options: ProfileOption,
  work: (store: TrustStore) => Promise<void> | void,
): Promise<void> {
  const store = TrustStore.open(profileOf(options), { clock: { now: () => Date.now() } });
  try {
    await work(store);
  } finally {
    store.close();
  }
}

function when(at: EpochMs | undefined): string {
  return at === undefined ? 'none' : toIso(at);
}

function sentenceOf({ location, kind, issuer, error }: SourceStatus): string {
  return `${location} (${kind}${issuer === undefined ? '' : ` of ${issuer}`}): ${error ?? 'up to date'}`;
}

function generationsOf({ generation, previous, turnedBack }: SourceStatus): readonly string[] {
  const say = (what: string, held: GenerationStatus | undefined) =>
    held === undefined
      ? []
      : [
          `${what} generation ${held.number}: ${held.keys} keys, ${held.entries} entries, taken in ${toIso(held.installedAt)}, current ${toIso(held.currentAt)}`,
        ];
  return [...say('in force', generation), ...say('before it', previous), ...say('turned back', turnedBack)];
}

/** A file as it is published, or the text of a pairing code. */
function givenRoot(text: string): GivenRoot {
  try {
    return isPairing(text) ? parsePairing(text).root : { file: readFileSync(text) };
  } catch (error) {
    throw new CommandFailed(`The root cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

async function importAll(
  store: TrustStore,
  locations: readonly string[],
  options: ImportOptions,
): Promise<void> {
  let failed = 0;
  const root = options.root === undefined ? undefined : givenRoot(options.root);
  for (const location of locations) {
    const report = await store.importSource(location, { ...options, root });
    if (report.ok) {
      say(sentenceOf(report.source));
      for (const skipped of report.skipped) say(`  passed over: ${skipped}`);
    } else {
      failed += 1;
      say(`${location}: ${report.detail}`);
    }
  }
  if (failed > 0)
    throw new CommandFailed(`${failed} of ${locations.length} could not be imported as a whole.`);
}

function list(store: TrustStore, json: boolean): void {
  const issuers = store.issuers();
  const sources = store.sources();
  if (json) {
    const iso = (at: EpochMs | undefined) => (at === undefined ? undefined : toIso(at));
    const dated = (held: GenerationStatus | undefined) =>
      held === undefined
        ? undefined
        : { ...held, installedAt: toIso(held.installedAt), currentAt: toIso(held.currentAt) };
    print(
      JSON.stringify({
        issuers: issuers.map(({ keysAsOf, revocationsAsOf, ...issuer }) => ({
          ...issuer,
          keysAsOf: iso(keysAsOf),
          revocationsAsOf: iso(revocationsAsOf),
        })),
        sources: sources.map(({ generation, previous, turnedBack, ...source }) => ({
          ...source,
          installedAt: iso(source.installedAt),
          attemptedAt: iso(source.attemptedAt),
          nextAttemptAt: iso(source.nextAttemptAt),
          generation: dated(generation),
          previous: dated(previous),
          turnedBack: dated(turnedBack),
        })),
      }),
    );
    return;
  }
  if (issuers.length === 0) say('No issuer is held. Take one in with: munjigi trust import PATH|URL');
  for (const { id, name, keys, keysAsOf, revocationsAsOf, revoked } of issuers) {
    print(`${name} (${id})`);
    print(`  keys ${keys}, as of ${when(keysAsOf)}`);
    print(`  revocations ${revoked}, as of ${when(revocationsAsOf)}`);
  }
  for (const source of sources) {
    print(`source ${sentenceOf(source)}`);
    if (source.nextAttemptAt !== undefined) print(`  next attempt ${toIso(source.nextAttemptAt)}`);
    for (const line of generationsOf(source)) print(`  ${line}`);
  }
}

function policyCommand(): Command {
  const put = withProfile(new Command('put'))
    .description('take in a policy from a JSON file or a preset, or replace the one of its name')
    .argument('<file|preset>', `a JSON file, or one of ${presets.map(({ name }) => name).join(', ')}`)
    .action(async (name: string, options: ProfileOption) => {
      const policy = presetOrFile(name);
      await withStore(options, (store) => store.putPolicy(policy));
      say(`The policy ${policy.name} is held now.`);
    });
  const all = withProfile(new Command('list'))
    .description('print the policies and the presets, one JSON object a line')
    .action((options: ProfileOption) =>
      withStore(options, (store) => {
        for (const policy of knownPolicies(store)) print(JSON.stringify(policy));
      }),
    );
  return new Command('policy').description('what this venue asks for').addCommand(put).addCommand(all);
}

/** `munjigi trust`: whose passes this kiosk believes, and what it knows of their revocations. */
export function trustCommand(): Command {
  const take = withProfile(new Command('import'))
    .description('take in keys, a directory of issuers, or a list of what was revoked')
    .argument(
      '<path|url|did...>',
      'where it is: a file, a folder, an address, tuf+https://… for a signed repository, a pairing code, pretix+https://… for an event of pretix; or an issuer whose key is its identifier, did:infra:…',
    )
    .option('--issuer <url>', 'whose it is, where the source does not say it')
    .option('--name <name>', 'what to call the issuer, where the source does not say it')
    .option('--root <file|code>', 'of a repository: the root.json or the pairing code that you trust')
    .option('--replace', 'forget what is held of the issuer and trust what this source says now')
    .action((locations: readonly string[], options: ImportOptions) =>
      withStore(options, (store) => importAll(store, locations, options)),
    );
  const show = withProfile(new Command('list'))
    .description('print issuers, ages and sources')
    .option('--json', 'as one JSON object')
    .action((options: ProfileOption & { readonly json?: boolean }) =>
      withStore(options, (store) => list(store, options.json === true)),
    );
  const refresh = withProfile(new Command('refresh'))
    .description('ask every source for news')
    .action((options: ProfileOption) =>
      withStore(options, async (store) => {
        const sources = await store.refresh();
        for (const source of sources) say(sentenceOf(source));
        const failed = sources.filter(({ error }) => error !== undefined).length;
        if (failed > 0)
          throw new CommandFailed(`${failed} of ${sources.length} sources did not answer well.`);
      }),
    );
  const restore = withProfile(new Command('restore'))
    .description('put in force again what a source gave before, until it gives something newer')
    .argument('<path|url|did>', 'the source, as `trust list` names it')
    .action((location: string, options: ProfileOption) =>
      withStore(options, (store) => {
        const report = store.restore(location);
        if (!report.ok) throw new CommandFailed(report.detail);
        say(sentenceOf(report.source));
        for (const line of generationsOf(report.source)) say(`  ${line}`);
      }),
    );
  return new Command('trust')
    .description('whose passes this kiosk believes')
    .addCommand(take)
    .addCommand(show)
    .addCommand(refresh)
    .addCommand(restore)
    .addCommand(calendarCommand())
    .addCommand(pairPretixCommand())
    .addCommand(renewPretixCommand())
    .addCommand(policyCommand());
}
