import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import type { Settings } from '../../shared/settings.ts';
import {
  exportOf,
  type SettingChanges,
  type SettingsOutcome,
  settingsExportSchema,
} from '../../shared/settings-change.ts';
import { previewSettings, settingsNote } from '../desk/apply-settings.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { changeSettings } from './journal/change-settings.ts';

/** Bytes. */
const largest = 1024 * 1024;

function settingsOf(profile: string): Settings {
  const settings = new SettingsFile(profile).read();
  if (settings === undefined)
    throw new CommandFailed('This kiosk is not set up yet. Run "munjigi setup" first.');
  return settings;
}

/** What a file of exported settings holds. @throws {CommandFailed} it is none */
function changesOf(path: string): SettingChanges {
  try {
    if (statSync(path).size > largest) throw new Error(`it is larger than ${largest} bytes`);
    return settingsExportSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).settings;
  } catch (error) {
    throw new CommandFailed(`${path} is no file of exported settings: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function told(outcome: SettingsOutcome): readonly string[] {
  if (!outcome.ok) {
    const problems = outcome.problems.map(({ field, fault }) => `  ${field}: ${fault}`);
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
    .action((given) => print(JSON.stringify(exportOf(settingsOf(profileOf(given))), null, 2)));
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
      const entries = Object.entries(changesOf(path)).filter(([field]) => !except.includes(field));
      const changes = Object.fromEntries(entries);
      const policies = TrustStore.open(profile, { clock: { now: Date.now } });
      try {
        const planned = told(previewSettings(place, changes, policies).outcome);
        for (const line of planned) print(line);
        if (given.dryRun || planned.length === 0) {
          say(planned.length === 0 ? 'Nothing differs.' : 'Nothing was changed: this was a dry run.');
          return;
        }
        await changeSettings(profile, place, (settings = place) => {
          const made = previewSettings(settings, changes, policies);
          told(made.outcome);
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
