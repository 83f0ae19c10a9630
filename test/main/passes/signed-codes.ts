import { deflateRawSync } from 'node:zlib';
import { CompactSign } from 'jose';
import type { VerificationKey } from '../../../main/passes/format.ts';
import { newKey, type TestKey } from '../trust/test-issuer.ts';

export const issuer = 'https://issuer.example';
export const seconds = Date.UTC(2026, 10, 24, 3) / 1000;

/** A key pair and how the trust store would hold its public half. */
export interface Signer {
  readonly key: TestKey;
  readonly held: VerificationKey;
}

export async function newSigner(alg: 'ES256' | 'EdDSA' = 'ES256', kid = 'k1'): Promise<Signer> {
  const key = await newKey(alg, kid);
  const algorithms = alg === 'ES256' ? ['ES256'] : ['EdDSA', 'Ed25519'];
  return { key, held: { issuer, kid, jwk: key.jwk, algorithms } };
}

/** Signs any bytes under any header, as an issuer might who gets it wrong. `undefined` leaves a member out. */
export async function signBytes(
  { key }: Signer,
  bytes: Uint8Array,
  header: Readonly<Record<string, unknown>>,
): Promise<string> {
  const whole = Object.fromEntries(
    Object.entries({ alg: key.alg, kid: key.jwk.kid, ...header }).filter(([, value]) => value !== undefined),
  );
  // The one member that jose insists on itself.
  return await new CompactSign(bytes).setProtectedHeader({ ...whole, alg: key.alg }).sign(key.privateKey);
}

export const goodClaims = {
  iss: issuer,
  jti: 'A-17',
  iat: seconds,
  exp: seconds + 3_600,
  status: { status_list: { idx: 3, uri: `${issuer}/status/0` } },
};

export async function venueCode(
  signer: Signer,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const bytes = Buffer.from(JSON.stringify({ ...goodClaims, ...claims }));
  return await signBytes(signer, bytes, { typ: 'pass+jwt', ...header });
}

export const goodCard = {
  iss: issuer,
  nbf: seconds,
  vc: {
    type: ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#immunization'],
    credentialSubject: {
      fhirVersion: '4.0.1',
      fhirBundle: {
        resourceType: 'Bundle',
        entry: [{ resource: { resourceType: 'Patient', name: [{ family: 'Hong', given: ['Gildong'] }] } }],
      },
    },
  },
};

/** The JWS of a card whose deflated payload is `bytes`. */
export async function cardJws(
  signer: Signer,
  bytes: Uint8Array,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return await signBytes(signer, bytes, { zip: 'DEF', ...header });
}

export function deflated(payload: unknown): Buffer {
  return deflateRawSync(JSON.stringify(payload));
}

export function digitsOf(jws: string): string {
  return [...jws].map((character) => String(character.charCodeAt(0) - 45).padStart(2, '0')).join('');
}

export async function cardCode(
  signer: Signer,
  payload: Readonly<Record<string, unknown>> = goodCard,
): Promise<string> {
  return `shc:/${digitsOf(await cardJws(signer, deflated(payload)))}`;
}
