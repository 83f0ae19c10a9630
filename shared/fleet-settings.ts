import { z } from 'zod';
import { settingsSchema } from './settings.ts';

const { language, languages, timeZone, timings, policy, repeatMs, retentionDays, deskLockMs } =
  settingsSchema.shape;

/**
 * The settings that may come in a signed repository, for every kiosk that trusts it. Nothing that belongs to one gate,
 * opens a desk or names a device: no staff, no PINs, no scanners, no addresses.
 */
export const fleetSettingsSchema = z
  .object({
    language: language.unwrap().exactOptional(),
    languages: languages.unwrap().exactOptional(),
    timeZone: timeZone.unwrap().exactOptional(),
    timings,
    policy: policy.unwrap().exactOptional(),
    repeatMs: repeatMs.unwrap().exactOptional(),
    retentionDays: retentionDays.unwrap().exactOptional(),
    deskLockMs: deskLockMs.unwrap().exactOptional(),
  })
  .strict();
export type FleetSettings = z.infer<typeof fleetSettingsSchema>;
