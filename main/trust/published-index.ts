import { compactVerify, errors } from 'jose';
import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import { type KeySet, readKeySet, type TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';
import { keyIdOf } from './verify-token.ts';

/** `typ` of the signed part of a published folder's `index.json`. */
export const PUBLISHED_INDEX_TYPE = 'munjigi-index+jwt';

/** Below the index, forward slashes, nothing hidden, nothing that climbs. */
export const relativePath = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,7}$/;

/** `index.json` of a published folder. Only what is in `signed` counts; the rest is for people. */
export const indexFileSchema = z.object({
  issuer: z.string(),
  name: z.string(),
  publishedAt: z.iso.datetime(),
  signed: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'a compact JWS'),
});
export type IndexFile = z.infer<typeof indexFileSchema>;

export const indexClaimsSchema = z.object({
  iss: z.url(),
  name: z.string().trim().min(1).max(80),
  /** When it was published, in seconds. */
  iat: z.int().nonnegative(),
  keys: z.array(z.looseObject({})).min(1),
  status_lists: z
    .array(
      z.object({
        uri: z.url(),
        path: z.string().max(200).regex(relativePath, 'a plain relative path'),
        /** What the file is to be: SHA-256 in base64url, and how many of its entries are not VALID. */
        sha256: z.base64url().length(43).exactOptional(),
        not_valid: z.int().nonnegative().exactOptional(),
      }),
    )
    .max(1_000),
});
export type IndexClaims = z.infer<typeof indexClaimsSchema>;

export interface PublishedIndex {
  readonly issuer: string;
  readonly name: string;
  readonly publishedAt: EpochMs;
  readonly keySet: KeySet;
  readonly lists: IndexClaims['status_lists'];
  /** The key that verified it. */
  readonly signer: TrustedKey;
}

async function isSignedBy(token: string, key: TrustedKey): Promise<boolean> {
  try {
    await compactVerify(token, key.jwk, { algorithms: [...key.algorithms] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

function decodeClaims(token: string): IndexClaims {
  const [header = '', payload = ''] = token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString());
  try {
    z.object({ typ: z.literal(PUBLISHED_INDEX_TYPE) }).parse(JSON.parse(header));
    return indexClaimsSchema.parse(JSON.parse(payload));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : 'no JSON';
    throw new SourceRefused('invalid', `The signed index is not valid: ${why}`, { cause: error });
  }
}

/**
 * Reads and verifies the index of a published folder.
 *
 * @param heldKeys the keys held for an issuer; none for one that is new, whose index must then verify by its own keys
 * @throws {SourceRefused} `invalid`, `private-key`, `untrusted`, `signature`
 */
export async function readPublishedIndex(
  value: unknown,
  heldKeys: (issuer: string) => readonly TrustedKey[],
): Promise<PublishedIndex> {
  const file = indexFileSchema.safeParse(value);
  if (!file.success) {
    throw new SourceRefused('invalid', `This is not a published index: ${z.prettifyError(file.error)}`);
  }
  const { signed } = file.data;
  const claims = decodeClaims(signed);
  const kid = keyIdOf(signed);
  const keySet = await readKeySet({ keys: claims.keys });
  const held = heldKeys(claims.iss);
  const candidates = (held.length > 0 ? held : keySet.keys).filter((key) => key.kid === kid);
  if (candidates.length === 0) {
    throw new SourceRefused(
      'untrusted',
      held.length > 0
        ? `The index of ${claims.iss} is signed by the key ${kid}, which is not held for this issuer. If the issuer confirms that it lost its old key, import it again with --replace.`
        : `The index of ${claims.iss} is signed by the key ${kid}, which it does not list itself.`,
    );
  }
  for (const signer of candidates) {
    if (!(await isSignedBy(signed, signer))) continue;
    const { iss: issuer, name, iat, status_lists: lists } = claims;
    return { issuer, name, publishedAt: iat * 1000, keySet, lists, signer };
  }
  throw new SourceRefused('signature', `The signature of the index of ${claims.iss} is wrong.`);
}
