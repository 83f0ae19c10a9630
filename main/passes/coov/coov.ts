import { keyOfInfraDid } from '../../../shared/infra-did.ts';
import { peekPayload } from '../compact-jws.ts';
import type { PassFormat, Reading } from '../format.ts';
import type { Pass } from '../pass.ts';
import type { Credential } from '../verifiable-credential/credential.ts';
import {
  type CredentialProfile,
  readCredentialCode,
  verifyCredentialPass,
} from '../verifiable-credential/credential-pass.ts';
import type { ReadPresentation } from '../verifiable-credential/presentation.ts';
import { kindOf } from '../verifiable-credential/verifiable-credential.ts';

const id = 'coov';
/** The ledger's curve, and no other. */
const algorithms: readonly string[] = ['ES256K'];

/** The SDK's verifier asks of a presentation that it is for somebody, answers a challenge, and is its subject's. */
function objection(
  { issuer, holder }: Credential,
  presentation: ReadPresentation | undefined,
): string | undefined {
  if (keyOfInfraDid(issuer) === undefined) {
    return "The issuer's identifier is not a whole did:infra: scan the code again.";
  }
  if (presentation === undefined) return undefined;
  if (presentation.audience.length === 0) return 'The presentation does not say whom it is for.';
  if (presentation.nonce === undefined) return 'The presentation answers no challenge.';
  return holder === undefined ? 'The credential does not say whom it is about.' : undefined;
}

const profile: CredentialProfile = {
  format: id,
  algorithms,
  // The one key of an issuer is in its identifier; whatever name a token has for it says nothing.
  keyId: () => undefined,
  objection,
};

/** A credential's own identifier is its handle: its issuer withdraws it under that. One without cannot be withdrawn. */
function withHandle(pass: Pass): Pass {
  const { subject } = pass;
  if (subject === undefined) return pass;
  return { ...pass, references: [...pass.references, { scheme: 'credential-id', credential: subject }] };
}

function read(text: string): Reading {
  if (kindOf(text) !== 'coov') {
    return { ok: false, reason: 'unreadable', detail: 'This is no credential of a did:infra issuer.' };
  }
  const reading = readCredentialCode(profile, text, () => 'vp' in (peekPayload(text) ?? {}));
  return reading.ok ? { ok: true, pass: withHandle(reading.pass) } : reading;
}

/**
 * Korea's COOV in the form that its SDK published (infra-verify, 2021): credentials and presentations as JWT of the
 * data model 1.1, signed with ES256K by issuers whose key is inside their `did:infra`. What the app's own QR code held
 * was never published, and this format claims nothing about it.
 */
export const coov: PassFormat = {
  id,
  algorithms,
  recognise: (text) => kindOf(text) === 'coov',
  read,
  verify: async (pass, keys) => await verifyCredentialPass(pass, algorithms, keys),
};
