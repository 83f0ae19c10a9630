import { createPrivateKey, sign } from 'node:crypto';
import { encode, Tagged } from 'cborg';
import { exportJWK } from 'jose';
import type { TestKey } from './test-issuer.ts';

export type CwtClaims = readonly (readonly [number, unknown])[];

export interface CwtEnvelope {
  readonly type?: unknown;
  readonly kid?: string;
  readonly algorithm?: number;
}

/** A status list in CBOR: a COSE_Sign1 with ES256 (RFC 9052). */
export async function signCwt(
  { privateKey, jwk }: TestKey,
  claims: CwtClaims,
  { type = 'application/statuslist+cwt', kid = jwk.kid ?? '', algorithm = -7 }: CwtEnvelope = {},
): Promise<Buffer> {
  if (!(privateKey instanceof CryptoKey)) throw new TypeError('a key of this test is a CryptoKey');
  const headers = encode(
    new Map<number, unknown>([
      [1, algorithm],
      [4, Buffer.from(kid)],
      [16, type],
    ]),
  );
  const payload = encode(new Map(claims));
  const key = createPrivateKey({ key: await exportJWK(privateKey), format: 'jwk' });
  const signed = encode(['Signature1', headers, new Uint8Array(), payload]);
  const signature = sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.from(encode(new Tagged(18, [headers, new Map(), payload, new Uint8Array(signature)])));
}
