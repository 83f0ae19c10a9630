import { z } from 'zod';
import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import { readKeys } from './key-set.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

const methodSchema = z.looseObject({
  id: z.string().min(1).max(2_048),
  type: z.string().optional(),
  publicKeyJwk: z.looseObject({}).optional(),
});
export const didDocumentSchema = z.looseObject({
  id: z
    .string()
    .regex(/^did:[a-z0-9]+:\S+$/, 'a DID')
    .max(2_048),
  verificationMethod: z.array(methodSchema).max(5_000).optional(),
  /** Methods for what the subject asserts, such as passes: named, or written out in place. */
  assertionMethod: z
    .array(z.union([z.string(), methodSchema]))
    .max(5_000)
    .optional(),
});
export type DidDocument = z.infer<typeof didDocumentSchema>;
type Method = z.infer<typeof methodSchema>;

/** @throws {SourceRefused} `invalid` */
export function readDidDocument(value: unknown): DidDocument {
  const parsed = didDocumentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SourceRefused('invalid', `This is not a valid DID document: ${z.prettifyError(parsed.error)}`);
}

/** A fragment alone is below the document's own DID (DID Core 1.0, section 3.2.2). */
function absolute(did: string, id: string): string {
  return id.startsWith('#') ? did + id : id;
}

/** The key of a method as a JWK whose `kid` is the fragment, or why it has none. */
function keyOf(did: string, { id, publicKeyJwk, type }: Method): Readonly<Record<string, unknown>> | string {
  const whole = absolute(did, id);
  const fragment = whole.slice(did.length + 1);
  if (!whole.startsWith(`${did}#`) || fragment === '') return `${id} is a method of somebody else`;
  if (publicKeyJwk === undefined) return `${fragment} is of a type without a JWK (${type ?? 'unknown'})`;
  return { ...publicKeyJwk, kid: fragment };
}

function assertionMethods({ id, verificationMethod = [], assertionMethod = [] }: DidDocument) {
  const known = new Map(verificationMethod.map((method) => [absolute(id, method.id), method]));
  return assertionMethod.map((named) =>
    typeof named === 'string' ? (known.get(absolute(id, named)) ?? { id: named }) : named,
  );
}

/**
 * A DID document (DID Core 1.0): its subject is the issuer, by its DID, and only keys for assertions sign passes. It
 * is not signed: staff who import it, or the server that it comes from (did:web), vouch for it.
 *
 * @throws {SourceRefused} `invalid`, `private-key`, `mismatch`
 */
export async function gatherDidDocument(
  document: SourceDocument,
  value: unknown,
  { issuer, name, now }: Gathering,
): Promise<Bundle> {
  const did = readDidDocument(value);
  if (issuer !== undefined && issuer !== did.id) {
    throw new SourceRefused('mismatch', `This is the document of ${did.id}, not of ${issuer}.`);
  }
  const methods = assertionMethods(did).map((method) => keyOf(did.id, method));
  const passedOver = methods.filter((method) => typeof method === 'string');
  const { keys, skipped } = await readKeys(methods.filter((method) => typeof method !== 'string'));
  if (keys.length === 0) {
    const why = [...passedOver, ...skipped].join(', ') || 'it names none for assertions';
    throw new SourceRefused('invalid', `No key of ${did.id} can be used: ${why}.`);
  }
  return {
    kind: 'did-document',
    parts: [
      {
        issuer: did.id,
        ...(name === undefined ? {} : { name }),
        keys: { keys, asOf: now },
        lists: [],
        cardLists: [],
      },
    ],
    documents: [document],
    skipped: [...passedOver, ...skipped],
    problems: [],
  };
}
