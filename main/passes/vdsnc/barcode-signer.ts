import { type KeyObject, X509Certificate } from 'node:crypto';
import type { EpochMs } from '../../../shared/clock.ts';
import { readExtensions } from '../../../shared/x509/certificate-extensions.ts';
import type { SealAlgorithm } from './seal-code.ts';

/** Extended key usage of barcode signers for VDS-NC. */
const sealing = '2.23.136.1.1.14.2';

const algorithms: Readonly<Record<string, SealAlgorithm>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

/** Who signed a seal, by the certificate that travels in the code: nothing here is believed yet. */
export interface BarcodeSigner {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  /** The one algorithm that its curve is for. */
  readonly algorithm: SealAlgorithm;
  /** Key id of the authority that it says signed it, in hexadecimal. */
  readonly authorityKeyId: string;
  /** In hexadecimal, small letters, without leading zeros. */
  readonly serial: string;
  /** Whether its purpose is to sign seals. */
  readonly isForSeals: boolean;
  readonly documentTypes: readonly string[];
}

/** When a certificate is good; the second that it names last is in it (RFC 5280, 4.1.2.5). */
export function validityOf({ validFrom, validTo }: X509Certificate): {
  readonly from: EpochMs;
  readonly until: EpochMs;
} {
  return { from: Date.parse(validFrom), until: Date.parse(validTo) + 1 };
}

/** @returns an English phrase if the certificate is of no use here */
export function readSigner(der: Buffer): BarcodeSigner | string {
  try {
    const certificate = new X509Certificate(der);
    // OpenSSL takes bytes after the certificate, and lengths written in a longer way than DER has.
    if (!certificate.raw.equals(der)) return 'is not plain DER';
    const key = certificate.publicKey;
    const algorithm = algorithms[key.asymmetricKeyDetails?.namedCurve ?? ''];
    if (algorithm === undefined) return 'has a key that no seal is signed with';
    const { authorityKeyId, documentTypes } = readExtensions(der);
    if (authorityKeyId === undefined) return 'does not say which key certified it';
    const serial = BigInt(`0x${certificate.serialNumber}`).toString(16);
    const isForSeals = certificate.keyUsage?.includes(sealing) === true;
    return { certificate, key, algorithm, authorityKeyId, serial, isForSeals, documentTypes };
  } catch {
    // The messages of OpenSSL and of the ASN.1 library are about bytes, not about anything that staff could mend.
    return 'is damaged';
  }
}
