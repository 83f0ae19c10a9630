import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { checkSentence, checkTitle } from '../../shared/locales/check-list.ts';
import { type Language, languages, type Settings } from '../../shared/settings.ts';
import { ClockGuard } from '../admission/clock-guard.ts';
import { overridesInForce } from '../admission/hard-limits.ts';
import { selfCheck } from '../admission/self-check/self-check.ts';
import { checkList, type DoorFacts } from '../desk/check-list.ts';
import { knownPolicy } from '../desk/known-policies.ts';
import { formats } from '../passes/formats.ts';
import { findPorts } from '../scanners/find-ports.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { CommandFailed, marks, print, profileOf, withProfile } from './command.ts';
import { withJournal } from './journal/open-profile-journal.ts';

const clock = { now: Date.now };

/** Whether each scanner of the settings has a device, which is all that can be seen while a kiosk may hold it. */
async function scannersOf(settings: Settings | undefined): Promise<DoorFacts['scanners']> {
  const found = await Promise.all(
    (settings?.serialScanners ?? []).map((scanner) => findPorts(scanner).catch(() => [])),
  );
  const connected = found.filter((paths) => paths.some((path) => existsSync(path))).length;
  return { connected, missing: found.length - connected };
}

/** Opens the journal, checks its chain, and remembers what it knows of the time. */
async function readJournal(profile: string): Promise<{
  readonly state: DoorFacts['journal'];
  readonly lastTrustedAt?: number | undefined;
  readonly clockDoubted?: boolean;
}> {
  try {
    let found: Awaited<ReturnType<typeof readJournal>> = { state: 'bad' };
    await withJournal(profile, async ({ journal }) => {
      const { ok } = await journal.verify();
      found = {
        state: ok ? 'good' : 'bad',
        lastTrustedAt: journal.lastTrustedAt(),
        clockDoubted: journal.clockWasDoubted(),
      };
    });
    return found;
  } catch (error) {
    if (error instanceof CommandFailed) return { state: 'bad' };
    throw error;
  }
}

async function factsOf(profile: string): Promise<DoorFacts & { readonly language: Language }> {
  const { settings, problem } = new SettingsFile(profile).look();
  const trust = TrustStore.open(profile, { clock });
  try {
    const journal = await readJournal(profile);
    const guard = new ClockGuard({
      clock,
      lastTrustedAt: () => journal.lastTrustedAt,
      doubtedBefore: () => journal.clockDoubted === true,
      vouchedAt: () => trust.vouchedAt(),
    });
    const { bavail, bsize } = await statfs(profile);
    const policyName = settings?.policy ?? 'default';
    return {
      now: clock.now(),
      place: settings,
      settingsProblem: problem,
      policyName,
      policy: knownPolicy(trust, policyName),
      issuers: trust.issuers(),
      ends: trust.ends(),
      overrides: settings === undefined ? [] : overridesInForce(settings, clock.now()),
      clock: guard.state(),
      freeBytes: bavail * bsize,
      journal: journal.state,
      scanners: await scannersOf(settings),
      selfCheck: await selfCheck({ formats }),
      language: settings?.language ?? 'ko',
    };
  } finally {
    trust.close();
  }
}

/** `munjigi doctor`: whether the doors can open. */
export function doctorCommand(): Command {
  return withProfile(new Command('doctor'))
    .description('look at everything that must be so before the doors open')
    .option('--json', 'one JSON object a line', false)
    .addOption(new Option('--language <language>', 'else as the kiosk is set').choices([...languages]))
    .addHelpText(
      'after',
      '\nEnds with 1 if anything is bad: guests would go to staff, or none could be let in.',
    )
    .action(async (given) => {
      const facts = await factsOf(profileOf(given));
      const language: Language = given.language ?? facts.language;
      const checks = checkList(facts);
      for (const check of checks) {
        const [title, sentence] = [checkTitle(language, check), checkSentence(language, check)];
        print(given.json ? JSON.stringify(check) : `${marks[check.state]} ${title}: ${sentence}`);
      }
      if (checks.some(({ state }) => state === 'bad')) process.exitCode = 1;
    });
}
