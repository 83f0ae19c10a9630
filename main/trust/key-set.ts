import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64url, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { versionSchema } from './card-revocation-list.ts';
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
  crlVersion: versionSchema.optional(),
});
const keySetSchema = z.object({ keys: z.array(jwkSchema).max(5_000) });

/** What a key may sign with follows from the key itself, never from what a pass says. Others have no format here. */
const algorithmsOf: Readonly<Record<string, readonly string[]>> = {
  'EC P-256': ['ES256'],
  'EC P-384': ['ES384'],
  'EC secp256k1': ['ES256K'],
  'OKP Ed25519': ['EdDSA', 'Ed25519'],
};

/** Whether it is a point of its curve. @throws whatever the library throws if it is none */
async function checkPoint(jwk: JWK, algorithm: string | undefined): Promise<void> {
  if (jwk.crv !== 'secp256k1') {
    await importJWK(jwk, algorithm);
    return;
  }
  // Neither jose nor Electron's crypto knows this curve.
  const [x, y] = [base64url.decode(jwk.x ?? ''), base64url.decode(jwk.y ?? '')];
  secp256k1.Point.fromBytes(Uint8Array.of(4, ...x, ...y)).assertValidity();
}

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
    await checkPoint(jwk, algorithms[0]);
    const thumbprint = await calculateJwkThumbprint(jwk);
    return { kid, thumbprint, jwk, algorithms, ...(crlVersion === undefined ? {} : { crlVersion }) };
  } catch {
    return `${kid} is not a point of its curve`;
  }
}

function refusePrivateKeys(keys: readonly object[]): void {
  if (!keys.some((key) => 'd' in key || 'k' in key)) return;
  throw new SourceRefused(
    'private-key',
    'This key set holds a private or secret key. Never hand that out: publish the public keys only, and make a new key if this file was seen by others.',
  );
}

/**
 * Reads keys that came one by one. What is no key of use here is passed over.
 *
 * @throws {SourceRefused} `private-key` if there is one among them
 */
export async function readKeys(values: readonly object[]): Promise<KeySet> {
  refusePrivateKeys(values);
  const read = await Promise.all(
    values.map(async (value) => {
      const parsed = jwkSchema.safeParse(value);
      return parsed.success ? await readKey(parsed.data) : 'a key is not written as a JWK should be';
    }),
  );
  return {
    keys: read.filter((key) => typeof key !== 'string'),
    skipped: read.filter((key) => typeof key === 'string'),
  };
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
  const { keys, skipped } = await readKeys(parsed.data.keys);
  if (keys.length === 0) {
    throw new SourceRefused(
      'invalid',
      `No key of this set can be used: ${skipped.join(', ') || 'it is empty'}.`,
    );
  }
  return { keys, skipped };
}
