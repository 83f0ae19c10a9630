import { base32nopad } from '@scure/base';
import { type CoseSign1, readCoseSign1 } from '../../../shared/cose/cose-sign1.ts';
import { verifyCose } from '../cose/verify-cose.ts';
import type { PassFormat, Reading } from '../format.ts';
import { toEpochMs } from '../numeric-date.ts';
import type { Pass } from '../pass.ts';
import { type NzcpClaims, readClaims } from './claims.ts';

const id = 'nzcp';
/** The specification allows one. */
const algorithms: readonly string[] = ['ES256'];
/** Octets of its signature. */
const signatureBytes = 64;
const prefix = 'NZCP:/';
const shape = /^NZCP:\/(\d{1,4})\/([A-Z2-7]+)$/;
/** More than a code of the largest size holds. */
const longest = 4_296;

function unreadable(detail: string): Reading {
  return { ok: false, reason: 'unreadable', detail };
}

function decodeBase32(text: string): Uint8Array | undefined {
  try {
    return base32nopad.decode(text);
  } catch {
    // Bits to spare, or a length that no bytes have; the message quotes the text.
    return undefined;
  }
}

/** The unique id of a pass as it is written elsewhere: `urn:uuid:…` (section 2.1, "CWT Token ID"). */
function uuidOf(cti: Uint8Array): string {
  const hex = Buffer.from(cti).toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

function passOf(claims: NzcpClaims, keyId: string, cose: CoseSign1): Pass {
  const { iss, nbf, exp, cti, vc } = claims;
  const { givenName, familyName } = vc.credentialSubject;
  const jti = uuidOf(cti);
  return {
    format: id,
    issuer: iss,
    keyId,
    algorithm: cose.algorithm,
    identity: JSON.stringify([iss, jti]),
    subject: jti,
    type: 'PublicCovidPass',
    name: familyName === undefined ? givenName : `${givenName} ${familyName}`,
    notBefore: toEpochMs(nbf),
    expiresAt: toEpochMs(exp),
    // The scheme withdraws keys, never a pass.
    references: [],
    resolution: 'local',
    claims: { iss, nbf, exp, jti, vc },
    proof: cose,
  };
}

function read(text: string): Reading {
  if (text.length > longest) return unreadable(`The code has more than ${longest} characters.`);
  const [, version, encoded = ''] = shape.exec(text) ?? [];
  if (version === undefined) return unreadable('A COVID pass is NZCP:/1/ and base32; this is not.');
  if (version !== '1') {
    const detail = `The COVID pass is of version ${version}; this kiosk reads version 1.`;
    return { ok: false, reason: 'unsupported-format', detail };
  }
  const bytes = decodeBase32(encoded);
  if (bytes === undefined) return unreadable('The code is not whole base32: scan it again.');
  const reading = readCoseSign1(bytes);
  if (!reading.ok) return reading;
  const { cose } = reading;
  if (cose.keyId === undefined || cose.keyId.length === 0 || cose.keyId.length > 256) {
    return unreadable('The COVID pass names no key.');
  }
  if (cose.signature.length < signatureBytes) {
    return unreadable('The signature is cut short: scan the code again.');
  }
  const content = readClaims(cose.payload);
  if (!content.ok) return unreadable(content.detail);
  return { ok: true, pass: passOf(content.claims, Buffer.from(cose.keyId).toString(), cose) };
}

/**
 * The NZ COVID Pass (specification 1.0.0): a CWT in base32. Its key is one of those that the issuer's DID document
 * names for assertions; the document is taken in beforehand, never resolved at the door.
 */
export const nzCovidPass: PassFormat = {
  id,
  algorithms,
  recognise: (text) => text.startsWith(prefix),
  read,
  // The proof is what `read` of this format put there, and nobody else looks inside.
  verify: async ({ proof }, keys) => verifyCose(proof as CoseSign1, algorithms, keys),
};
