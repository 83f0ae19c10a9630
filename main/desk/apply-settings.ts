import type { Settings } from '../../shared/settings.ts';
import {
  type SettingChanges,
  type SettingDifference,
  type SettingsOutcome,
  withChanges,
} from '../../shared/settings-change.ts';
import { changeSettings } from './change-settings.ts';
import type { InForce } from './in-force.ts';
import { knownPolicy } from './known-policies.ts';
import type { Logbook } from './logbook.ts';

/** Numbers and switches are told; texts, which may name somebody, are only named. */
function told({ field, before, after }: SettingDifference): string {
  const plain = [before, after].every((value) => typeof value === 'number' || typeof value === 'boolean');
  return plain ? `${field} (${before} to ${after})` : field;
}

/** The journal's words for changed settings: the fields, never a secret. */
export function settingsNote(differences: readonly SettingDifference[]): string {
  return `changed the settings: ${differences.map(told).join(', ')}`;
}

/** What changes would come to, with nothing changed. */
export function previewSettings(
  settings: Settings,
  changes: SettingChanges,
  policies: Parameters<typeof knownPolicy>[0],
): ReturnType<typeof withChanges> {
  return withChanges(settings, changes, (name) => knownPolicy(policies, name) !== undefined);
}

/**
 * Applies changes to the settings of a kiosk that runs, all or none, with one row that names the fields. They are in
 * force when this returns; whoever stands at the door notices nothing.
 *
 * @param by the account that asks for it, in words what brought it, or both
 * @throws {JournalUnwritable} and nothing is changed
 */
export function applySettings(
  parts: {
    readonly inForce: InForce;
    readonly logbook: Logbook;
    readonly policies: Parameters<typeof knownPolicy>[0];
  },
  by: { readonly staff: string; readonly source?: string } | { readonly source: string },
  changes: SettingChanges,
): SettingsOutcome {
  let outcome: SettingsOutcome = { ok: true, differences: [] };
  changeSettings(parts, 'staff' in by ? by.staff : undefined, (before) => {
    const made = previewSettings(before, changes, parts.policies);
    outcome = made.outcome;
    if (!made.outcome.ok || made.settings === undefined || made.outcome.differences.length === 0) {
      return undefined;
    }
    const note = settingsNote(made.outcome.differences);
    return { settings: made.settings, note: by.source === undefined ? note : `${note}, by ${by.source}` };
  });
  return outcome;
}
