import type { RowKind } from '../../../shared/journal-row.ts';
import type { Settings } from '../../../shared/settings.ts';
import { SettingsFile } from '../../store/settings-file.ts';
import { withJournal } from './open-profile-journal.ts';

/** What a command makes of the settings, and the row that says so. */
export interface SettingsChange {
  readonly settings: Settings;
  readonly kind: Extract<RowKind, 'set-up' | 'changed'>;
  readonly note?: string;
}

/**
 * Changes the settings of a profile and leaves a row in its journal: a journal that cannot be written changes nothing,
 * nor does a settings file that cannot. The row names no account, for nobody entered a PIN.
 *
 * @throws {CommandFailed}
 */
export function changeSettings(profile: string, change: SettingsChange): Promise<void> {
  const { settings, kind, note } = change;
  return withJournal(
    profile,
    ({ journal }) =>
      journal.write(({ append }) => {
        append({
          kind,
          // A command has looked at neither.
          clock: 'untrusted',
          network: 'offline',
          note: note === undefined ? 'by command' : `${note}, by command`,
        });
        new SettingsFile(profile).write(settings);
      }),
    settings,
  );
}
