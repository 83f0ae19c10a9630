import type { Settings } from '../../shared/settings.ts';
import type { SettingChanges, SettingProblem } from '../../shared/settings-change.ts';
import { exportOf, type SettingsExport } from '../../shared/settings-export.ts';
import { checkLogo } from './check-logo.ts';
import { type LogoFiles, logoDigest } from './logo-files.ts';

/** The settings as one file, with the picture that they name. */
export function exportWithLogo(settings: Settings, logos: Pick<LogoFiles, 'read'>): SettingsExport {
  const { logo } = settings.branding;
  const held = logo === undefined ? undefined : logos.read(logo);
  return exportOf(settings, held?.bytes.toString('base64'));
}

function namedIn({ branding }: SettingChanges): unknown {
  return typeof branding === 'object' && branding !== null && 'logo' in branding ? branding.logo : undefined;
}

/**
 * What is wrong with the logo that some settings name: it came along neither in their file nor is it here, or it is no
 * picture that a kiosk shows.
 */
export function logoProblems(
  changes: SettingChanges,
  brought: Buffer | undefined,
  logos: Pick<LogoFiles, 'read'>,
): readonly SettingProblem[] {
  const field = 'branding.logo';
  if (brought !== undefined && !checkLogo(brought).ok) return [{ field, fault: 'logo-unusable' }];
  const named = namedIn(changes);
  if (typeof named !== 'string') return [];
  if (brought !== undefined && logoDigest(brought) === named) return [];
  // What is no digest is told as that.
  if (!/^[0-9a-f]{64}$/.test(named) || logos.read(named) !== undefined) return [];
  return [{ field, fault: 'logo-missing' }];
}
