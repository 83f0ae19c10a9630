import { type CompactJws, peekHeader, readCompact, verifyCompact } from '../compact-jws.ts';
import type { PassFormat, Reading } from '../format.ts';
import { toEpochMs } from '../numeric-date.ts';
import type { Pass } from '../pass.ts';
import { type CardPayload, readCardPayload } from './card-payload.ts';
import { joinParts, partOf, readNumericCode } from './numeric-code.ts';
import { patientName } from './patient-name.ts';

const id = 'shc';
/** The framework allows one. */
const algorithms: readonly string[] = ['ES256'];
const numeric = /^shc:/i;

/** What the card is about: `immunization, covid19`. */
function typeOf({ vc }: CardPayload): string | undefined {
  const topics = vc.type.flatMap(
    (type) => /^https:\/\/smarthealth\.cards#(?!health-card$)(.+)$/.exec(type)?.[1] ?? [],
  );
  return topics.length === 0 ? undefined : topics.join(', ');
}

function passOf(payload: CardPayload, jws: CompactJws): Pass {
  const { iss, nbf, exp, vc } = payload;
  const issuedAt = toEpochMs(nbf);
  const type = typeOf(payload);
  const name = patientName(vc.credentialSubject.fhirBundle);
  return {
    format: id,
    issuer: iss,
    keyId: jws.keyId,
    algorithm: jws.algorithm,
    // A card has no number of its own; what was signed is the same however it is cut into codes.
    identity: jws.signingInput,
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { name }),
    notBefore: issuedAt,
    issuedAt,
    ...(exp === undefined ? {} : { expiresAt: toEpochMs(exp) }),
    references: vc.rid === undefined ? [] : [{ scheme: 'shc-rid', list: jws.keyId, rid: vc.rid, issuedAt }],
    resolution: 'local',
    claims: payload,
    proof: jws.text,
  };
}

function read(text: string): Reading {
  const code = numeric.test(text) ? readNumericCode(text) : ({ ok: true, jws: text } as const);
  if (!code.ok) return { ok: false, reason: 'unreadable', detail: code.detail };
  const reading = readCompact(code.jws);
  if (!reading.ok) return reading;
  const { jws } = reading;
  if (jws.header.zip !== 'DEF') {
    return {
      ok: false,
      reason: 'unreadable',
      detail: 'The header does not say that the content is deflated.',
    };
  }
  const content = readCardPayload(jws.payload);
  if (!content.ok) return { ok: false, reason: 'unreadable', detail: content.detail };
  return { ok: true, pass: passOf(content.payload, jws) };
}

/**
 * SMART Health Cards (framework 1.4.0): a JWS over a deflated payload, in digits. Wallet files carry the JWS bare,
 * and it is taken as that, too. Which issuer's keys to ask stands in the payload, so it is inflated before the
 * signature is checked; the signature is over the deflated bytes.
 */
export const smartHealthCard: PassFormat = {
  id,
  algorithms,
  recognise: (text) => numeric.test(text) || peekHeader(text)?.zip === 'DEF',
  part: partOf,
  join: joinParts,
  read,
  verify: async ({ proof, algorithm }, keys) => {
    if (typeof proof !== 'string') throw new TypeError('this is not a pass that this format read');
    return await verifyCompact(proof, algorithm, algorithms, keys);
  },
};
