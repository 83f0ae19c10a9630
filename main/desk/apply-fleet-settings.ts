import type { TrustStore } from '../trust/trust-store.ts';
import { applySettings } from './apply-settings.ts';
import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';

/**
 * Goes by the settings that signed repositories brought since the last time, with the row that says so. Each is
 * applied once: what staff change at the desk after that stays until a repository brings others. What does not fit
 * the settings of this kiosk is told in the journal, and nothing is changed.
 *
 * @throws {JournalUnwritable} and nothing is changed; the next call tries again
 */
export function applyFleetSettings(parts: {
  readonly trust: Pick<TrustStore, 'newSettings' | 'settingsApplied' | 'policy'>;
  readonly inForce: InForce;
  readonly logbook: Logbook;
}): void {
  const { trust, inForce, logbook } = parts;
  if (!inForce.isSetUp) return;
  for (const brought of trust.newSettings()) {
    const { location, settings } = brought;
    const outcome = applySettings({ inForce, logbook, policies: trust }, { source: location }, settings);
    if (!outcome.ok) {
      const fields = outcome.problems.map(({ field }) => field).join(', ');
      logbook.note('changed', { note: `the settings from ${location} do not fit this kiosk: ${fields}` });
    }
    trust.settingsApplied(brought);
  }
}
