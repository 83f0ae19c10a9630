import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { SourceRefused } from './source-refused.ts';

/** A public key as this store keeps it. */
export interface TrustedKey {
  readonly kid: string;
  /** RFC 7638, SHA-256. Tells keys of one kid apart. */
  readonly thumbprint: string;
  /** Public members only. */
  readonly jwk: JWK;
  readonly algorithms: readonly string[];
  /** SMART Health Cards: the `ctr` of the CRL that goes with this key, if there is one. */
  readonly crlVersion?: number;
}

export interface KeySet {
  readonly keys: readonly TrustedKey[];
  /** Keys that cannot be used, and why, one English phrase each. */
  readonly skipped: readonly string[];
}

const jwkSchema = z.looseObject({
  kty: z.string(),
  kid: z.string().min(1).max(256).optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
  crv: z.string().optional(),
  x: z.string().optional(),
  y: z.string().optional(),
  crlVersion: z.int().min(0).optional(),
});
const keySetSchema = z.object({ keys: z.array(jwkSchema).max(5_000) });

/** What a key may sign with follows from the key itself, never from what a pass says. Others have no format here. */
const algorithmsOf: Readonly<Record<string, readonly string[]>> = {
  'EC P-256': ['ES256'],
  'OKP Ed25519': ['EdDSA', 'Ed25519'],
};

async function readKey(given: z.infer<typeof jwkSchema>): Promise<TrustedKey | string> {
  const { kty, crv, kid, use, alg, x, y, crlVersion } = given;
  if (kid === undefined) return 'a key has no kid';
  if (use !== undefined && use !== 'sig') return `${kid} is for "${use}", not for signatures`;
  const algorithms = algorithmsOf[`${kty} ${crv ?? ''}`];
  if (algorithms === undefined) return `${kid} is of a type that is not supported (${kty} ${crv ?? ''})`;
  if (alg !== undefined && !algorithms.includes(alg)) return `${kid} names the algorithm ${alg}`;
  const jwk: JWK = {
    kty,
    kid,
    ...(crv === undefined ? {} : { crv }),
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
  };
  try {
    await importJWK(jwk, algorithms[0]);
    const thumbprint = await calculateJwkThumbprint(jwk);
    return { kid, thumbprint, jwk, algorithms, ...(crlVersion === undefined ? {} : { crlVersion }) };
  } catch {
    return `${kid} is not a point of its curve`;
  }
}

/**
 * Reads a JWK Set (RFC 7517, section 5). Keys of one kid are all kept: a pass holds if any of them verifies it.
 *
 * @throws {SourceRefused} `private-key` if there is one in it, `invalid` if no key can be used
 */
export async function readKeySet(value: unknown): Promise<KeySet> {
  const parsed = keySetSchema.safeParse(value);
  if (!parsed.success) {
    throw new SourceRefused('invalid', `This is not a valid key set: ${z.prettifyError(parsed.error)}`);
  }
  if (parsed.data.keys.some((key) => 'd' in key || 'k' in key)) {
    throw new SourceRefused(
      'private-key',
      'This key set holds a private or secret key. Never hand that out: publish the public keys only, and make a new key if this file was seen by others.',
    );
  }
  const read = await Promise.all(parsed.data.keys.map(readKey));
  const keys = read.filter((key) => typeof key !== 'string');
  const skipped = read.filter((key) => typeof key === 'string');
  if (keys.length === 0) {
    throw new SourceRefused(
      'invalid',
      `No key of this set can be used: ${skipped.join(', ') || 'it is empty'}.`,
    );
  }
  return { keys, skipped };
}
