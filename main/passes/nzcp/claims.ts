import { z } from 'zod';
import { readCbor } from '../../../shared/cose/cbor.ts';
import { numericDateSchema } from '../numeric-date.ts';

/** Labels of a CWT's claims (RFC 8392, section 4). */
const names: ReadonlyMap<unknown, string> = new Map([
  [1, 'iss'],
  [4, 'exp'],
  [5, 'nbf'],
  [7, 'cti'],
]);

const context = 'https://www.w3.org/2018/credentials/v1';
const types = ['VerifiableCredential', 'PublicCovidPass'];

const claimsSchema = z.looseObject({
  iss: z
    .string()
    .regex(/^did:web:[A-Za-z0-9._%-]+(:[A-Za-z0-9._%-]+)*$/)
    .max(1_024),
  nbf: numericDateSchema,
  exp: numericDateSchema,
  cti: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 16),
  vc: z.looseObject({
    '@context': z.array(z.string()).refine(([first]) => first === context),
    version: z.string().regex(/^1\.\d+\.\d+$/),
    type: z.array(z.string()).refine((given) => types.every((type) => given.includes(type))),
    credentialSubject: z.looseObject({
      givenName: z.string().min(1).max(100),
      familyName: z.string().max(100).exactOptional(),
      dob: z.iso.date(),
    }),
  }),
});
/** Claims of a NZ COVID Pass (specification 1.0.0, section 2), under their names in a JWT. */
export type NzcpClaims = z.infer<typeof claimsSchema>;

/** CBOR maps to objects, labels to names. A label that is neither a name nor known is left out. */
function toObject(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toObject);
  if (!(value instanceof Map)) return value;
  const entries = [...value].flatMap(([label, held]): [string, unknown][] => {
    const name = typeof label === 'string' ? label : names.get(label);
    return name === undefined ? [] : [[name, toObject(held)]];
  });
  return Object.fromEntries(entries);
}

/** Reads the claims of a pass, or says in English what is wrong with them. */
export function readClaims(
  payload: Uint8Array,
): { readonly ok: true; readonly claims: NzcpClaims } | { readonly ok: false; readonly detail: string } {
  const parsed = claimsSchema.safeParse(toObject(readCbor(payload)?.item));
  if (parsed.success) return { ok: true, claims: parsed.data };
  // Only the claim's name: its value may be the guest's.
  const claim = parsed.error.issues[0]?.path.join('.');
  return { ok: false, detail: `The claim ${claim} of the COVID pass is missing or malformed.` };
}
