import { hash } from 'node:crypto';
import type { CoseSign1 } from '../../../shared/cose/cose-sign1.ts';
import type { RevocationReference } from '../pass.ts';
import { identifiersOf } from './certificate.ts';
import type { Token } from './token.ts';

type HashReference = Extract<RevocationReference, { scheme: 'hcert-hash' }>;

/** What of a SHA-256 the lists hold. */
const hashBytes = 16;

function hashOf(input: string | Uint8Array): string {
  return hash('sha256', input, 'buffer').subarray(0, hashBytes).toString('base64');
}

/** Of an ECDSA signature only `r`: whoever holds it could turn `s` over, and the signature would hold all the same. */
function signatureHash({ algorithm, signature }: CoseSign1): string {
  return hashOf(algorithm === 'ES256' ? signature.subarray(0, signature.length / 2) : signature);
}

/**
 * Every hash under which a certificate may be listed as revoked (Implementing Decision (EU) 2022/483): that of its
 * signature, and for each statement that of its identifier, alone and behind its country. Which country, the apps of
 * the EU did not agree on: CovPass took the token's issuer, the reference app the statement's; lists may have either.
 */
export function revocationHashes(cose: CoseSign1, { iss = '', certificate }: Token): HashReference {
  const identifiers = identifiersOf(certificate).flatMap(({ co, ci }) =>
    [...new Set([ci, ci.trim()])].map((written) => ({ co, ci: written })),
  );
  const ucis = new Set(identifiers.map(({ ci }) => hashOf(ci)));
  const withCountry = new Set(
    identifiers.flatMap(({ co, ci }) =>
      [iss, co].filter((country) => country !== '').map((country) => hashOf(country + ci)),
    ),
  );
  return {
    scheme: 'hcert-hash',
    hashes: [
      { type: 'SIGNATURE', hash: signatureHash(cose) },
      ...[...ucis].map((hash) => ({ type: 'UCI', hash }) as const),
      ...[...withCountry].map((hash) => ({ type: 'COUNTRYCODEUCI', hash }) as const),
    ],
  };
}
