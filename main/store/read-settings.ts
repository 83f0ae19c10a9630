import { z } from 'zod';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import type { SettingsFault } from '../../shared/settings-problem.ts';
import { readBoundedSync } from './read-bounded.ts';

/** Far more than any settings need, in bytes. What is larger is no settings, and must not fill the memory. */
const largest = 1024 * 1024;
/** Fields that are named, and characters of each. */
const named = { fields: 8, characters: 80 };

/** What a file of settings turned out to be. */
export type SettingsRead =
  /** `unknown`: fields that this version does not know. `settings` is what the file says without them. */
  | { readonly ok: true; readonly settings: Settings; readonly unknown: readonly string[] }
  | {
      readonly ok: false;
      readonly fault: Exclude<SettingsFault, 'unknown-fields'>;
      readonly fields: readonly string[];
      /** In English, for whoever mends it. Holds nothing of what the file says: that may be a secret. */
      readonly detail: string;
    };

type Failed = Extract<SettingsRead, { ok: false }>;
type Path = readonly PropertyKey[];

function failed(fault: Failed['fault'], detail: string, paths: readonly Path[] = []): Failed {
  const names = paths
    .filter((path) => path.length > 0)
    .map((path) => path.map(String).join('.').slice(0, named.characters));
  return { ok: false, fault, detail, fields: [...new Set(names)].slice(0, named.fields) };
}

/** The text of a regular file of bounded size. */
function boundedText(path: string): string | Failed {
  const read = readBoundedSync(path, largest);
  if (read.ok) return read.bytes.toString('utf8');
  if (read.fault === 'too-large') return failed('too-large', `It is larger than ${largest} bytes.`);
  return failed('unreadable', 'It is no file.');
}

function parsed(text: string): { readonly data: unknown } | Failed {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    // The engine's own words quote the file.
    const [where = ''] = /at position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message) ?? [];
    return failed('not-json', `It is not valid JSON${where === '' ? '' : `, ${where}`}.`);
  }
}

function without(data: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(data);
  for (const path of paths) {
    let place = copy as Record<PropertyKey, unknown>;
    for (const step of path.slice(0, -1)) place = place[step] as Record<PropertyKey, unknown>;
    const last = path.at(-1);
    if (last !== undefined) delete place[last];
  }
  return copy;
}

function understood(data: unknown): SettingsRead {
  const whole = settingsSchema.safeParse(data);
  if (whole.success) return { ok: true, settings: whole.data, unknown: [] };
  const unknown = whole.error.issues.flatMap((issue): readonly Path[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  // A newer version may have written it, or somebody mistyped a name: the rest is as good as ever.
  const known = settingsSchema.safeParse(unknown.length === 0 ? data : without(data, unknown));
  if (known.success) {
    return { ok: true, settings: known.data, unknown: failed('invalid', '', unknown).fields };
  }
  const { error } = known;
  return failed(
    'invalid',
    z.prettifyError(error),
    error.issues.map(({ path }) => path),
  );
}

/** Reads a file of settings, whatever it is. `undefined`: there is none. Never throws. */
export function readSettings(path: string): SettingsRead | undefined {
  try {
    const text = boundedText(path);
    if (typeof text !== 'string') return text;
    const json = parsed(text);
    return 'data' in json ? understood(json.data) : json;
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : failed('unreadable', `It cannot be read (${code}).`);
  }
}
