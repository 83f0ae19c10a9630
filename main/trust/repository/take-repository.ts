import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpochMs } from '../../../shared/clock.ts';
import type { Bundle } from '../bundle.ts';
import type { Gathering } from '../gathering.ts';
import type { ImportOptions } from '../import-report.ts';
import { carriedScheme, type Repository } from '../location.ts';
import { SourceRefused } from '../source-refused.ts';
import { refusedStranger } from '../stranger.ts';
import { gatherRepository } from './gather-repository.ts';
import type { RootDigest } from './pairing.ts';
import { metadataIn, type RepositoryReading, readRepository } from './read-repository.ts';
import type { HeldRepository, Repositories } from './repositories.ts';
import { foundRoot, recognise, rootByDigest } from './trusted-root.ts';

/** The root that staff trust: the file itself, or its digest from a pairing code or as a manager compared it. */
export type GivenRoot = { readonly file: Uint8Array } | RootDigest;

export interface RepositoryTaking
  extends Pick<RepositoryReading, 'timeoutMs' | 'signal'>,
    Pick<Gathering, 'read' | 'stage' | 'held' | 'replace'> {
  readonly repositories: Repositories;
  readonly root?: GivenRoot | undefined;
  /** Set: a pairing code alone makes nobody believed. */
  readonly strangers?: ImportOptions['strangers'];
  readonly carried?: ImportOptions['carried'];
  readonly now: EpochMs;
  /** What staff or signed data vouch for: with a clock that was set back nothing that has ended comes in. */
  readonly vouchedAt: EpochMs | undefined;
  /** Hears which source it is before anything of it is read: a stick may carry what is else read from the web. */
  readonly onRecognised: (location: string) => void;
}

/** Not by the folder: the next stick that is plugged in there may be another publisher's. */
function carriedAs(root: GivenRoot): string {
  const sha256 = 'file' in root ? createHash('sha256').update(root.file).digest('hex') : root.sha256;
  return `${carriedScheme}root:${sha256.slice(0, 16)}`;
}

interface Resolved {
  readonly repository: HeldRepository;
  readonly isNew: boolean;
}

async function unknown(
  { base, id, root: paired }: Repository,
  { read }: RepositoryTaking,
): Promise<SourceRefused> {
  if (paired !== undefined) return refusedStranger({ what: 'root', ...paired });
  const root = await foundRoot(base, read);
  if (root === undefined)
    return new SourceRefused('unreachable', `There is no root of a repository at ${id}.`);
  return new SourceRefused(
    'untrusted',
    `No root of the repository at ${id} is held. It brings the root ${root.version} with the fingerprint ${root.sha256}. If its publisher confirms that, import it with --root.`,
    { stranger: { what: 'root', ...root } },
  );
}

async function resolve(place: Repository, taking: RepositoryTaking): Promise<Resolved> {
  const { base } = place;
  const { repositories, read, replace } = taking;
  const root = taking.root ?? (taking.strangers === undefined ? place.root : undefined);
  const id = taking.carried === true && root !== undefined ? carriedAs(root) : place.id;
  const all = repositories.all();
  const sameLocation = all.find(({ location }) => location === id);
  if (!replace || root === undefined) {
    const known = await recognise(base, all, read);
    if (known !== undefined) return { repository: known, isNew: false };
  }
  if (root !== undefined && (sameLocation === undefined || replace)) {
    const bytes = 'file' in root ? Buffer.from(root.file) : await rootByDigest(base, root, read);
    return { repository: { location: id, root: bytes }, isNew: true };
  }
  if (sameLocation !== undefined) return { repository: sameLocation, isNew: false };
  throw await unknown(place, taking);
}

/**
 * Reads a repository whose root is held, or is given now, into a bundle.
 *
 * @throws {SourceRefused}
 */
export async function takeRepository(
  place: Repository,
  taking: RepositoryTaking,
): Promise<{ readonly location: string; readonly bundle: Bundle }> {
  const { repository, isNew } = await resolve(place, taking);
  const { location } = repository;
  const { repositories, now, vouchedAt = now, timeoutMs, signal, held, stage, onRecognised } = taking;
  onRecognised(location);
  const { base } = place;
  const folder = await mkdtemp(join(tmpdir(), 'munjigi-repository-'));
  const keep = async () => {
    const metadata = await metadataIn(folder);
    if (metadata !== undefined) repositories.keep(location, metadata);
  };
  try {
    const found = await readRepository({
      base,
      held: repository,
      now: Math.max(now, vouchedAt),
      timeoutMs,
      signal,
      folder,
    });
    if (isNew) await keep();
    const from = base.kind === 'url' ? 'network' : 'file';
    const bundle = await gatherRepository(join(folder, 'targets'), found, { from, now, held, stage });
    return { location, bundle };
  } finally {
    if (!isNew && signal?.aborted !== true) await keep();
    await rm(folder, { recursive: true, force: true });
  }
}
