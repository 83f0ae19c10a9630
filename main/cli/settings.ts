import { Command } from 'commander';
import { problemSentence } from '../../shared/locales/setting-words.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SettingsOutcome } from '../../shared/settings-change.ts';
import { importable } from '../../shared/settings-export.ts';
import { previewSettings, settingsNote } from '../desk/apply-settings.ts';
import { exportWithLogo, logoProblems } from '../store/exported-logo.ts';
import { LogoFiles } from '../store/logo-files.ts';
import { readSettingsExport } from '../store/read-settings-export.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { changeSettings } from './journal/change-settings.ts';

function settingsOf(profile: string): Settings {
  const settings = new SettingsFile(profile).read();
  if (settings === undefined)
    throw new CommandFailed('This kiosk is not set up yet. Run "munjigi setup" first.');
  return settings;
}

const unusable = {
  gone: 'cannot be read',
  'too-large': 'is far too large to be exported settings',
  'not-settings': 'is no file of exported settings',
  newer: 'is of a newer Munjigi. Update this one first',
} as const;

/** What a file of exported settings asks for here. @throws {CommandFailed} it is none */
async function changesOf(
  path: string,
): Promise<ReturnType<typeof importable> & { readonly logo: Buffer | undefined }> {
  const read = await readSettingsExport(path);
  if (!read.ok) throw new CommandFailed(`${path} ${unusable[read.fault]}.`);
  return { ...importable(read.settings), logo: read.logo };
}

/** The differences, one a line. @throws {CommandFailed} it names every wrong field in the language of the kiosk */
function told(outcome: SettingsOutcome, { language }: Settings): readonly string[] {
  if (!outcome.ok) {
    const problems = outcome.problems.map(
      (problem) => `  ${problem.field}: ${problemSentence(language, problem)}`,
    );
    throw new CommandFailed(`Nothing was changed:\n${problems.join('\n')}`);
  }
  const shown = (value: unknown) => (value === undefined ? '(none)' : JSON.stringify(value));
  return outcome.differences.map(
    ({ field, before, after }) => `${field}: ${shown(before)} → ${shown(after)}`,
  );
}

function exportCommand(): Command {
  return withProfile(new Command('export'))
    .description('print the settings as one file, without accounts and PINs')
    .action((given) => {
      const profile = profileOf(given);
      print(JSON.stringify(exportWithLogo(settingsOf(profile), new LogoFiles(profile)), null, 2));
    });
}

function importCommand(): Command {
  return withProfile(new Command('import'))
    .description('take exported settings in, all or none; prints what differs')
    .argument('<file>')
    .option('--except <fields>', 'fields that stay as they are here, as gate,serialScanners', '')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .action(async (path: string, given) => {
      const profile = profileOf(given);
      const place = settingsOf(profile);
      const except = given.except.split(',');
      const asked = await changesOf(path);
      const entries = Object.entries(asked.changes).filter(([field]) => !except.includes(field));
      const changes = Object.fromEntries(entries);
      if (asked.leftAlone.length > 0) say(`Stays as it is here: ${asked.leftAlone.join(', ')}.`);
      const policies = TrustStore.open(profile, { clock: { now: Date.now } });
      try {
        const planned = told(previewSettings(place, changes, policies).outcome, place);
        const logos = new LogoFiles(profile);
        const problems = logoProblems(changes, asked.logo, logos);
        if (problems.length > 0) told({ ok: false, problems }, place);
        for (const line of planned) print(line);
        if (given.dryRun || planned.length === 0) {
          say(planned.length === 0 ? 'Nothing differs.' : 'Nothing was changed: this was a dry run.');
          return;
        }
        if (asked.logo !== undefined) await logos.put(asked.logo);
        await changeSettings(profile, place, (settings = place) => {
          const made = previewSettings(settings, changes, policies);
          told(made.outcome, settings);
          if (!made.outcome.ok || made.settings === undefined) return undefined;
          return { settings: made.settings, note: settingsNote(made.outcome.differences) };
        });
        say('The settings are changed; a kiosk that runs takes them up within seconds.');
      } finally {
        policies.close();
      }
    });
}

/** `munjigi settings`: the settings of one kiosk for the next. */
export function settingsCommand(): Command {
  return new Command('settings')
    .description('the settings as one file, from one kiosk to the next')
    .addCommand(exportCommand())
    .addCommand(importCommand());
}
