import { type CoseSign1, readCoseSign1 } from '../../../shared/cose/cose-sign1.ts';
import { verifyCose } from '../cose/verify-cose.ts';
import type { PassFormat, Reading, Verification, VerificationKey } from '../format.ts';
import { toEpochMs } from '../numeric-date.ts';
import type { Pass } from '../pass.ts';
import { kindsOf, nameOf, type StatementKind, statementKinds } from './certificate.ts';
import { isCertificateCode, readCode } from './code.ts';
import { revocationHashes } from './revocation-hashes.ts';
import { signerOf } from './signer.ts';
import { readToken, type Token } from './token.ts';

const id = 'hcert';
/** hcert-spec 1.0.8, section 3.3.2. */
const algorithms: readonly string[] = ['ES256', 'PS256'];
/** Longer than any hash that a key could be named by. */
const longestKeyId = 64;

/** What `verify` needs of a pass that this format read. */
interface Proof {
  readonly cose: CoseSign1;
  readonly kinds: readonly StatementKind[];
}

function unreadable(detail: string): Reading {
  return { ok: false, reason: 'unreadable', detail };
}

function passOf(token: Token, keyId: string, cose: CoseSign1): Pass {
  const { iat, exp, certificate } = token;
  const kinds = kindsOf(certificate);
  const name = nameOf(certificate);
  const proof: Proof = { cose, kinds };
  return {
    format: id,
    // The key tells whose it is: what the token says of its issuer is hearsay, and in some it is a ministry's name.
    keyId,
    algorithm: cose.algorithm,
    // What was signed, whatever is written around it. An identifier may be shared by all certificates about one dose.
    identity: Buffer.from(cose.signed).toString('base64url'),
    type: kinds.map((kind) => statementKinds[kind]).join(', '),
    ...(name === undefined ? {} : { name }),
    issuedAt: toEpochMs(iat),
    notBefore: toEpochMs(iat),
    // It holds at the instant that it names, and no longer (section 3.3.3, "after which").
    expiresAt: toEpochMs(exp) + 1,
    references: [revocationHashes(cose, token)],
    resolution: 'local',
    claims: certificate,
    proof,
  };
}

function read(text: string): Reading {
  const code = readCode(text);
  if (!code.ok) return unreadable(code.detail);
  const reading = readCoseSign1(code.bytes, { mayBeBare: true });
  if (!reading.ok) return reading;
  const { cose } = reading;
  const { keyId } = cose;
  if (keyId === undefined || keyId.length === 0 || keyId.length > longestKeyId) {
    return unreadable('The health certificate names no key.');
  }
  const content = readToken(cose.payload);
  if (!content.ok) return unreadable(content.detail);
  return { ok: true, pass: passOf(content.token, Buffer.from(keyId).toString('base64'), cose) };
}

/** A good signature by a signer who may not make such statements proves nothing. */
function verify({ cose, kinds }: Proof, keys: readonly VerificationKey[]): Verification {
  const verification = verifyCose(cose, algorithms, keys);
  if (!verification.ok) return verification;
  const { validity, maySign } = signerOf(verification.key);
  const denied = kinds.find((kind) => maySign?.includes(kind) === false);
  if (denied !== undefined) {
    const detail = `The key that signed this may not sign certificates of ${statementKinds[denied]}.`;
    return { ok: false, reason: 'signature-invalid', detail };
  }
  return validity === undefined ? verification : { ...verification, validity };
}

/**
 * Health certificates of the EU and of the WHO's network (hcert-spec 1.0.8): `HC1:`, base45, zlib, COSE_Sign1, CWT.
 * The key id is short and not unique, so several keys may be asked; whose key verifies it, issued it.
 */
export const healthCertificate: PassFormat = {
  id,
  algorithms,
  recognise: isCertificateCode,
  read,
  // The proof is what `read` of this format put there, and nobody else looks inside.
  verify: async ({ proof }, keys) => verify(proof as Proof, keys),
};
