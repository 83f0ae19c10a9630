import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeSecret } from '../../store/key-file.ts';

/** What pretix gives a device that is paired (API, "Device authentication"). */
export const deviceSchema = z.object({
  organizer: z.string().min(1).max(256),
  device_id: z.int(),
  unique_serial: z.string().min(1).max(256),
  api_token: z.string().min(1).max(1_024),
});
export type Device = z.infer<typeof deviceSchema>;

/** Of whom a device may read: the address that `/api/v1/` is below, and the organizer by its short name. */
export interface DeviceScope {
  readonly base: string;
  readonly organizer: string;
}

/** Mode 0600, like every key of this kiosk. */
function fileOf(profile: string, { base, organizer }: DeviceScope): string {
  const name = createHash('sha256')
    .update(JSON.stringify([base, organizer]))
    .digest('hex')
    .slice(0, 16);
  return join(profile, 'keys', `pretix-${name}.json`);
}

/** @returns `undefined` if this kiosk was never paired there, or what was kept cannot be read */
export function readDevice(profile: string, scope: DeviceScope): Device | undefined {
  try {
    return deviceSchema.parse(JSON.parse(readFileSync(fileOf(profile, scope), 'utf8')));
  } catch {
    // Whatever is wrong with it, pairing again mends it; an error could quote what is in it.
    return undefined;
  }
}

export function keepDevice(profile: string, base: string, device: Device): void {
  writeSecret(fileOf(profile, { base, organizer: device.organizer }), JSON.stringify(device));
}
