import { lstatSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import type { SettingsProblem } from '../../shared/settings-problem.ts';
import { writeSecret } from './key-file.ts';
import { readSettings, type SettingsRead } from './read-settings.ts';

/** `settings.json` cannot be used as it is. The message says where and what is wrong with it. */
export class SettingsInvalid extends Error {
  readonly code = 'SETTINGS_INVALID';
  override readonly name = 'SettingsInvalid';
}

/** What a kiosk can go by. No settings and no problem: it was not set up. */
export interface SettingsFound {
  readonly settings: Settings | undefined;
  /** `detail`: for whoever mends the file, in English. */
  readonly problem?: SettingsProblem & { readonly detail: string };
}

function asText(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/**
 * The kiosk's own settings, `settings.json` in the profile folder: mode 0600, because it holds the hashes of PINs,
 * and replaced as a whole, so that a power cut leaves the old or the new. People edit it too; beside it lies a copy
 * of the last that could be used (`settings.last-good.json`), so that no edit keeps a kiosk from its work.
 */
export class SettingsFile {
  readonly path: string;
  readonly #lastGood: string;
  #held: { readonly mark: string; readonly found: SettingsFound } | undefined;

  constructor(profile: string) {
    this.path = join(profile, 'settings.json');
    this.#lastGood = join(profile, 'settings.last-good.json');
  }

  /**
   * What the file says now, for a command that stands or falls with it; `undefined` before the kiosk was set up.
   *
   * @throws {SettingsInvalid}
   */
  read(): Settings | undefined {
    const read = readSettings(this.path);
    if (read === undefined) return undefined;
    if (!read.ok) {
      const what = read.fault === 'not-json' ? 'is not valid JSON' : 'is not valid';
      throw new SettingsInvalid(`${this.path} ${what}:\n${read.detail}`);
    }
    if (read.unknown.length > 0) {
      throw new SettingsInvalid(
        `${this.path} is not valid:\n✖ Unknown: ${read.unknown.join(', ')}. Take out what this version does not know.`,
      );
    }
    return read.settings;
  }

  /** What the kiosk goes by, whatever became of the file. Reads it again only if it changed. Never throws. */
  look(): SettingsFound {
    const mark = this.#mark();
    if (this.#held?.mark !== mark) this.#held = { mark, found: this.#find() };
    return this.#held.found;
  }

  /** A file that cannot be used is set aside under a name of its own, never overwritten. */
  write(settings: Settings): void {
    const text = asText(settingsSchema.parse(settings));
    const before = readSettings(this.path);
    if (before !== undefined && (!before.ok || before.unknown.length > 0)) {
      const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
      renameSync(this.path, `${this.path}.set-aside-${stamp}`);
    }
    writeSecret(this.path, text);
    this.#keep(text);
    this.#held = undefined;
  }

  /** Changes whenever the file does: it is replaced as a whole, or edited in place. */
  #mark(): string {
    try {
      const { ino, size, mtimeMs, ctimeMs } = lstatSync(this.path);
      return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? 'unknown';
    }
  }

  #find(): SettingsFound {
    const read = readSettings(this.path);
    if (read?.ok) {
      const { settings, unknown: fields } = read;
      this.#keep(asText(settings));
      if (fields.length === 0) return { settings };
      const detail = `This version does not know: ${fields.join(', ')}.`;
      return { settings, problem: { fault: 'unknown-fields', fields, goesBy: 'file', detail } };
    }
    return this.#fallBack(read);
  }

  #fallBack(read: Extract<SettingsRead, { ok: false }> | undefined): SettingsFound {
    const copy = readSettings(this.#lastGood);
    // Without either nobody has set this kiosk up. With either, nobody at the door may do so anew.
    if (read === undefined && copy === undefined) return { settings: undefined };
    const { fault = 'missing', fields = [], detail = 'It is not there any more.' } = read ?? {};
    if (copy?.ok !== true) {
      return { settings: undefined, problem: { fault, fields, detail, goesBy: 'nothing' } };
    }
    return { settings: copy.settings, problem: { fault, fields, detail, goesBy: 'last-good' } };
  }

  #keep(text: string): void {
    const kept = readSettings(this.#lastGood);
    if (kept?.ok && asText(kept.settings) === text) return;
    try {
      writeSecret(this.#lastGood, text);
    } catch {
      // A disk that is full is no reason to stop a door; the settings themselves are in force.
    }
  }
}
