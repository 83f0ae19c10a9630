import { createHash } from 'node:crypto';
import { Metadata, MetadataKind, type Root } from '@tufjs/models';
import { beside, type Location } from '../location.ts';
import type { SourceDocument } from '../source-document.ts';
import { SourceRefused } from '../source-refused.ts';
import type { RootDigest } from './pairing.ts';
import type { HeldRepository } from './repositories.ts';

type Read = (location: Location) => Promise<SourceDocument>;

/** Below the base, whether that ends with a slash or not. */
function fileOf(base: Location, name: string): Location {
  if (base.kind === 'path') return beside({ ...base, path: `${base.path}/.` }, name);
  const url = new URL(base.url);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return beside({ kind: 'url', url, id: url.href }, name);
}

function parseRoot(bytes: Buffer): Root {
  try {
    const metadata = Metadata.fromJSON(MetadataKind.Root, JSON.parse(bytes.toString()));
    metadata.verifyDelegate('root', metadata);
    return metadata.signed;
  } catch (error) {
    throw new SourceRefused('invalid', 'This is no root of a repository that is signed by itself.', {
      cause: error,
    });
  }
}

/** What a person compares, and a pairing code carries. @throws {SourceRefused} `invalid` */
export function digestOf(root: Buffer): RootDigest {
  const { version } = parseRoot(root);
  return { version, sha256: createHash('sha256').update(root).digest('hex') };
}

async function readOrMissing(read: Read, location: Location): Promise<Buffer | undefined> {
  try {
    return (await read(location)).bytes;
  } catch (error) {
    if (error instanceof SourceRefused) return undefined;
    throw error;
  }
}

/**
 * The repository that lies in a place, if it is one that is held: the place has the very root that is held, under its
 * number. That only tells which one it claims to be; what it says is verified by that root afterwards.
 */
export async function recognise(
  base: Location,
  held: readonly HeldRepository[],
  read: Read,
): Promise<HeldRepository | undefined> {
  for (const repository of held) {
    const { version } = parseRoot(repository.root);
    const bytes = await readOrMissing(read, fileOf(base, `${version}.root.json`));
    if (bytes?.equals(repository.root) === true) return repository;
  }
  return undefined;
}

/** The root that a place has for whoever does not hold one. */
export async function foundRoot(base: Location, read: Read): Promise<RootDigest | undefined> {
  const bytes =
    (await readOrMissing(read, fileOf(base, 'root.json'))) ??
    (await readOrMissing(read, fileOf(base, '1.root.json')));
  return bytes === undefined ? undefined : digestOf(bytes);
}

/** @throws {SourceRefused} the place does not have the root of that digest, or cannot be read */
export async function rootByDigest(
  base: Location,
  { version, sha256 }: RootDigest,
  read: Read,
): Promise<Buffer> {
  const { bytes } = await read(fileOf(base, `${version}.root.json`));
  const found = digestOf(bytes);
  if (found.sha256 === sha256) return bytes;
  throw new SourceRefused(
    'untrusted',
    `The root ${version} of this repository is not the one that is trusted: it has the fingerprint ${found.sha256}.`,
    { stranger: { what: 'root', ...found } },
  );
}
