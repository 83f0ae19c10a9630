import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';

/** A certificate of somebody who signs health certificates (a "document signer"). */
export interface SignerCertificate {
  /** ISO 3166-1 alpha-2, from the certificate's subject. */
  readonly country?: string;
  /** The subject's common name. */
  readonly commonName?: string;
  readonly key: TrustedKey;
}

const pem =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/** DER: a SEQUENCE whose length takes two or three octets. */
const derStart: readonly number[] = [0x81, 0x82, 0x83];

/** RSA keys that are shorter are broken; PS256 itself says nothing about it (RFC 7518, 3.5). */
const shortestRsa = 2_048;

/** COSE's ES256 names the hash alone, and signers with a longer curve use it, too (RFC 9053, 2.1). */
const curves: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1'];

function algorithmsOf(key: KeyObject): readonly string[] {
  const { namedCurve = '', modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') return curves.includes(namedCurve) ? ['ES256'] : [];
  return key.asymmetricKeyType === 'rsa' && modulusLength >= shortestRsa ? ['PS256'] : [];
}

/** One part of a subject, as Node prints it: a line `C=AT` each. */
function subjectPart(certificate: X509Certificate, name: string): string | undefined {
  const line = certificate.subject.split('\n').find((each) => each.startsWith(`${name}=`));
  return line?.slice(name.length + 1);
}

/** Whether a file holds certificates, as text or as bytes. */
export function holdsCertificates(bytes: Buffer): boolean {
  const isDer = bytes[0] === 0x30 && derStart.includes(bytes[1] ?? 0);
  return isDer || bytes.includes('-----BEGIN ');
}

/**
 * The key id of a document signer: the first 8 bytes of the SHA-256 of its certificate, in base64 (hcert-spec 1.0.8,
 * section 2.6).
 */
function certificateKeyId(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest().subarray(0, 8).toString('base64');
}

/**
 * Takes the key out of a certificate, and the certificate along with it (`x5c`): how long a signer's passes hold, and
 * what it may sign, stands in there. Its own validity is not asked: a pass of an expired signer is an expired pass.
 *
 * @returns a phrase if the key is of no use here
 */
export async function readCertificate(der: Uint8Array): Promise<SignerCertificate | string> {
  let certificate: X509Certificate;
  let key: KeyObject;
  try {
    certificate = new X509Certificate(der);
    key = certificate.publicKey;
  } catch {
    return 'a certificate is damaged, or of a type that is not supported';
  }
  const kid = certificateKeyId(certificate);
  const algorithms = algorithmsOf(key);
  if (algorithms.length === 0) {
    return `${kid} is of a type that is not supported (${key.asymmetricKeyType ?? 'unknown'})`;
  }
  const bare = key.export({ format: 'jwk' }) as JWK;
  const thumbprint = await calculateJwkThumbprint(bare);
  const jwk = { ...bare, kid, x5c: [certificate.raw.toString('base64')] };
  const country = subjectPart(certificate, 'C')?.toUpperCase();
  const commonName = subjectPart(certificate, 'CN');
  return {
    ...(country !== undefined && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(commonName === undefined ? {} : { commonName }),
    key: { kid, thumbprint, jwk, algorithms },
  };
}

/**
 * The certificates in a file: one in DER, or any number in PEM.
 *
 * @throws {SourceRefused} `private-key`, `invalid`
 */
export function certificatesOf(bytes: Buffer): readonly Uint8Array[] {
  if (bytes[0] === 0x30) return [bytes];
  const text = bytes.toString('latin1');
  if (privateKey.test(text)) {
    throw new SourceRefused(
      'private-key',
      'This file holds a private key. Never hand that out: give the certificate only, and ask for a new key if this file was seen by others.',
    );
  }
  const found = (text.match(pem) ?? []).map((block) =>
    Buffer.from(block.replaceAll(/-----[^-]+-----/g, ''), 'base64'),
  );
  if (found.length === 0) throw new SourceRefused('invalid', 'There is no certificate in this file.');
  return found;
}

/** The public key of a list's signer, from a certificate or a bare PEM key. @throws {SourceRefused} `invalid` */
export function readSignerKey(bytes: Buffer): KeyObject {
  try {
    return bytes.includes('PUBLIC KEY') ? createPublicKey(bytes) : new X509Certificate(bytes).publicKey;
  } catch (error) {
    throw new SourceRefused('invalid', 'The key that signs the list cannot be read.', { cause: error });
  }
}
