import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { TrustedKey } from './key-set.ts';
import { relativePath } from './published-index.ts';
import { revocationSchemes } from './revocation-scheme.ts';
import { SourceRefused } from './source-refused.ts';
import { typeOf, verifyToken } from './verify-token.ts';

/** `typ` of the manifest of a revocation list. */
export const REVOCATION_LIST_TYPE = 'munjigi-revocations+jwt';

/** More than any country was ever expected to revoke: 1.6 GB. */
const maxEntries = 100_000_000;

/**
 * What the manifest of a large list signs. The list itself is a file of entries beside it: 16 bytes each, strictly
 * ascending, nothing between them.
 */
export const revocationListClaimsSchema = z.object({
  iss: z.string().min(1).max(1_024),
  /** Goes up with each version, never down. */
  seq: z.int().nonnegative(),
  /** When it was made, and when it says nothing any more, in seconds. */
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative().exactOptional(),
  scheme: z.enum(revocationSchemes),
  count: z.int().nonnegative().max(maxEntries),
  /** SHA-256 of the file of entries, in base64url. */
  sha256: z.base64url().length(43),
  /** Where the file lies, from the manifest's folder on. */
  path: z.string().max(200).regex(relativePath, 'a plain relative path'),
});
export type RevocationListClaims = z.infer<typeof revocationListClaimsSchema>;

/** A verified manifest. */
export interface RevocationList {
  readonly claims: RevocationListClaims;
  readonly issuedAt: EpochMs;
  readonly expiresAt?: EpochMs;
  /** The key that verified it. */
  readonly signer: TrustedKey;
}

export function isRevocationList(token: string): boolean {
  return typeOf(token) === REVOCATION_LIST_TYPE;
}

function decodeIssuer(token: string): string {
  const [, payload = ''] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return z.object({ iss: z.string() }).parse(claims).iss;
  } catch (error) {
    throw new SourceRefused('invalid', 'The revocation list does not say whose it is.', { cause: error });
  }
}

/**
 * Verifies the manifest of a revocation list by the keys that are held of the issuer that it names.
 *
 * @throws {SourceRefused} `untrusted`, `signature`, `expired`, `invalid`
 */
export async function readRevocationList(
  token: string,
  { keysOf, now }: { readonly keysOf: (issuer: string) => readonly TrustedKey[]; readonly now: EpochMs },
): Promise<RevocationList> {
  const { payload, signer } = await verifyToken(token, {
    keys: keysOf(decodeIssuer(token)),
    now,
    typ: REVOCATION_LIST_TYPE,
    what: 'revocation list',
  });
  const parsed = revocationListClaimsSchema.safeParse(payload);
  if (!parsed.success) {
    throw new SourceRefused('invalid', `The revocation list is not valid: ${z.prettifyError(parsed.error)}`);
  }
  const { iat, exp } = parsed.data;
  return {
    claims: parsed.data,
    issuedAt: iat * 1000,
    ...(exp === undefined ? {} : { expiresAt: exp * 1000 }),
    signer,
  };
}
