import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type FleetSettings, fleetSettingsSchema } from '../../shared/fleet-settings.ts';
import { CommandFailed } from './command.ts';

/** Settings for every kiosk that trusts a repository, from a JSON file. @throws {CommandFailed} it names the field */
export function fleetSettingsFile(path: string): FleetSettings {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CommandFailed(`${path} is not a readable JSON file: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const parsed = fleetSettingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = Object.keys(fleetSettingsSchema.shape).join(', ');
  throw new CommandFailed(
    `${path} is not settings for a fleet:\n${z.prettifyError(parsed.error)}\nA repository may set: ${fields}.`,
  );
}
