import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { CoseSign1 } from '../../../shared/cose/cose-sign1.ts';
import type { Verification, VerificationKey } from '../format.ts';

/** The digest of each algorithm; EdDSA has its own inside. */
const digests: Readonly<Record<string, string | undefined>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  ES512: 'sha512',
  PS256: 'sha256',
};

/** The trust store hands out the same object for a key until something changes. */
const imported = new WeakMap<VerificationKey, KeyObject>();

function keyObjectOf(key: VerificationKey): KeyObject {
  const known = imported.get(key);
  if (known !== undefined) return known;
  const object = createPublicKey({ key: key.jwk, format: 'jwk' });
  imported.set(key, object);
  return object;
}

function verifies({ algorithm, signed, signature }: CoseSign1, key: VerificationKey): boolean {
  const object = keyObjectOf(key);
  const padding =
    algorithm === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  // r and s side by side (RFC 9053, 2.1), not in ASN.1 as certificates have them.
  const options = { key: object, dsaEncoding: 'ieee-p1363', ...padding } as const;
  return verify(digests[algorithm] ?? null, signed, options, signature);
}

/** Asks node:crypto for the signature of a COSE message, with the one algorithm that it names, if its key is for that. */
export function verifyCose(
  cose: CoseSign1,
  allowed: readonly string[],
  keys: readonly VerificationKey[],
): Verification {
  const { algorithm } = cose;
  const able = allowed.includes(algorithm) ? keys.filter((key) => key.algorithms.includes(algorithm)) : [];
  if (able.length === 0) {
    const detail = `The pass names the algorithm ${algorithm}, which its key is not for.`;
    return { ok: false, reason: 'algorithm-not-allowed', detail };
  }
  const key = able.find((one) => verifies(cose, one));
  if (key !== undefined) return { ok: true, key };
  const detail =
    'The signature does not fit the content: the pass was changed, or its issuer did not sign it.';
  return { ok: false, reason: 'signature-invalid', detail };
}
