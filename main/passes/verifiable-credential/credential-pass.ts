import { type CompactToken, readJsonObject, readToken, verifyCompact } from '../compact-jws.ts';
import type { Reading, Verification, VerificationKey } from '../format.ts';
import type { Pass } from '../pass.ts';
import { type Credential, readCredential } from './credential.ts';
import { keyOfConfirmation, keyOfHolder } from './holder-key.ts';
import { type ReadPresentation, readPresentation } from './presentation.ts';

/** What a format of credentials as JWT asks beyond what all of them ask. */
export interface CredentialProfile {
  /** The format's id. */
  readonly format: string;
  readonly algorithms: readonly string[];
  /** The name of the key in the trust store; `undefined`: every key of the issuer is tried. */
  readonly keyId: (token: CompactToken, issuer: string) => string | undefined;
  /** What is wrong with it for this format, in English. */
  readonly objection: (
    credential: Credential,
    presentation: ReadPresentation | undefined,
  ) => string | undefined;
}

interface Proof {
  readonly credential: CompactToken;
  /** Who presented it, by what key. */
  readonly presented?: {
    readonly token: CompactToken;
    readonly key: VerificationKey;
    /** Somebody else than whom the credential is about. */
    readonly byAnother: boolean;
  };
}

function unreadable(detail: string): Reading {
  return { ok: false, reason: 'unreadable', detail };
}

/** A cut signature of a longer algorithm is as little evidence as any other. */
const longerSignatures: Readonly<Record<string, number>> = { ES384: 96 };

function isCutShort({ text, algorithm }: CompactToken): boolean {
  const bytes = longerSignatures[algorithm];
  return bytes !== undefined && text.length - text.lastIndexOf('.') - 1 < Math.ceil((bytes * 4) / 3);
}

function passOf(
  profile: CredentialProfile,
  token: CompactToken,
  credential: Credential,
  claims: Pass['claims'],
): Pass {
  const { issuer, id, type, name, issuedAt, notBefore, expiresAt, references } = credential;
  const keyId = profile.keyId(token, issuer);
  const proof: Proof = { credential: token };
  return {
    format: profile.format,
    issuer,
    ...(keyId === undefined ? {} : { keyId }),
    algorithm: token.algorithm,
    // One without an identifier of its own is known by what was signed. However it is presented, it is the same.
    identity: id === undefined ? token.signingInput : JSON.stringify([issuer, id]),
    ...(id === undefined ? {} : { subject: id }),
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { name }),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    references,
    resolution: 'local',
    claims,
    proof,
  };
}

/** A credential by itself, or the one in a presentation. */
function readPass(
  profile: CredentialProfile,
  token: CompactToken,
  presentation?: ReadPresentation,
): { readonly pass: Pass; readonly credential: Credential } | Reading {
  if (isCutShort(token)) return unreadable('The signature is cut short: scan the code again.');
  const claims = readJsonObject(token.payload);
  if (claims === undefined) return unreadable('The content of the credential is not a JSON object.');
  const reading = readCredential(claims);
  if (!reading.ok) return unreadable(reading.detail);
  const { credential } = reading;
  const objection = profile.objection(credential, presentation);
  if (objection !== undefined) return unreadable(objection);
  return { pass: passOf(profile, token, credential, claims), credential };
}

/**
 * The holder's key stands in the credential, or is the holder's identifier itself. Whoever has another kind of
 * identifier is sent to staff: that we cannot look their key up says nothing about them.
 */
function presented(presentation: ReadPresentation, { holder, holderKey }: Credential): Proof['presented'] {
  const named = presentation.holder;
  const bound = holderKey === undefined ? undefined : keyOfConfirmation(holderKey);
  const key = bound ?? (named === undefined ? undefined : keyOfHolder(named));
  if (key === undefined) return undefined;
  const byAnother = bound === undefined && holder !== undefined && holder !== named;
  return { token: presentation.token, key, byAnother };
}

function readPresented(profile: CredentialProfile, token: CompactToken): Reading {
  const reading = readPresentation(token);
  if (!reading.ok) return reading;
  const { presentation } = reading;
  const found = readPass(profile, presentation.credential, presentation);
  if ('ok' in found) return found;
  const { pass, credential } = found;
  const by = presented(presentation, credential);
  if (by === undefined) {
    const detail = "The presentation does not carry its holder's key, so nobody here can tell who made it.";
    return { ok: false, reason: 'unsupported-format', detail };
  }
  const { audience, madeAt, expiresAt } = presentation;
  const starts = [pass.notBefore, presentation.notBefore].filter((at) => at !== undefined);
  const proof: Proof = { credential: presentation.credential, presented: by };
  return {
    ok: true,
    pass: {
      ...pass,
      ...(starts.length === 0 ? {} : { notBefore: Math.max(...starts) }),
      expiresAt: Math.min(pass.expiresAt ?? expiresAt, expiresAt),
      presentation: { audience, ...(madeAt === undefined ? {} : { madeAt }), expiresAt },
      proof,
    },
  };
}

/** Reads a code that is a credential or a presentation of one. */
export function readCredentialCode(
  profile: CredentialProfile,
  text: string,
  isPresentation: (token: CompactToken) => boolean,
): Reading {
  const reading = readToken(text);
  if (!reading.ok) return reading;
  const { token } = reading;
  if (isPresentation(token)) return readPresented(profile, token);
  const found = readPass(profile, token);
  return 'ok' in found ? found : { ok: true, pass: found.pass };
}

/** The issuer's signature, then the holder's, if it was presented. */
export async function verifyCredentialPass(
  { proof }: Pass,
  algorithms: readonly string[],
  keys: readonly VerificationKey[],
): Promise<Verification> {
  // What a reading of this folder put there, and nobody else looks inside.
  const { credential, presented: by } = proof as Proof;
  const issued = await verifyCompact(credential.text, credential.algorithm, algorithms, keys);
  if (!issued.ok || by === undefined) return issued;
  const held = await verifyCompact(by.token.text, by.token.algorithm, algorithms, [by.key]);
  if (!held.ok && held.reason === 'signature-invalid') {
    return { ...held, detail: 'The presentation is not signed by the holder that it names.' };
  }
  if (!held.ok) return held;
  if (by.byAnother) {
    const detail = 'The credential is presented by somebody else than whom it is about.';
    return { ok: false, reason: 'signature-invalid', detail };
  }
  return issued;
}
