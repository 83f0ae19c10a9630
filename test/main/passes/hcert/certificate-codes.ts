import { constants, KeyObject, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encode as encodeBase45 } from 'base45';
import { encode, Tagged } from 'cborg';
import { type Signer, seconds } from '../signed-codes.ts';

/** Labels are numbers, which only a Map keeps. */
export type Labelled = ReadonlyMap<number | string, unknown>;

export const vaccination = {
  tg: '840539006',
  vp: '1119349007',
  mp: 'EU/1/20/1528',
  ma: 'ORG-100030215',
  dn: 2,
  sd: 2,
  dt: '2026-06-01',
  co: 'AT',
  is: 'Ministry of Health, Austria',
  ci: 'URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B',
};
export const test = {
  tg: '840539006',
  tt: 'LP6464-4',
  sc: '2026-11-23T12:34:56Z',
  tr: '260415000',
  co: 'AT',
  is: 'Ministry of Health, Austria',
  ci: 'URN:UVCI:01:AT:B5921A35D6A0D696421B3E2462178297#I',
};
export const goodCertificate: Readonly<Record<string, unknown>> = {
  ver: '1.3.3',
  nam: { fn: 'Hong', fnt: 'HONG', gn: 'Gildong', gnt: 'GILDONG' },
  dob: '1990-01-02',
  v: [vaccination],
};

/** The claims of a token around a certificate. */
export function tokenOf(certificate: unknown, more: readonly (readonly [number, unknown])[] = []): Labelled {
  return new Map<number, unknown>([
    [1, 'AT'],
    [4, seconds + 3_600],
    [6, seconds],
    [-260, new Map([[1, certificate]])],
    ...more,
  ]);
}

export interface Envelope {
  readonly headers?: Labelled;
  readonly unprotectedHeaders?: Labelled;
  readonly payload?: Uint8Array;
  /** Outermost last. */
  readonly tags?: readonly number[];
}

/** The COSE message of a certificate, as an issuer might write it who gets something wrong. */
export function message({ key }: Signer, token: Labelled, envelope: Envelope = {}): Uint8Array {
  const { headers, unprotectedHeaders = new Map(), payload = encode(token), tags = [18] } = envelope;
  const kid = Buffer.from(key.jwk.kid, 'base64');
  const protectedBytes = encode(
    headers ??
      new Map<number, unknown>([
        [1, -7],
        [4, kid],
      ]),
  );
  const signed = encode(['Signature1', protectedBytes, new Uint8Array(), payload]);
  if (!(key.privateKey instanceof CryptoKey)) throw new TypeError('a key of this test is a CryptoKey');
  const signature = sign('sha256', signed, {
    key: KeyObject.from(key.privateKey),
    dsaEncoding: 'ieee-p1363',
    ...(key.privateKey.algorithm.name === 'RSA-PSS'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      : {}),
  });
  const bare: unknown = [protectedBytes, unprotectedHeaders, payload, new Uint8Array(signature)];
  return encode(tags.reduce((inner, tag) => new Tagged(tag, inner), bare));
}

export function codeOf(bytes: Uint8Array): string {
  return `HC1:${encodeBase45(deflateSync(bytes))}`;
}

export function certificateCode(
  signer: Signer,
  certificate: unknown = goodCertificate,
  envelope: Envelope = {},
): string {
  return codeOf(message(signer, tokenOf(certificate), envelope));
}
