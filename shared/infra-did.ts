import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { base58, base64urlnopad } from '@scure/base';

/** A public key of secp256k1 as a JWK (RFC 8812, 3.1). */
export interface Secp256k1Key {
  readonly kty: 'EC';
  readonly crv: 'secp256k1';
  readonly x: string;
  readonly y: string;
}

const shape = /^did:infra:[a-z0-9]{1,16}:PUB_K1_([1-9A-HJ-NP-Za-km-z]{40,60})$/;
const keyBytes = 33;
const checksumBytes = 4;

/** As the ledger's tools write a key of this curve: RIPEMD-160 of the key and these letters. */
const suffix = [...'K1'].map((letter) => letter.charCodeAt(0));

function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length !== keyBytes + checksumBytes) return false;
  const sum = ripemd160(new Uint8Array([...bytes.subarray(0, keyBytes), ...suffix]));
  return bytes.subarray(keyBytes).every((byte, at) => byte === sum[at]);
}

/** A secp256k1 key in its compressed form (SEC 1, 2.3.3) as a JWK; `undefined` if it is no point of the curve. */
export function secp256k1KeyOf(compressed: Uint8Array): Secp256k1Key | undefined {
  try {
    const point = secp256k1.Point.fromBytes(compressed).toBytes(false);
    const [x, y] = [point.subarray(1, 33), point.subarray(33)];
    return { kty: 'EC', crv: 'secp256k1', x: base64urlnopad.encode(x), y: base64urlnopad.encode(y) };
  } catch {
    return undefined;
  }
}

/** Whether a text is an identifier of InfraDID by its beginning; its key may be misspelt all the same. */
export function isInfraDid(text: string): boolean {
  return text.startsWith('did:infra:');
}

/**
 * The key inside `did:infra:NETWORK:PUB_K1_…` (InfraDID method specification, public-key DID). The ledger may have
 * given the identifier another owner since, or closed it: only asking it would tell.
 *
 * @returns `undefined` if the text is no such identifier, or one whose checksum does not hold
 */
export function keyOfInfraDid(did: string): Secp256k1Key | undefined {
  const [, encoded] = shape.exec(did) ?? [];
  if (encoded === undefined) return undefined;
  const bytes = base58.decode(encoded);
  return isWhole(bytes) ? secp256k1KeyOf(bytes.subarray(0, keyBytes)) : undefined;
}
