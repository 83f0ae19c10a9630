import { lstatSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { FoundFile } from '../../shared/contract/settings.ts';

/** As many as somebody reads before they choose. */
const shown = 40;

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function found(place: ReportPlace, name: string): FoundFile | undefined {
  const path = join(place.path, name);
  try {
    // A link on a stick could lead anywhere on this machine.
    const stats = lstatSync(path);
    if (!stats.isFile()) return undefined;
    return { kind: place.kind, path, name, changedAt: Math.round(stats.mtimeMs) };
  } catch {
    return undefined;
  }
}

/**
 * The files that lie at the top of these places and whose names end like this, newest first.
 *
 * @param extensions lower case, as `.json`
 */
export function filesAtPlaces(
  places: readonly ReportPlace[],
  extensions: readonly string[],
): readonly FoundFile[] {
  return places
    .flatMap((place) =>
      listed(place.path)
        // A name with a dot in front is one that other systems leave on a stick.
        .filter((name) => !name.startsWith('.') && extensions.includes(extname(name).toLowerCase()))
        .flatMap((name) => found(place, name) ?? []),
    )
    .toSorted((one, other) => other.changedAt - one.changedAt)
    .slice(0, shown);
}
