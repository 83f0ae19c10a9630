import { lstat, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { FoundFile } from '../../shared/contract/settings.ts';

/** As many as somebody reads before they choose. */
const shown = 40;

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

async function found(place: ReportPlace, name: string): Promise<FoundFile | undefined> {
  const path = join(place.path, name);
  try {
    // A link on a stick could lead anywhere on this machine.
    const stats = await lstat(path);
    if (!stats.isFile()) return undefined;
    return { kind: place.kind, path, name, changedAt: Math.round(stats.mtimeMs) };
  } catch {
    return undefined;
  }
}

/**
 * The files that lie at the top of these places and whose names end like this, newest first. Off the door's thread:
 * sticks are slow.
 *
 * @param extensions lower case, as `.json`
 */
export async function filesAtPlaces(
  places: readonly ReportPlace[],
  extensions: readonly string[],
): Promise<readonly FoundFile[]> {
  const ofPlaces = places.map(async (place) => {
    const names = (await listed(place.path))
      // A name with a dot in front is one that other systems leave on a stick.
      .filter((name) => !name.startsWith('.') && extensions.includes(extname(name).toLowerCase()));
    return await Promise.all(names.map((name) => found(place, name)));
  });
  return (await Promise.all(ofPlaces))
    .flat()
    .filter((file) => file !== undefined)
    .toSorted((one, other) => other.changedAt - one.changedAt)
    .slice(0, shown);
}
