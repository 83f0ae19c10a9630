/// <reference path="../write-file-atomic.d.ts" />
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Metadata, MetaFile, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import writeFileAtomic from 'write-file-atomic';
import type { EpochMs } from '../../../shared/clock.ts';
import type { TargetRole } from '../../trust/repository/target-role.ts';
import { type Roots, specVersion, tufDate } from './roots.ts';

/** A file that travels in the repository. */
export interface Target {
  /** Below `targets/`, forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly role: TargetRole;
}

export interface RepositoryPublication {
  readonly roots: Roots;
  readonly targets: readonly Target[];
  /** Of targets, snapshot and timestamp: one more than that of the publication before. */
  readonly version: number;
  readonly now: EpochMs;
  /** From then on kiosks take nothing in from this publication: whoever holds it back is found out. */
  readonly until: EpochMs;
}

type Signed = Targets | Snapshot | Timestamp;

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where a target lies under consistent snapshots (TUF 1.0.34, section 6.2). */
function placeOf({ path, bytes }: Pick<Target, 'path' | 'bytes'>): string {
  return join('targets', dirname(path), `${hashOf(bytes)}.${basename(path)}`);
}

function signedBy(roots: Roots, signed: Signed): Buffer {
  const metadata = new Metadata(signed);
  roots.online(signed.type).sign(metadata);
  return Buffer.from(`${JSON.stringify(metadata.toJSON(), null, 1)}\n`);
}

function metaOf(version: number, bytes: Buffer): MetaFile {
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: hashOf(bytes) } });
}

/** The files of the metadata, in the order in which they may be put down: each only names what lies there already. */
function metadataFiles({ roots, targets, version, now, until }: RepositoryPublication) {
  const common = { version, specVersion, expires: tufDate(until) };
  const listed = new Targets(common);
  for (const { path, bytes, role } of targets) {
    listed.addTarget(
      new TargetFile({
        path,
        length: bytes.length,
        hashes: { sha256: hashOf(bytes) },
        unrecognizedFields: { custom: { munjigi: { ...role } } },
      }),
    );
  }
  const current = roots.current(now);
  const targetsBytes = signedBy(roots, listed);
  const meta = { 'targets.json': metaOf(version, targetsBytes) };
  const snapshotBytes = signedBy(roots, new Snapshot({ ...common, meta }));
  const timestampBytes = signedBy(
    roots,
    new Timestamp({ ...common, snapshotMeta: metaOf(version, snapshotBytes) }),
  );
  return [
    ...roots.all().map((root) => ({ path: `${root.version}.root.json`, bytes: Buffer.from(root.json) })),
    // For whoever carries the root to a kiosk by hand; kiosks themselves never ask for it.
    { path: 'root.json', bytes: Buffer.from(current.json) },
    { path: `${version}.targets.json`, bytes: targetsBytes },
    { path: `${version}.snapshot.json`, bytes: snapshotBytes },
    { path: 'timestamp.json', bytes: timestampBytes },
  ];
}

/** What no publication but an earlier one needs; the one before this stays for whoever is reading it now. */
async function tidy(folder: string, version: number, kept: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names) {
    const [, number, kind] = /^(\d+)\.(targets|snapshot)\.json$/.exec(name) ?? [];
    const old = kind !== undefined && Number(number) < version - 1;
    const unnamed = /^targets[/\\](.*[/\\])?[0-9a-f]{64}\.[^/\\]+$/.test(name) && !kept.has(name);
    if (old || unnamed) await rm(join(folder, name));
  }
}

/** The targets of the publication before, if it lies in this folder. */
async function placesBefore(folder: string, version: number): Promise<readonly string[]> {
  try {
    const { signed } = JSON.parse(await readFile(join(folder, `${version - 1}.targets.json`), 'utf8'));
    const listed = Targets.fromJSON(signed);
    return Object.values(listed.targets).map(({ path, hashes }) =>
      join('targets', dirname(path), `${hashes.sha256}.${basename(path)}`),
    );
  } catch {
    // It does not lie here, or is no more: then nothing of it needs to stay.
    return [];
  }
}

/**
 * Writes a repository of The Update Framework (TUF 1.0.34): any web server, CDN or USB stick carries it. Targets first,
 * the timestamp last, each file replaced as a whole, so the folder may be served meanwhile.
 */
export async function publishRepository(folder: string, publication: RepositoryPublication): Promise<void> {
  const before = await placesBefore(folder, publication.version);
  const targets = publication.targets.map((target) => ({ path: placeOf(target), bytes: target.bytes }));
  for (const { path, bytes } of [...targets, ...metadataFiles(publication)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFileAtomic(join(folder, path), bytes, { mode: 0o644 });
  }
  await tidy(folder, publication.version, new Set([...before, ...targets.map(({ path }) => path)]));
}
