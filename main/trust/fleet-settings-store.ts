import { type FleetSettings, fleetSettingsSchema } from '../../shared/fleet-settings.ts';
import { presets } from '../../shared/policies/presets.ts';
import type { Handle } from '../store/open-database.ts';
import { SourceRefused } from './source-refused.ts';

/** Settings that a repository brought and the kiosk does not go by yet. */
export interface NewSettings {
  readonly location: string;
  readonly settings: FleetSettings;
}

/**
 * Keeps what a repository says now; others than before are new.
 *
 * @throws {SourceRefused} `invalid`: they name a policy that this kiosk cannot go by; what was kept before stays
 */
export function putFleetSettings(database: Handle, location: string, settings: FleetSettings): void {
  const { policy } = settings;
  const isHeld = () =>
    database.prepare('SELECT 1 FROM policies WHERE name = ?').get(policy) !== undefined ||
    presets.some(({ name }) => name === policy);
  if (policy !== undefined && !isHeld()) {
    throw new SourceRefused(
      'invalid',
      `The settings name the policy "${policy}", which the repository does not bring, nor is it held.`,
    );
  }
  database
    .prepare(
      `INSERT INTO fleet_settings (location, settings, applied) VALUES (?, ?, 0)
       ON CONFLICT (location) DO UPDATE SET settings = excluded.settings,
         applied = CASE WHEN settings = excluded.settings THEN applied ELSE 0 END`,
    )
    .run(location, JSON.stringify(settings));
}

/** The settings of every repository that the kiosk does not go by yet. */
export function newFleetSettings(database: Handle): readonly NewSettings[] {
  return database
    .prepare<[], { readonly location: string; readonly settings: string }>(
      'SELECT location, settings FROM fleet_settings WHERE applied = 0 ORDER BY location',
    )
    .all()
    .map(({ location, settings }) => ({
      location,
      settings: fleetSettingsSchema.parse(JSON.parse(settings)),
    }));
}

/** The kiosk goes by them now; others that came in meanwhile stay new. */
export function markFleetSettings(database: Handle, { location, settings }: NewSettings): void {
  database
    .prepare('UPDATE fleet_settings SET applied = 1 WHERE location = ? AND settings = ?')
    .run(location, JSON.stringify(settings));
}
