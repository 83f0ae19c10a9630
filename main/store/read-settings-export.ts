import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SettingChanges } from '../../shared/settings-change.ts';
import { type ImportFault, settingsExportSchema } from '../../shared/settings-export.ts';
import { type BoundedRead, readBounded } from './read-bounded.ts';

/** Far more than any exported settings need, with a logo, in bytes. */
const largest = 2 * 1024 * 1024;

/** What a file of exported settings turned out to be. */
export type SettingsExportRead =
  /** `digest`: SHA-256 of the file in hexadecimal. */
  | {
      readonly ok: true;
      readonly settings: SettingChanges;
      readonly logo: Buffer | undefined;
      readonly digest: string;
    }
  | { readonly ok: false; readonly fault: Exclude<ImportFault, 'changed'> };

const newerSchema = z.object({ munjigi: z.literal('settings'), version: z.number().min(2) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a file that somebody says is exported settings, whatever it is. Never throws. */
export async function readSettingsExport(path: string): Promise<SettingsExportRead> {
  let read: BoundedRead;
  try {
    read = await readBounded(path, largest);
  } catch {
    return { ok: false, fault: 'gone' };
  }
  if (!read.ok) return { ok: false, fault: read.fault === 'too-large' ? 'too-large' : 'not-settings' };
  const data = parsed(read.bytes.toString('utf8'));
  const found = settingsExportSchema.safeParse(data);
  if (!found.success) {
    return { ok: false, fault: newerSchema.safeParse(data).success ? 'newer' : 'not-settings' };
  }
  const digest = createHash('sha256').update(read.bytes).digest('hex');
  const { settings, logo } = found.data;
  return { ok: true, settings, logo: logo === undefined ? undefined : Buffer.from(logo, 'base64'), digest };
}
