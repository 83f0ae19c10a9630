import { type KeyObject, verify } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { SourceRefused } from './source-refused.ts';

/** The hash that goes with each curve (FIPS 186-5; ES256, ES384 and ES512 of RFC 7518). */
const hashOf: Readonly<Record<string, string>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
};

/**
 * Checks an ECDSA signature in DER that lies beside what it signs.
 *
 * @returns the thumbprint of the key, by which a later list is known to be of the same signer
 * @throws {SourceRefused} `signature`, `invalid`
 */
export async function checkDetached(
  content: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
): Promise<string> {
  const hash = hashOf[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (hash === undefined) {
    throw new SourceRefused('invalid', 'The key that signs the list is of a type that is not supported.');
  }
  if (!verify(hash, content, { key, dsaEncoding: 'der' }, signature)) {
    throw new SourceRefused('signature', 'The signature beside the list is wrong.');
  }
  return await calculateJwkThumbprint(key.export({ format: 'jwk' }) as JWK);
}
