import { Command, Option } from 'commander';
import { z } from 'zod';
import { pinSchema, roles, type Settings, staffSchema } from '../../shared/settings.ts';
import { hashPin } from '../desk/pin.ts';
import { newStaffId } from '../desk/set-up.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';

function settingsOf(file: SettingsFile): Settings {
  const settings = file.read();
  if (settings === undefined)
    throw new CommandFailed('This kiosk is not set up yet. Run "munjigi setup" first.');
  return settings;
}

const accountSchema = z.object({ name: staffSchema.shape.name, role: z.enum(roles), pin: pinSchema });

/** `munjigi staff`: who can unlock the desk. A kiosk that runs takes a change up at the next unlocking. */
export function staffCommand(): Command {
  const staff = new Command('staff').description('who can unlock the desk');
  withProfile(staff.command('add'))
    .description('add an account')
    .requiredOption('--name <name>', 'name on the PIN screen')
    .addOption(new Option('--role <role>').choices([...roles]).default('steward'))
    .requiredOption('--pin <pin>', '4 to 12 digits')
    .action(async (given) => {
      const file = new SettingsFile(profileOf(given));
      const settings = settingsOf(file);
      const account = accountSchema.safeParse(given);
      if (!account.success) throw new CommandFailed(`Not added:\n${z.prettifyError(account.error)}`);
      const { name, role, pin } = account.data;
      const id = newStaffId();
      file.write({ ...settings, staff: [...settings.staff, { id, name, role, pin: await hashPin(pin) }] });
      say(`${name} can unlock the desk now.`);
      print(id);
    });
  withProfile(staff.command('list'))
    .description('list the accounts')
    .option('--json', 'one JSON object a line', false)
    .action((given) => {
      for (const { id, name, role } of settingsOf(new SettingsFile(profileOf(given))).staff) {
        print(given.json ? JSON.stringify({ id, name, role }) : `${id}  ${role.padEnd(10)}  ${name}`);
      }
    });
  withProfile(staff.command('remove'))
    .description('remove an account; what it did stays in the journal')
    .argument('<id>')
    .action((id: string, given) => {
      const file = new SettingsFile(profileOf(given));
      const settings = settingsOf(file);
      const left = settings.staff.filter((one) => one.id !== id);
      if (left.length === settings.staff.length) {
        throw new CommandFailed(`There is no account ${id}. "munjigi staff list" shows them.`);
      }
      if (!left.some(({ role }) => role === 'manager')) {
        throw new CommandFailed('The last manager cannot be removed. Add another manager first.');
      }
      file.write({ ...settings, staff: left });
      say(`Account ${id} is removed.`);
    });
  return staff;
}
