import type { JWK } from 'jose';
import { issuer, type Signer, seconds, signBytes } from '../signed-codes.ts';

export const listUrl = `${issuer}/status/1`;

export const goodCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5b4c1b1e-6d7a-4f0e-9d5e-0a7f3c8a9f21',
  type: ['VerifiableCredential', 'MembershipCredential'],
  issuer,
  validFrom: new Date((seconds - 60) * 1000).toISOString(),
  validUntil: new Date((seconds + 3_600) * 1000).toISOString(),
  credentialSubject: { name: 'Hong Gildong', level: 'gold' },
};

/** The same in the data model 1.1, as the claim `vc`. */
export const olderCredential = {
  iss: issuer,
  jti: goodCredential.id,
  nbf: seconds - 60,
  exp: seconds + 3_600,
  vc: {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    type: goodCredential.type,
    credentialSubject: goodCredential.credentialSubject,
  },
};

type Claims = Readonly<Record<string, unknown>>;

function bytesOf(claims: Claims): Buffer {
  return Buffer.from(JSON.stringify(claims));
}

export async function credentialCode(
  signer: Signer,
  claims: Claims = {},
  header: Claims = {},
): Promise<string> {
  return await signBytes(signer, bytesOf({ ...goodCredential, ...claims }), { typ: 'vc+jwt', ...header });
}

export async function olderCode(signer: Signer, claims: Claims = {}, header: Claims = {}): Promise<string> {
  return await signBytes(signer, bytesOf({ ...olderCredential, ...claims }), { typ: 'JWT', ...header });
}

/** The identifier of a holder whose key is the identifier. */
export function didJwkOf({ key }: Signer): string {
  const { kid: _, ...jwk }: JWK = key.jwk;
  return `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
}

export function enveloped(code: string): Claims {
  return {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${code}`,
  };
}

/** A presentation of one credential, made at noon for ten minutes by a holder who is known by a `did:jwk`. */
export async function presentationCode(
  holder: Signer,
  credential: string,
  claims: Claims = {},
  header: Claims = {},
): Promise<string> {
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    iss: didJwkOf(holder),
    iat: seconds,
    exp: seconds + 600,
    verifiableCredential: [enveloped(credential)],
    ...claims,
  };
  return await signBytes(holder, bytesOf(presentation), { typ: 'vp+jwt', ...header });
}

/** The same in the data model 1.1, as the claim `vp`. */
export async function olderPresentationCode(
  holder: Signer,
  credential: string,
  claims: Claims = {},
): Promise<string> {
  const presentation = {
    iss: didJwkOf(holder),
    iat: seconds,
    exp: seconds + 600,
    vp: {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [credential],
    },
    ...claims,
  };
  return await signBytes(holder, bytesOf(presentation), { typ: 'JWT' });
}
