import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Bundle } from './bundle.ts';
import { SourceRefused } from './source-refused.ts';
import { countNotValid } from './status-list.ts';

/** Goes up when a bundle of before can no longer be installed as it is. */
export const BUNDLE_FORMAT = 1;

/** What tells two generations of one source apart. */
export interface GenerationMark {
  /** SHA-256 over the documents that it was made of. */
  readonly digest: Buffer;
  /** What its publisher counts up and vouches for; absent where nothing in it does. */
  readonly sequence?: number;
}

function sequenceOf({ kind, signed, parts, publication }: Bundle): number | undefined {
  if (signed !== undefined) return signed.at;
  const [part] = parts;
  switch (kind) {
    case 'published-folder':
      return part?.keys?.signed?.at;
    case 'repository':
      return publication;
    case 'status-list':
      return part?.lists[0]?.list.issuedAt;
    case 'revocation-list':
      return part?.entryList?.list.claims.seq;
    case 'card-list':
      return part?.cardLists[0]?.list.ctr;
    case 'certificate-list':
      return part?.certificateList?.list.issuedAt;
    default:
      return undefined;
  }
}

function digestOf({ documents }: Bundle): Buffer {
  const hash = createHash('sha256');
  const sorted = documents.toSorted((one, other) => (one.location.id < other.location.id ? -1 : 1));
  for (const { location, bytes } of sorted) {
    for (const part of [Buffer.from(location.id), bytes]) hash.update(`${part.length}:`).update(part);
  }
  return hash.digest();
}

export function markOf(bundle: Bundle): GenerationMark {
  const sequence = sequenceOf(bundle);
  return { digest: digestOf(bundle), ...(sequence === undefined ? {} : { sequence }) };
}

/** How much there is in it: keys, and entries that revoke or block. */
export function countsOf({ parts, hashes }: Bundle): { readonly keys: number; readonly entries: number } {
  let [keys, entries] = [0, 0];
  for (const part of parts) {
    keys += part.keys?.keys.length ?? 0;
    for (const { list } of part.lists) entries += countNotValid(list);
    for (const { list } of part.cardLists) entries += list.revoked.length;
    entries += part.certificateList?.list.revoked.length ?? 0;
    entries += part.entryList?.list.claims.count ?? 0;
    entries += part.withdrawn?.credentials.length ?? 0;
    entries += (part.tickets?.revoked.length ?? 0) + (part.tickets?.blocked.length ?? 0);
  }
  for (const batch of hashes?.batches ?? []) entries += batch.hashes.length;
  return { keys, entries };
}

/** The files of entries that it rests on. */
export function filesOf({ parts }: Bundle): readonly string[] {
  return parts.flatMap(({ entryList }) => (entryList === undefined ? [] : [entryList.file]));
}

/** A bundle as it is kept: verified already, and without the documents, of which the newest are kept elsewhere. */
export function packBundle(bundle: Bundle): Buffer {
  return serialize({ ...bundle, documents: [], skipped: [], problems: [] } satisfies Bundle);
}

/** @throws {SourceRefused} `invalid`: another version of the program kept it */
export function unpackBundle({
  format,
  bundle,
}: {
  readonly format: number;
  readonly bundle: Buffer;
}): Bundle {
  const unusable = 'Another version of Munjigi kept this generation, and this one cannot read it.';
  if (format !== BUNDLE_FORMAT) throw new SourceRefused('invalid', unusable);
  try {
    // Only `packBundle` of this format writes there: it is what went in.
    return deserialize(bundle) as Bundle;
  } catch (error) {
    throw new SourceRefused('invalid', unusable, { cause: error });
  }
}
