import { z } from 'zod';
import type { Bundle, IssuerPart } from './bundle.ts';
import { type CardRevocationList, readCardRevocationList } from './card-revocation-list.ts';
import { readSignerKey } from './certificate.ts';
import { checkDetached } from './detached-signature.ts';
import { type Gathering, refuseIssuer } from './gathering.ts';
import { type KeySet, readKeys } from './key-set.ts';
import { sibling } from './location.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** The passes that its issuers sign, and nothing else. */
const formats: readonly string[] = ['shc'];

const entrySchema = z.looseObject({
  issuer: z.looseObject({ iss: z.url().max(1_024), name: z.string().trim().min(1).max(200) }),
  keys: z.array(z.looseObject({})).max(1_000),
  crls: z.array(z.unknown()).max(1_000).optional(),
});
const directorySchema = z.looseObject({
  time: z.iso.datetime({ offset: true }),
  issuerInfo: z.array(z.unknown()).min(1).max(20_000),
});

/** Whether a JSON value claims to be such a directory. */
export function isVciDirectory(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'issuerInfo' in value;
}

interface Read {
  readonly part?: IssuerPart;
  readonly skipped: readonly string[];
}

function readLists(crls: readonly unknown[], skipped: string[]): readonly CardRevocationList[] {
  return crls.flatMap((crl) => {
    try {
      return [readCardRevocationList(crl)];
    } catch (error) {
      if (!(error instanceof SourceRefused)) throw error;
      skipped.push(error.message);
      return [];
    }
  });
}

/** An issuer that gives a private key away does not hold up the others. */
async function readKeysOf(given: readonly object[]): Promise<KeySet | SourceRefused> {
  try {
    return await readKeys(given);
  } catch (error) {
    if (error instanceof SourceRefused) return error;
    throw error;
  }
}

/** One issuer. It is known even if it has no key left: then its passes are of a key that is not held. */
async function readEntry(value: unknown, asOf: number): Promise<Read> {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) return { skipped: ['an issuer that is not written as it should be'] };
  const { issuer, keys: given, crls = [] } = parsed.data;
  const read = await readKeysOf(given);
  if (read instanceof SourceRefused) return { skipped: [`${issuer.iss}: ${read.message}`] };
  const { keys, skipped } = read;
  const notes = skipped.map((why) => `${issuer.iss}: ${why}`);
  const lists = readLists(crls, notes);
  return {
    part: {
      issuer: issuer.iss,
      name: issuer.name,
      formats,
      keys: { keys, asOf },
      lists: [],
      cardLists: lists.map((list) => ({ list, asOf })),
    },
    skipped: notes,
  };
}

/**
 * A snapshot of the VCI's directory of SMART Health Card issuers, with its signature (`.sig`) and the certificate of
 * its signer (`.crt`) beside it under the same name. It is as old as it says itself, and its signer is pinned when it
 * is taken in for the first time.
 *
 * @throws {SourceRefused} `signature`, `invalid`, `unreachable`
 */
export async function gatherVciDirectory(
  document: SourceDocument,
  value: unknown,
  { issuer, now, read }: Gathering,
): Promise<Bundle> {
  refuseIssuer({ issuer });
  const parsed = directorySchema.safeParse(value);
  if (!parsed.success) {
    throw new SourceRefused('invalid', `This is not a valid directory: ${z.prettifyError(parsed.error)}`);
  }
  const [signature, certificate] = await Promise.all([
    read(sibling(document.location, '.sig')),
    read(sibling(document.location, '.crt')),
  ]);
  const by = await checkDetached(document.bytes, signature.bytes, readSignerKey(certificate.bytes));
  const at = Date.parse(parsed.data.time);
  const asOf = Math.min(now, at);
  const entries = await Promise.all(parsed.data.issuerInfo.map((entry) => readEntry(entry, asOf)));
  return {
    kind: 'directory',
    parts: entries.flatMap(({ part }) => (part === undefined ? [] : [part])),
    signed: { by, at },
    documents: [document, signature, certificate],
    skipped: entries.flatMap(({ skipped }) => skipped),
    problems: [],
  };
}
