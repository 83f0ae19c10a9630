import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Metadata, MetadataKind, type TargetFile } from '@tufjs/models';
import { Updater } from 'tuf-js';
import type { EpochMs } from '../../../shared/clock.ts';
import type { Location } from '../location.ts';
import { noRoom } from '../no-room.ts';
import type { ReadOptions } from '../source-document.ts';
import { SourceRefused } from '../source-refused.ts';
import { LocationFetcher } from './location-fetcher.ts';
import type { RepositoryMetadata } from './repositories.ts';
import { isTargetPath } from './target-role.ts';
import { refusalOf } from './tuf-refusal.ts';

/** More than a venue publishes; a repository that lists more is a mistake. */
const maxTargets = 500;
/** A list of ten million revoked entries takes 320 MB. */
const maxTargetBytes = 1024 * 1024 * 1024;
const kinds = ['root', 'timestamp', 'snapshot', 'targets'] as const;

export interface RepositoryReading extends Pick<ReadOptions, 'timeoutMs' | 'signal'> {
  /** Where its metadata lies: `timestamp.json` and the others; its targets in `targets/` below that. */
  readonly base: Location;
  /** What was verified before, or the root that staff trust. */
  readonly held: RepositoryMetadata;
  readonly now: EpochMs;
  /** An empty folder: the metadata goes to `metadata/` in it, the targets to `targets/`. */
  readonly folder: string;
}

/** What a repository lists, every file verified and in `folder`. */
export interface ReadRepository {
  /** How often it was published: goes up. */
  readonly version: number;
  readonly targets: readonly TargetFile[];
}

/**
 * tuf-js judges expiry by this machine's clock as it is, and takes no other. It asks its set of trusted metadata, so
 * the instant is put in there.
 */
function setClock(updater: Updater, now: EpochMs): void {
  const trusted: unknown = Reflect.get(updater, 'trustedSet');
  if (typeof trusted !== 'object' || trusted === null || !('referenceTime' in trusted)) {
    throw new TypeError('this version of tuf-js keeps its time elsewhere');
  }
  trusted.referenceTime = new Date(now);
}

function baseUrl({ base }: RepositoryReading): string {
  const url = base.kind === 'url' ? base.url : pathToFileURL(base.path);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

async function listTargets(folder: string): Promise<ReadRepository> {
  // Verified and written by the updater.
  const text = await readFile(join(folder, 'metadata', 'targets.json'), 'utf8');
  const { signed } = Metadata.fromJSON(MetadataKind.Targets, JSON.parse(text));
  const targets = Object.values(signed.targets);
  const bytes = targets.reduce((sum, { length }) => sum + length, 0);
  if (targets.length > maxTargets || bytes > maxTargetBytes) {
    throw new SourceRefused('too-large', `The repository lists ${targets.length} files of ${bytes} bytes.`);
  }
  const odd = targets.find(({ path }) => !isTargetPath(path));
  if (odd !== undefined) throw new SourceRefused('invalid', 'The repository lists a file by no plain path.');
  return { version: signed.version, targets };
}

/** Never throws for what is not there. */
async function readMetadata(folder: string, kind: (typeof kinds)[number]): Promise<Buffer | undefined> {
  try {
    return await readFile(join(folder, 'metadata', `${kind}.json`));
  } catch {
    return undefined;
  }
}

/**
 * What was verified on the way, even if it did not lead to the end: it is to be kept in any case, so that nobody can
 * lead a kiosk back to before it (TUF 1.0.34, sections 5.3 to 5.6).
 */
export async function metadataIn(folder: string): Promise<RepositoryMetadata | undefined> {
  const [root, timestamp, snapshot, targets] = await Promise.all(
    kinds.map((kind) => readMetadata(folder, kind)),
  );
  if (root === undefined) return undefined;
  return {
    root,
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(targets === undefined ? {} : { targets }),
  };
}

/**
 * Brings the metadata of a repository up to date and fetches every file that it lists, as The Update Framework has a
 * client do it (TUF 1.0.34, section 5): against rollback, freeze, mix-and-match and endless data, by keys that the
 * held root leads to.
 *
 * @throws {SourceRefused}
 */
export async function readRepository(reading: RepositoryReading): Promise<ReadRepository> {
  const { folder, held, now, timeoutMs, signal } = reading;
  const fetcher = new LocationFetcher({ timeoutMs, signal });
  const [metadataDir, targetDir] = [join(folder, 'metadata'), join(folder, 'targets')];
  try {
    await Promise.all([mkdir(metadataDir), mkdir(targetDir)]);
    for (const kind of kinds) {
      const bytes = held[kind];
      if (bytes !== undefined) await writeFile(join(metadataDir, `${kind}.json`), bytes);
    }
    const metadataBaseUrl = baseUrl(reading);
    const updater = new Updater({
      metadataDir,
      metadataBaseUrl,
      targetDir,
      targetBaseUrl: `${metadataBaseUrl}targets/`,
      fetcher,
    });
    setClock(updater, now);
    await updater.refresh();
    const found = await listTargets(folder);
    for (const target of found.targets) {
      const path = join(targetDir, target.path);
      await mkdir(dirname(path), { recursive: true });
      await updater.downloadTarget(target, path);
    }
    return found;
  } catch (error) {
    throw noRoom(error) ?? refusalOf(error, fetcher.failure);
  }
}
