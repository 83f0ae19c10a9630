import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { readJsonObject } from '../compact-jws.ts';
import { numericDateSchema } from '../numeric-date.ts';

/** Bytes that a payload may grow to: three times the largest card of the specification's examples. */
const longest = 256 * 1024;

/** Every health card has this type; further ones say what it is about. */
const cardType = 'https://smarthealth.cards#health-card';

const payloadSchema = z.looseObject({
  iss: z.string().min(1).max(1_024),
  /** When it was issued. Some issuers write fractions of a second. */
  nbf: numericDateSchema,
  exp: numericDateSchema.exactOptional(),
  vc: z.looseObject({
    type: z.array(z.string()).refine((types) => types.includes(cardType)),
    credentialSubject: z.looseObject({ fhirVersion: z.string(), fhirBundle: z.looseObject({}) }),
    /** What the issuer's revocation list calls this card. */
    rid: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,24}$/)
      .exactOptional(),
  }),
});
/** SMART Health Cards Framework 1.4.0, "Health Cards are encoded as Compact Serialization JSON Web Signatures". */
export type CardPayload = z.infer<typeof payloadSchema>;

/** Raw DEFLATE (RFC 1951), bounded, and nothing after its end: zlib itself would pass over that. */
function inflate(bytes: Buffer): Buffer | undefined {
  try {
    // With `info`, zlib answers with its engine, too, which knows how much of the input it took.
    const { buffer, engine } = inflateRawSync(bytes, { maxOutputLength: longest, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return engine.bytesWritten === bytes.length ? buffer : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE' || code?.startsWith('Z_')) return undefined;
    throw error;
  }
}

/** Reads the deflated payload of a card, or says in English what is wrong with it. */
export function readCardPayload(
  deflated: Buffer,
): { readonly ok: true; readonly payload: CardPayload } | { readonly ok: false; readonly detail: string } {
  const bytes = inflate(deflated);
  if (bytes === undefined) return { ok: false, detail: 'The content of the health card cannot be inflated.' };
  const content = readJsonObject(bytes);
  if (content === undefined) return { ok: false, detail: 'The content of the card is not a JSON object.' };
  const parsed = payloadSchema.safeParse(content);
  if (parsed.success) return { ok: true, payload: parsed.data };
  // Only the member's name: its value may be the guest's.
  const member = parsed.error.issues[0]?.path.join('.');
  return { ok: false, detail: `The member ${member} of the health card is missing or malformed.` };
}
