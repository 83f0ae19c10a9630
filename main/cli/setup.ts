import { Command, Option } from 'commander';
import { z } from 'zod';
import { languages, setupSchema } from '../../shared/settings.ts';
import { settingsFor } from '../desk/set-up.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { CommandFailed, profileOf, say, withProfile } from './command.ts';
import { changeSettings } from './journal/change-settings.ts';

export function setupCommand(): Command {
  return withProfile(new Command('setup'))
    .description('set up this kiosk for the first time, as the first-run screens do')
    .requiredOption('--venue <name>', 'name of the venue')
    .requiredOption('--gate <name>', 'name of this gate')
    .requiredOption('--manager <name>', 'name of the manager, the first staff account')
    .requiredOption('--pin <pin>', 'the manager’s PIN, 4 to 12 digits')
    .addOption(
      new Option('--language <language>', 'language of the screens').choices([...languages]).default('ko'),
    )
    .action(async (given) => {
      const profile = profileOf(given);
      const setup = setupSchema.safeParse(given);
      if (!setup.success)
        throw new CommandFailed(`This kiosk was not set up:\n${z.prettifyError(setup.error)}`);
      const refuseIfSetUp = (held = new SettingsFile(profile).read()) => {
        if (held === undefined) return;
        const { path } = new SettingsFile(profile);
        throw new CommandFailed(`${profile} is set up already. Edit ${path}, or choose another profile.`);
      };
      refuseIfSetUp();
      const settings = await settingsFor(setup.data);
      await changeSettings(profile, settings, (held) => {
        refuseIfSetUp(held);
        return { settings, kind: 'set-up' };
      });
      say(`${setup.data.venue}, ${setup.data.gate}: set up in ${profile}. Start it with "munjigi start".`);
    });
}
