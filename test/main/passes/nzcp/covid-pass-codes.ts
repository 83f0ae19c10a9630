import { sign } from 'node:crypto';
import { base32nopad } from '@scure/base';
import { encode, Tagged } from 'cborg';
import { exportPKCS8 } from 'jose';
import { type Signer, seconds, issuer as web } from '../signed-codes.ts';

/** A CWT's labels are numbers, which only a Map keeps. */
export type Cwt = ReadonlyMap<number | string, unknown>;

export const issuer = `did:web:${new URL(web).hostname}`;

export const goodCwt: Cwt = new Map<number | string, unknown>([
  [1, issuer],
  [5, seconds],
  [4, seconds + 3_600],
  [7, new Uint8Array(16).fill(7)],
  [
    'vc',
    {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://nzcp.covid19.health.nz/contexts/v1'],
      version: '1.0.0',
      type: ['VerifiableCredential', 'PublicCovidPass'],
      credentialSubject: { givenName: 'Gildong', familyName: 'Hong', dob: '1990-01-02' },
    },
  ],
]);

export interface Envelope {
  readonly headers?: ReadonlyMap<number, unknown>;
  readonly unprotectedHeaders?: ReadonlyMap<number, unknown>;
  readonly payload?: Uint8Array;
  readonly tag?: number;
  readonly cut?: number;
  readonly after?: readonly number[];
}

/** A COVID pass in base32, as an issuer might write it who gets something wrong. */
export async function covidPassCode(
  { key }: Signer,
  claims: Cwt = goodCwt,
  { headers, unprotectedHeaders, payload = encode(claims), tag = 18, cut = 64, after = [] }: Envelope = {},
): Promise<string> {
  const kid = Buffer.from(key.jwk.kid ?? '');
  const protectedBytes = encode(
    headers ??
      new Map<number, unknown>([
        [1, -7],
        [4, kid],
      ]),
  );
  const signed = encode(['Signature1', protectedBytes, new Uint8Array(), payload]);
  if (!(key.privateKey instanceof CryptoKey)) throw new TypeError('a key of this test is a CryptoKey');
  const privateKey = await exportPKCS8(key.privateKey);
  const signature = sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' }).subarray(0, cut);
  const message = [protectedBytes, unprotectedHeaders ?? new Map(), payload, new Uint8Array(signature)];
  const bytes = Uint8Array.of(...encode(new Tagged(tag, message)), ...after);
  return `NZCP:/1/${base32nopad.encode(bytes)}`;
}
