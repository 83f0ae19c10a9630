import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { JWK } from 'jose';

/** Octets of a coordinate, and of each half of a signature (RFC 8812, 3.2). */
const size = 32;

function coordinate(encoded: string | undefined): Buffer {
  const bytes = Buffer.from(encoded ?? '', 'base64url');
  if (bytes.length !== size) throw new TypeError('this is not a public key of secp256k1');
  return bytes;
}

/**
 * Whether `key` signed `signed` with ES256K (RFC 8812, 3.2). Neither jose nor the BoringSSL inside Electron knows the
 * curve. Both halves of the curve are taken for `s`: JOSE does not ask for the lower one, as ledgers do.
 */
export function verifiesEs256k(signed: string, signature: Uint8Array, key: JWK): boolean {
  if (signature.length !== 2 * size) return false;
  const point = Buffer.concat([Uint8Array.of(4), coordinate(key.x), coordinate(key.y)]);
  return secp256k1.verify(signature, Buffer.from(signed, 'latin1'), point, { lowS: false });
}
