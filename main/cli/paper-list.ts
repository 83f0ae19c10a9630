import { Command, Option } from 'commander';
import { defaultPolicy } from '../../shared/policy.ts';
import { type Language, languages } from '../../shared/settings.ts';
import { knownPolicy } from '../desk/known-policies.ts';
import { paperList } from '../desk/paper-list.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { CommandFailed, print, profileOf, withProfile } from './command.ts';

function listOf(options: {
  readonly profile?: string;
  readonly language?: Language;
  readonly policy?: string;
}) {
  const profile = profileOf(options);
  const settings = new SettingsFile(profile).read();
  if (settings === undefined) {
    throw new CommandFailed(`No kiosk is set up in ${profile}. Name its folder with --profile.`);
  }
  const { venue, gate, language, retentionDays } = settings;
  const name = options.policy ?? settings.policy;
  const trust = TrustStore.open(profile, { clock: { now: Date.now } });
  try {
    const policy = knownPolicy(trust, name);
    if (policy === undefined && options.policy !== undefined) {
      throw new CommandFailed(
        `No policy is called ${name}. "munjigi trust policy list" prints those there are.`,
      );
    }
    const { manualEntry } = policy ?? defaultPolicy;
    return paperList(manualEntry, { venue, gate, language: options.language ?? language, retentionDays });
  } finally {
    trust.close();
  }
}

/** `munjigi paper-list`: empty lists to print, before the lights go out. */
export function paperListCommand(): Command {
  return withProfile(new Command('paper-list'))
    .description('print empty lists of the forms in force as a page of HTML (A4), to be filled in by hand')
    .option('--policy <name>', "the policy whose forms are listed (else the kiosk's)")
    .addOption(
      new Option('--language <language>', 'of the lists (else that of the screens)').choices([...languages]),
    )
    .action((options) => print(listOf(options).trimEnd()));
}
