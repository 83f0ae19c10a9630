import { verify, X509Certificate } from 'node:crypto';
import type { Verification, VerificationKey } from '../format.ts';
import { type BarcodeSigner, validityOf } from './barcode-signer.ts';
import { type SealType, sealTypes } from './message.ts';
import type { SealAlgorithm, SealCode } from './seal-code.ts';

/** What `verify` needs of a pass that this format read. */
export interface SealProof {
  readonly seal: Pick<SealCode, 'algorithm' | 'signed' | 'signature'> & { readonly type: SealType };
  readonly signer: BarcodeSigner;
}

const digests: Readonly<Record<SealAlgorithm, string>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  ES512: 'sha512',
};

/** A held key with the certificate that it came in. */
interface Authority {
  readonly key: VerificationKey;
  readonly certificate: X509Certificate;
}

/** The trust store hands out the same object for a key until something changes. */
const known = new WeakMap<VerificationKey, X509Certificate>();

/** None for a key that came without a certificate: it certifies nobody. */
function authorityOf(key: VerificationKey): readonly Authority[] {
  const [der] = key.jwk.x5c ?? [];
  if (der === undefined) return [];
  const certificate = known.get(key) ?? new X509Certificate(Buffer.from(der, 'base64'));
  known.set(key, certificate);
  return [{ key, certificate }];
}

function unknown(detail: string): Verification {
  return { ok: false, reason: 'key-unknown', detail };
}

function forged(detail: string): Verification {
  return { ok: false, reason: 'signature-invalid', detail };
}

/** It holds while both its signer and who certified that signer do (RFC 5280, 6.1.3). */
function validityOfChain(signer: X509Certificate, authority: X509Certificate) {
  const [one, other] = [validityOf(signer), validityOf(authority)];
  return { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) };
}

/**
 * Checks the chain from a held authority (CSCA) to the signer in the code, and the signature of the code itself. Who
 * was not certified by the key that it names is a forger; who was certified for something else is a matter for staff.
 */
export function verifySeal({ seal, signer }: SealProof, keys: readonly VerificationKey[]): Verification {
  const authorities = keys.flatMap(authorityOf);
  if (authorities.length === 0) return unknown('No key that is held belongs to an authority.');
  const able = authorities.filter(({ key }) => key.algorithms.includes(seal.algorithm));
  if (able.length === 0 || signer.algorithm !== seal.algorithm) {
    const detail = `The seal names the algorithm ${seal.algorithm}, which its signer's key is not for.`;
    return { ok: false, reason: 'algorithm-not-allowed', detail };
  }
  const { certificate } = signer;
  const certifiers = able.filter((each) => certificate.verify(each.certificate.publicKey));
  if (certifiers.length === 0) {
    return forged('The state whose key the signer names did not certify that signer.');
  }
  const authority = certifiers.find((each) => certificate.checkIssued(each.certificate));
  if (authority === undefined) return unknown('The signer was certified under another name of this key.');
  if (!signer.isForSeals || !signer.documentTypes.includes(sealTypes[seal.type].documentType)) {
    return unknown(`The signer is not certified for seals of a ${sealTypes[seal.type].states}.`);
  }
  // r and s side by side, not in ASN.1 as certificates have them.
  const options = { key: signer.key, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify(digests[seal.algorithm], Buffer.from(seal.signed), options, seal.signature)) {
    return forged(
      'The signature does not fit the content: the pass was changed, or its signer did not sign it.',
    );
  }
  return {
    ok: true,
    key: authority.key,
    validity: validityOfChain(certificate, authority.certificate),
  };
}
