import { z } from 'zod';
import { peekHeader, readJsonObject, readToken, verifyCompact } from '../compact-jws.ts';
import type { PassFormat, Reading } from '../format.ts';
import { numericDateSchema, toEpochMs } from '../numeric-date.ts';
import type { Pass } from '../pass.ts';
import { referencesOf, statusSchemas } from '../verifiable-credential/credential-status.ts';
import { discloseClaims } from './disclosures.ts';

const id = 'dc+sd-jwt';
const algorithms: readonly string[] = ['ES256', 'ES384', 'EdDSA', 'Ed25519'];
/** The second was its name until November 2024 (SD-JWT VC, 2.2.1). */
const types: readonly unknown[] = [id, 'vc+sd-jwt'];
/** Far above every pass that fits into codes. */
const longest = 65_536;

const claimsSchema = z.looseObject({
  iss: z.string().min(1).max(1_024),
  vct: z.string().min(1).max(1_024),
  jti: z.string().min(1).max(256).exactOptional(),
  iat: numericDateSchema.exactOptional(),
  nbf: numericDateSchema.exactOptional(),
  exp: numericDateSchema.exactOptional(),
  name: z.unknown().optional(),
  /** A status that is told in another way cannot be asked here; then the pass must not count as one without. */
  status: statusSchemas.status.exactOptional(),
});
type Claims = z.infer<typeof claimsSchema>;

function unreadable(detail: string): Reading {
  return { ok: false, reason: 'unreadable', detail };
}

function isType(typ: unknown): boolean {
  // Media types know no case, and the prefix may be left out (RFC 7515, 4.1.9).
  return typeof typ === 'string' && types.includes(typ.toLowerCase().replace(/^application\//, ''));
}

function passOf(claims: Claims): Omit<Pass, 'keyId' | 'algorithm' | 'proof' | 'identity'> {
  const { iss, vct, jti, iat, nbf, exp, name, status } = claims;
  return {
    format: id,
    issuer: iss,
    ...(jti === undefined ? {} : { subject: jti }),
    type: vct,
    ...(typeof name === 'string' && name !== '' && name.length <= 256 ? { name } : {}),
    ...(iat === undefined ? {} : { issuedAt: toEpochMs(iat) }),
    ...(nbf === undefined ? {} : { notBefore: toEpochMs(nbf) }),
    ...(exp === undefined ? {} : { expiresAt: toEpochMs(exp) }),
    references: referencesOf(status === undefined ? {} : { status }),
    resolution: 'local',
    claims,
  };
}

function read(text: string): Reading {
  if (text.length > longest) return unreadable(`The code has more than ${longest} characters.`);
  const [issued = '', ...disclosures] = text.split('~');
  const keyBinding = disclosures.pop();
  if (keyBinding === undefined)
    return unreadable('The pass does not end as an SD-JWT does: scan the code again.');
  const reading = readToken(issued);
  if (!reading.ok) return reading;
  const { token } = reading;
  if (!isType(token.header.typ))
    return unreadable('The header does not say that this is an SD-JWT credential.');
  if (keyBinding !== '') {
    const detail = 'The pass proves its holder by an answer to a question that this kiosk cannot ask.';
    return { ok: false, reason: 'unsupported-format', detail };
  }
  const payload = readJsonObject(token.payload);
  if (payload === undefined) return unreadable('The content of the pass is not a JSON object.');
  const disclosed = discloseClaims(issued, payload, disclosures);
  if (!disclosed.ok) return unreadable(disclosed.detail);
  const parsed = claimsSchema.safeParse(disclosed.claims);
  if (!parsed.success) {
    // Only the claim's name: its value may be the guest's.
    const claim = parsed.error.issues[0]?.path.join('.');
    return unreadable(`The claim ${claim} of the pass is missing or malformed.`);
  }
  const { iss, jti } = parsed.data;
  const { keyId, algorithm, signingInput } = token;
  return {
    ok: true,
    pass: {
      ...passOf(parsed.data),
      ...(keyId === undefined ? {} : { keyId }),
      algorithm,
      // Whatever of it is disclosed, it is the same pass.
      identity: jti === undefined ? signingInput : JSON.stringify([iss, jti]),
      proof: issued,
    },
  };
}

/**
 * SD-JWT verifiable credentials (draft-ietf-oauth-sd-jwt-vc over RFC 9901), without key binding: that needs a question
 * of the verifier's, and a code that is held up to a scanner answers none.
 */
export const sdJwtCredential: PassFormat = {
  id,
  algorithms,
  recognise: (text) => isType(peekHeader(text)?.typ),
  read,
  verify: async ({ proof, algorithm }, keys) => {
    if (typeof proof !== 'string') throw new TypeError('this is not a pass that this format read');
    return await verifyCompact(proof, algorithm, algorithms, keys);
  },
};
