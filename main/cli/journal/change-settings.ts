import type { Settings } from '../../../shared/settings.ts';
import type { SettingsChange } from '../../desk/change-settings.ts';
import { SettingsFile } from '../../store/settings-file.ts';
import { withJournal } from './open-profile-journal.ts';

/**
 * Changes the settings of a profile and leaves a row in its journal: a journal that cannot be written changes nothing,
 * nor does a settings file that cannot. `work` gets what the file says once nobody else writes: the journal is this
 * process's until the change is made. The row names no account, for nobody entered a PIN.
 *
 * @throws {CommandFailed} and whatever `work` throws
 * @throws {SettingsInvalid}
 */
export function changeSettings(
  profile: string,
  place: Settings,
  work: (settings: Settings | undefined) => SettingsChange | undefined,
): Promise<void> {
  return withJournal(
    profile,
    ({ journal }) =>
      journal.write(({ append }) => {
        const file = new SettingsFile(profile);
        const change = work(file.read());
        if (change === undefined) return;
        const { settings, kind = 'changed', note } = change;
        append({
          kind,
          // A command has looked at neither.
          clock: 'untrusted',
          network: 'offline',
          note: note === undefined ? 'by command' : `${note}, by command`,
        });
        file.write(settings);
      }),
    place,
  );
}
