import type { FleetSettings } from '../../shared/fleet-settings.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import { changeSettings } from './change-settings.ts';
import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';

/** The fields that would be others, as `name: value`. None of them is a secret. */
function differences(settings: Settings, wanted: FleetSettings): readonly string[] {
  const before = new Map<string, unknown>(Object.entries(settings));
  return Object.entries(wanted)
    .filter(([name, value]) => before.get(name) !== value)
    .map(([name, value]) => `${name}: ${value}`);
}

/**
 * Goes by the settings that signed repositories brought since the last time, with the row that says so. Each is
 * applied once: what staff change at the desk after that stays until a repository brings others.
 *
 * @throws {JournalUnwritable} and nothing is changed; the next call tries again
 */
export function applyFleetSettings(parts: {
  readonly trust: Pick<TrustStore, 'newSettings' | 'settingsApplied'>;
  readonly inForce: InForce;
  readonly logbook: Logbook;
}): void {
  const { trust, inForce } = parts;
  if (!inForce.isSetUp) return;
  for (const brought of trust.newSettings()) {
    const { location, settings } = brought;
    const changed = differences(inForce.settings, settings);
    if (changed.length > 0) {
      changeSettings(parts, undefined, (before) => ({
        settings: { ...before, ...settings },
        note: `settings from ${location}: ${changed.join(', ')}`,
      }));
    }
    trust.settingsApplied(brought);
  }
}
