import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import { writeSecret } from './key-file.ts';

/** `settings.json` cannot be used as it is. The message says where and what is wrong with it. */
export class SettingsInvalid extends Error {
  readonly code = 'SETTINGS_INVALID';
  override readonly name = 'SettingsInvalid';
}

function parse(path: string, text: string): Settings {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new SettingsInvalid(`${path} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = settingsSchema.safeParse(data);
  if (!parsed.success) throw new SettingsInvalid(`${path} is not valid:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * The kiosk's own settings, `settings.json` in the profile folder: mode 0600, because it holds the hashes of PINs,
 * and replaced as a whole, so that a power cut leaves the old or the new. People edit it too.
 */
export class SettingsFile {
  readonly path: string;
  #held: { readonly changedAt: number; readonly settings: Settings } | undefined;

  constructor(profile: string) {
    this.path = join(profile, 'settings.json');
  }

  /**
   * What the file says now; `undefined` before the kiosk was set up. Read again only when it changed.
   *
   * @throws {SettingsInvalid}
   */
  read(): Settings | undefined {
    const changedAt = statSync(this.path, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined) return undefined;
    if (this.#held?.changedAt !== changedAt) {
      this.#held = { changedAt, settings: parse(this.path, readFileSync(this.path, 'utf8')) };
    }
    return this.#held.settings;
  }

  write(settings: Settings): void {
    writeSecret(this.path, `${JSON.stringify(settingsSchema.parse(settings), null, 2)}\n`);
    this.#held = undefined;
  }
}
