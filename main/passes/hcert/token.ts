import { z } from 'zod';
import { readCbor } from '../../../shared/cose/cbor.ts';
import { numericDateSchema } from '../numeric-date.ts';
import { type Certificate, certificateSchema } from './certificate.ts';

/** Labels of the claims (RFC 8392, section 4; hcert-spec 1.0.8, section 3.3). */
const labels = { iss: 1, exp: 4, iat: 6, hcert: -260 } as const;
/** The EU certificate among the kinds of health certificate. */
const euCertificate = 1;

const claimsSchema = z.object({
  iss: z.string().max(256).exactOptional(),
  iat: numericDateSchema,
  exp: numericDateSchema,
  certificate: certificateSchema,
});

/** A CWT with an EU certificate in it. `iss` is what it says itself: a country's code, but some write a name. */
export interface Token {
  readonly iss?: string;
  /** In seconds since 1970, maybe with a fraction. */
  readonly iat: number;
  readonly exp: number;
  readonly certificate: Certificate;
}

/** It is hashed as it is written: not a space of it may be lost. */
const identifier = 'ci';

/**
 * CBOR maps to objects, without what issuers write in several ways: null for what they do not say, spaces around their
 * values, letters with accents as one character or two.
 */
function toObject(value: unknown): unknown {
  if (typeof value === 'string') return value.trim().normalize('NFC');
  if (Array.isArray(value)) return value.map(toObject);
  if (!(value instanceof Map)) return value;
  const plain: Record<string, unknown> = Object.create(null);
  for (const [name, held] of value) {
    if (typeof name !== 'string' || held === null) continue;
    plain[name] = name === identifier ? held : toObject(held);
  }
  return plain;
}

function get(value: unknown, label: unknown): unknown {
  return value instanceof Map ? value.get(label) : undefined;
}

/** Reads the token inside a message, or says in English what is wrong with it. */
export function readToken(
  payload: Uint8Array,
): { readonly ok: true; readonly token: Token } | { readonly ok: false; readonly detail: string } {
  const claims = readCbor(payload)?.item;
  const certificate = get(get(claims, labels.hcert), euCertificate);
  if (certificate === undefined) {
    return { ok: false, detail: 'There is no EU health certificate in the code.' };
  }
  const iss = get(claims, labels.iss);
  const parsed = claimsSchema.safeParse({
    ...(iss === undefined || iss === null ? {} : { iss }),
    iat: get(claims, labels.iat),
    exp: get(claims, labels.exp),
    certificate: toObject(certificate),
  });
  if (parsed.success) return { ok: true, token: parsed.data };
  // Only the member's name: its value may be the guest's.
  const member = parsed.error.issues[0]?.path.join('.');
  return { ok: false, detail: `In the health certificate ${member} is missing or malformed.` };
}
