import { z } from 'zod';
import { type CompactToken, readJsonObject, readToken } from '../compact-jws.ts';
import { numericDateSchema, toEpochMs } from '../numeric-date.ts';
import type { Presentation } from '../pass.ts';

const identifier = z.string().min(1).max(1_024);
const type = z
  .union([z.string(), z.array(z.string())])
  .refine((types) => [types].flat().includes('VerifiablePresentation'));

/** Of the token (RFC 7519, 4.1). One that never ends is no proof that its holder stands at the door. */
const registered = {
  iss: identifier.exactOptional(),
  aud: z.union([identifier, z.array(identifier).max(16)]).exactOptional(),
  nonce: z.string().min(1).max(1_024).exactOptional(),
  iat: numericDateSchema.exactOptional(),
  nbf: numericDateSchema.exactOptional(),
  exp: numericDateSchema,
};

/** The payload is the presentation, each credential in an envelope (VC-JOSE-COSE, 3.1.2; data model 2.0, 4.13). */
const currentSchema = z.looseObject({
  ...registered,
  type,
  holder: z.union([identifier, z.looseObject({ id: identifier })]).exactOptional(),
  verifiableCredential: z.union([z.unknown().array(), z.looseObject({})]),
});
const envelopeSchema = z.looseObject({
  type: z.union([
    z.literal('EnvelopedVerifiableCredential'),
    z.tuple([z.literal('EnvelopedVerifiableCredential')]),
  ]),
  id: z.string().startsWith('data:application/vc+jwt,'),
});

/** The payload has the presentation as its claim `vp` (data model 1.1, 6.3.1). */
const olderSchema = z.looseObject({
  ...registered,
  vp: z.looseObject({
    type,
    holder: identifier.exactOptional(),
    verifiableCredential: z.union([z.string(), z.array(z.unknown())]),
  }),
});

/** A presentation and the one credential in it, both read and not verified. */
export interface ReadPresentation extends Presentation {
  readonly token: CompactToken;
  readonly holder?: string;
  readonly nonce?: string;
  readonly notBefore?: number;
  readonly credential: CompactToken;
}

export type PresentationReading =
  | { readonly ok: true; readonly presentation: ReadPresentation }
  | {
      readonly ok: false;
      readonly reason: 'unreadable' | 'unsupported-format' | 'algorithm-not-allowed';
      readonly detail: string;
    };

interface Said {
  readonly token: z.infer<z.ZodObject<typeof registered>>;
  readonly holder: string | undefined;
  readonly credentials: readonly unknown[];
}

/** What both versions say; or the name of the first claim that is missing or malformed. */
function saidBy(payload: Readonly<Record<string, unknown>>): Said | string {
  if ('vp' in payload) {
    const parsed = olderSchema.safeParse(payload);
    if (!parsed.success) return parsed.error.issues[0]?.path.join('.') ?? 'vp';
    const { vp, ...token } = parsed.data;
    return { token, holder: vp.holder, credentials: [vp.verifiableCredential].flat() };
  }
  const parsed = currentSchema.safeParse(payload);
  if (!parsed.success) return parsed.error.issues[0]?.path.join('.') ?? 'type';
  const { holder, verifiableCredential, ...token } = parsed.data;
  const credentials = [verifiableCredential].flat().map((one) => {
    const envelope = envelopeSchema.safeParse(one);
    return envelope.success ? envelope.data.id.slice(envelope.data.id.indexOf(',') + 1) : undefined;
  });
  return { token, holder: typeof holder === 'object' ? holder.id : holder, credentials };
}

function presentationOf(token: CompactToken, said: Said, credential: CompactToken): ReadPresentation {
  const { iss, aud, nonce, iat, nbf, exp } = said.token;
  const holder = iss ?? said.holder;
  const madeAt = iat ?? nbf;
  return {
    token,
    ...(holder === undefined ? {} : { holder }),
    ...(nonce === undefined ? {} : { nonce }),
    audience: aud === undefined ? [] : [aud].flat(),
    ...(madeAt === undefined ? {} : { madeAt: toEpochMs(madeAt) }),
    ...(nbf === undefined ? {} : { notBefore: toEpochMs(nbf) }),
    expiresAt: toEpochMs(exp),
    credential,
  };
}

/** Reads a presentation that holds one credential as a JWT. */
export function readPresentation(token: CompactToken): PresentationReading {
  const payload = readJsonObject(token.payload);
  if (payload === undefined) {
    return {
      ok: false,
      reason: 'unreadable',
      detail: 'The content of the presentation is not a JSON object.',
    };
  }
  const said = saidBy(payload);
  if (typeof said === 'string') {
    // Only the claim's name: its value may be the guest's.
    return {
      ok: false,
      reason: 'unreadable',
      detail: `The claim ${said} of the presentation is missing or malformed.`,
    };
  }
  if (said.holder !== undefined && (said.token.iss ?? said.holder) !== said.holder) {
    return {
      ok: false,
      reason: 'unreadable',
      detail: 'The presentation and its token name different holders.',
    };
  }
  const [text, another] = said.credentials;
  if (another !== undefined || said.credentials.length > 1) {
    const detail = 'The presentation holds several credentials; show them one by one.';
    return { ok: false, reason: 'unsupported-format', detail };
  }
  if (typeof text !== 'string') {
    const detail = 'The presentation holds no credential that is a JWT.';
    return { ok: false, reason: 'unsupported-format', detail };
  }
  const credential = readToken(text);
  if (!credential.ok) return credential;
  return { ok: true, presentation: presentationOf(token, said, credential.token) };
}
