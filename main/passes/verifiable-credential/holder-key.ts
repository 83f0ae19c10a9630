import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { base58 } from '@scure/base';
import type { JWK } from 'jose';
import { z } from 'zod';
import { keyOfInfraDid, secp256k1KeyOf } from '../../../shared/infra-did.ts';
import { decodeBase64url, readJsonObject } from '../compact-jws.ts';
import type { VerificationKey } from '../format.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const jwkSchema = z.union([
  z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'secp256k1']), x: coordinate, y: coordinate }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
]);
type HolderJwk = z.infer<typeof jwkSchema>;

const algorithms: Readonly<Record<HolderJwk['crv'], readonly string[]>> = {
  'P-256': ['ES256'],
  secp256k1: ['ES256K'],
  Ed25519: ['EdDSA', 'Ed25519'],
};

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** A point is taken only if it lies on its curve: what imports the key later would take that for a fault of ours. */
function isOnCurve(jwk: HolderJwk): boolean {
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  try {
    if (jwk.crv === 'Ed25519') ed25519.Point.fromBytes(bytes(jwk.x));
    else if (jwk.crv === 'P-256')
      p256.Point.fromBytes(Buffer.concat([Uint8Array.of(4), bytes(jwk.x), bytes(jwk.y)]));
    else return secp256k1KeyOf(Buffer.concat([Uint8Array.of(4), bytes(jwk.x), bytes(jwk.y)])) !== undefined;
    return true;
  } catch {
    return false;
  }
}

/** `did:jwk:` and a JWK in base64url (did:jwk method specification). */
function ofDidJwk(did: string): unknown {
  const bytes = decodeBase64url(did.slice('did:jwk:'.length));
  return bytes === undefined ? undefined : readJsonObject(bytes);
}

/** `did:key:z` and a multicodec key in base58 (did:key method specification, 2.1): the three curves that a JWS here may use. */
function ofDidKey(did: string): unknown {
  const encoded = /^did:key:z([1-9A-HJ-NP-Za-km-z]{40,60})$/.exec(did)?.[1];
  if (encoded === undefined) return undefined;
  const bytes = base58.decode(encoded);
  const [codec, key] = [bytes[0], bytes.subarray(2)];
  try {
    if (codec === 0xed && bytes[1] === 0x01) return { kty: 'OKP', crv: 'Ed25519', x: base64url(key) };
    if (codec === 0xe7 && bytes[1] === 0x01) return secp256k1KeyOf(key);
    if (codec !== 0x80 || bytes[1] !== 0x24) return undefined;
    const point = p256.Point.fromBytes(key).toBytes(false);
    return { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
  } catch {
    return undefined;
  }
}

function asKey(holder: string, given: unknown): VerificationKey | undefined {
  const parsed = jwkSchema.safeParse(given);
  if (!parsed.success || !isOnCurve(parsed.data)) return undefined;
  const jwk: JWK = parsed.data;
  return { issuer: holder, kid: holder, jwk, algorithms: algorithms[parsed.data.crv] };
}

/** The key of a holder whose identifier is the key itself; `undefined` for every other kind of identifier. */
export function keyOfHolder(did: string): VerificationKey | undefined {
  if (did.startsWith('did:jwk:')) return asKey(did, ofDidJwk(did));
  if (did.startsWith('did:key:')) return asKey(did, ofDidKey(did));
  return asKey(did, keyOfInfraDid(did));
}

/** The key that a credential itself says its holder has (RFC 7800, `cnf.jwk`). */
export function keyOfConfirmation(jwk: Readonly<Record<string, unknown>>): VerificationKey | undefined {
  return asKey('', jwk);
}
