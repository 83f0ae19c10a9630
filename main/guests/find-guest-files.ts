import { glob, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EpochMs } from '../../shared/clock.ts';

/** A file that may be a guest list. */
export interface FoundGuestFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly changedAt: EpochMs;
}

/** As many as somebody chooses from. */
const shownAtMost = 30;

/** CSV files in these folders and in those right below them, the newest first. What cannot be read is not there. */
export async function findGuestFiles(folders: readonly string[]): Promise<readonly FoundGuestFile[]> {
  const patterns = folders.flatMap((folder) =>
    ['*', '*/*'].map((depth) => join(folder, `${depth}.{csv,CSV}`)),
  );
  const found = new Map<string, FoundGuestFile>();
  for await (const path of glob(patterns.map((pattern) => pattern.replaceAll('\\', '/')))) {
    const seen = await stat(path).catch(() => undefined);
    if (seen?.isFile() !== true) continue;
    found.set(path, { path, name: basename(path), bytes: seen.size, changedAt: seen.mtimeMs });
  }
  return [...found.values()].toSorted((one, other) => other.changedAt - one.changedAt).slice(0, shownAtMost);
}
