import { Command, Option } from 'commander';
import { z } from 'zod';
import { pinSchema, roles, type Settings, type Staff, staffSchema } from '../../shared/settings.ts';
import { hashPin } from '../desk/pin.ts';
import {
  addAccount,
  type RosterChange,
  type RosterProblem,
  removeAccount,
  resetPin,
} from '../desk/roster.ts';
import { newStaffId } from '../desk/set-up.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { changeSettings } from './journal/change-settings.ts';

interface ProfileOption {
  readonly profile?: string;
}

const advice: Record<RosterProblem, string> = {
  'no-account': 'There is no such account. "munjigi staff list" shows them.',
  'last-manager': 'The last manager cannot be removed. Add another manager first.',
};

function settingsOf(profile: string): Settings {
  const settings = new SettingsFile(profile).read();
  if (settings === undefined)
    throw new CommandFailed('This kiosk is not set up yet. Run "munjigi setup" first.');
  return settings;
}

/** Makes a change to the accounts, and leaves its row. */
async function change(
  options: ProfileOption,
  work: (staff: readonly Staff[]) => RosterChange,
): Promise<void> {
  const profile = profileOf(options);
  const place = settingsOf(profile);
  await changeSettings(profile, place, (settings = place) => {
    const changed = work(settings.staff);
    if (!changed.ok) throw new CommandFailed(advice[changed.problem]);
    return { settings: { ...settings, staff: [...changed.staff] }, note: changed.note };
  });
}

const accountSchema = z.object({ name: staffSchema.shape.name, role: z.enum(roles), pin: pinSchema });

function addCommand(): Command {
  return withProfile(new Command('add'))
    .description('add an account')
    .requiredOption('--name <name>', 'name on the PIN screen')
    .addOption(new Option('--role <role>').choices([...roles]).default('steward'))
    .requiredOption('--pin <pin>', '4 to 12 digits')
    .action(async (given) => {
      settingsOf(profileOf(given));
      const account = accountSchema.safeParse(given);
      if (!account.success) throw new CommandFailed(`Not added:\n${z.prettifyError(account.error)}`);
      const { name, role, pin } = account.data;
      const added = { id: newStaffId(), name, role, pin: await hashPin(pin) };
      await change(given, (staff) => addAccount(staff, added));
      say(`${name} can unlock the desk now.`);
      print(added.id);
    });
}

function listCommand(): Command {
  return withProfile(new Command('list'))
    .description('list the accounts')
    .option('--json', 'one JSON object a line', false)
    .action((given) => {
      for (const { id, name, role } of settingsOf(profileOf(given)).staff) {
        print(given.json ? JSON.stringify({ id, name, role }) : `${id}  ${role.padEnd(10)}  ${name}`);
      }
    });
}

function resetPinCommand(): Command {
  return withProfile(new Command('reset-pin'))
    .description('give an account another PIN, where the old one is lost')
    .argument('<id>')
    .requiredOption('--pin <pin>', '4 to 12 digits')
    .action(async (id: string, given) => {
      const pin = pinSchema.safeParse(given.pin);
      if (!pin.success) throw new CommandFailed(`The PIN is as it was:\n${z.prettifyError(pin.error)}`);
      const hash = await hashPin(pin.data);
      await change(given, (staff) => resetPin(staff, id, hash));
      say(`Account ${id} unlocks the desk with the new PIN now. The journal says that it was reset.`);
    });
}

function removeCommand(): Command {
  return withProfile(new Command('remove'))
    .description('remove an account; what it did stays in the journal')
    .argument('<id>')
    .action(async (id: string, given) => {
      await change(given, (staff) => removeAccount(staff, id));
      say(`Account ${id} is removed.`);
    });
}

/**
 * `munjigi staff`: who can unlock the desk. A kiosk that runs takes a change up at the next unlocking; each change
 * leaves a row.
 */
export function staffCommand(): Command {
  return new Command('staff')
    .description('who can unlock the desk')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(resetPinCommand())
    .addCommand(removeCommand());
}
