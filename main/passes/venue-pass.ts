import { z } from 'zod';
import { peekHeader, readCompact, readJsonObject, verifyCompact } from './compact-jws.ts';
import type { PassFormat, Reading } from './format.ts';
import { numericDateSchema, toEpochMs } from './numeric-date.ts';
import type { Pass } from './pass.ts';

/** `typ` of a venue pass: keeps a token that the same key signed for something else from opening a door (RFC 8725, 3.11). */
export const VENUE_PASS_TYPE = 'pass+jwt';

/** ES256 by default. `EdDSA` (RFC 8037) and `Ed25519` (RFC 9864) are two names of one algorithm. */
const algorithms: readonly string[] = ['ES256', 'EdDSA', 'Ed25519'];

/** What a venue pass says. Registered claims as in RFC 7519; `status` as in the Token Status List draft, section 6. */
export const venuePassClaimsSchema = z.looseObject({
  iss: z.string().min(1).max(1_024),
  /** The pass's own number: the same one is the same pass. */
  jti: z.string().min(1).max(256),
  iat: numericDateSchema,
  exp: numericDateSchema,
  nbf: numericDateSchema.exactOptional(),
  name: z.string().max(256).exactOptional(),
  /** What kind of pass it is, in the issuer's words. */
  type: z.string().max(256).exactOptional(),
  /** A status that is told in another way cannot be asked here; then the pass must not count as one without. */
  status: z
    .looseObject({
      status_list: z.looseObject({ idx: z.int().min(0), uri: z.string().min(1).max(2_048) }),
    })
    .exactOptional(),
});
type VenuePassClaims = z.infer<typeof venuePassClaimsSchema>;

function isVenuePassType(typ: unknown): boolean {
  // Media types know no case, and the prefix may be left out (RFC 7515, 4.1.9).
  return typeof typ === 'string' && typ.toLowerCase().replace(/^application\//, '') === VENUE_PASS_TYPE;
}

function passOf(claims: VenuePassClaims): Omit<Pass, 'keyId' | 'algorithm' | 'proof'> {
  const { iss, jti, iat, exp, nbf, name, type, status } = claims;
  return {
    format: VENUE_PASS_TYPE,
    issuer: iss,
    identity: JSON.stringify([iss, jti]),
    subject: jti,
    issuedAt: toEpochMs(iat),
    expiresAt: toEpochMs(exp),
    ...(nbf === undefined ? {} : { notBefore: toEpochMs(nbf) }),
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    references:
      status === undefined
        ? []
        : [{ scheme: 'status-list', list: status.status_list.uri, index: status.status_list.idx }],
    resolution: 'local',
    claims,
  };
}

function read(text: string): Reading {
  const reading = readCompact(text);
  if (!reading.ok) return reading;
  const { jws } = reading;
  if (!isVenuePassType(jws.header.typ)) {
    return { ok: false, reason: 'unreadable', detail: 'The header does not say that this is a pass.' };
  }
  const content = readJsonObject(jws.payload);
  if (content === undefined) {
    return { ok: false, reason: 'unreadable', detail: 'The content of the pass is not a JSON object.' };
  }
  const parsed = venuePassClaimsSchema.safeParse(content);
  if (!parsed.success) {
    // Only the claim's name: its value may be the guest's.
    const claim = parsed.error.issues[0]?.path.join('.');
    return { ok: false, reason: 'unreadable', detail: `The claim ${claim} is missing or malformed.` };
  }
  const { algorithm, keyId } = jws;
  return { ok: true, pass: { ...passOf(parsed.data), keyId, algorithm, proof: text } };
}

/** The venue's own pass: a signed JWT in Compact Serialization (docs: `munjigi issuer`). */
export const venuePass: PassFormat = {
  id: VENUE_PASS_TYPE,
  algorithms,
  recognise: (text) => isVenuePassType(peekHeader(text)?.typ),
  read,
  verify: async ({ proof, algorithm }, keys) => {
    if (typeof proof !== 'string') throw new TypeError('this is not a pass that this format read');
    return await verifyCompact(proof, algorithm, algorithms, keys);
  },
};
