import { createHash, X509Certificate } from 'node:crypto';
import type { JWK } from 'jose';
import { readExtensions } from '../../shared/x509/certificate-extensions.ts';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';

/** The passes whose signers a state's authority certifies, and nothing else. */
export const authorityFormats: readonly string[] = ['vdsnc'];

/** What those who are certified may sign with. The authority itself signs certificates and lists only. */
const algorithms: readonly string[] = ['ES256', 'ES384', 'ES512'];

const stateCode = /^[A-Z]{1,3}$/;

/** The certificate of a state's Country Signing Certificate Authority (CSCA). */
export interface AuthorityCertificate {
  /** As passports write it: `AUS`. The issuer's name here and in the codes. */
  readonly state: string;
  /** ISO 3166-1 alpha-2, from the subject. */
  readonly country?: string;
  readonly key: TrustedKey;
}

function certificateOf(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    // Whoever reads it as the certificate of a signer says what is wrong with it.
    return undefined;
  }
}

/** It vouches for itself, and may certify others: whether it is believed is for those who import it to say. */
function isRoot(certificate: X509Certificate): boolean {
  return certificate.ca && certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
}

function keyOf(certificate: X509Certificate, kid: string): TrustedKey | string {
  const { publicKey } = certificate;
  try {
    const jwk = publicKey.export({ format: 'jwk' }) as JWK;
    return {
      kid,
      // Of the whole certificate: an authority that renews it may keep its key.
      thumbprint: createHash('sha256').update(certificate.raw).digest('base64url'),
      jwk: { ...jwk, kid, x5c: [certificate.raw.toString('base64')] },
      algorithms,
    };
  } catch {
    const type = publicKey.asymmetricKeyDetails?.namedCurve ?? publicKey.asymmetricKeyType ?? 'unknown';
    return `the authority ${kid} has a key of a type that is not supported (${type})`;
  }
}

/**
 * Reads the self-signed certificate of a state's authority (Doc 9303-12, 7.1): one that names its state as passports
 * do, or one that staff say is a state's.
 *
 * @param issuer as staff said it: a state's code makes any authority that state's, any other name makes it none
 * @returns `undefined` if it is the certificate of something else, a phrase if its key is of no use here
 * @throws {SourceRefused} `mismatch`
 */
export function readAuthority(
  der: Uint8Array,
  issuer: string | undefined,
): AuthorityCertificate | string | undefined {
  const certificate = certificateOf(der);
  if (certificate === undefined || !isRoot(certificate)) return undefined;
  const { state: named, subjectKeyId, isAuthority } = readExtensions(der);
  const state = issuer ?? named;
  if (!isAuthority || state === undefined || !stateCode.test(state)) return undefined;
  if (named !== undefined && named !== state) {
    throw new SourceRefused('mismatch', `This is the authority of ${named}, not of ${state}.`);
  }
  if (subjectKeyId === undefined) return `the authority of ${state} does not name its key`;
  const key = keyOf(certificate, subjectKeyId);
  if (typeof key === 'string') return key;
  const country = /^C=([A-Za-z]{2})$/m.exec(certificate.subject)?.[1]?.toUpperCase();
  return { state, ...(country === undefined ? {} : { country }), key };
}
