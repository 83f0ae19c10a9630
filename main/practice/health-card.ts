import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { EpochMs } from '../../shared/clock.ts';

export interface HealthCardKey {
  readonly kid: string;
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

/** A key as SMART Health Cards want it: P-256, named by its thumbprint (framework 1.4.0, "Key pairs"). */
export async function makeHealthCardKey(): Promise<HealthCardKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const open = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(open);
  return {
    kid,
    privateKey: await exportJWK(privateKey),
    publicKey: { ...open, kid, use: 'sig', alg: 'ES256' },
  };
}

/** A sample card of an invented person: a signed, deflated JWS as the digits of one `shc:/` code. */
export async function makeHealthCard(
  issuer: string,
  key: HealthCardKey,
  notBefore: EpochMs,
): Promise<string> {
  const payload = {
    iss: issuer,
    nbf: Math.floor(notBefore / 1000),
    vc: {
      type: ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#immunization'],
      rid: createHash('sha256').update(randomUUID()).digest('base64url').slice(0, 16),
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            {
              fullUrl: 'resource:0',
              resource: {
                resourceType: 'Patient',
                name: [{ family: 'Hong', given: ['Gildong'] }],
                birthDate: '1990-01-01',
              },
            },
          ],
        },
      },
    },
  };
  const jws = await new CompactSign(deflateRawSync(JSON.stringify(payload)))
    .setProtectedHeader({ zip: 'DEF', alg: 'ES256', kid: key.kid })
    .sign(await importJWK(key.privateKey, 'ES256'));
  const digits = [...jws].map((character) => String(character.charCodeAt(0) - 45).padStart(2, '0'));
  return `shc:/${digits.join('')}`;
}
