import { errors, importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { EpochMs } from '../../../shared/clock.ts';
import type { IssuerEndpoint } from '../../../shared/settings.ts';
import type { VerificationKey } from '../../passes/format.ts';

/** `typ` and media type of a signed answer (RFC 9701, section 5). */
export const SIGNED_ANSWER_TYPE = 'token-introspection+jwt';

/** Seconds that the issuer's clock may be apart from ours, and that a signed answer may be on its way. */
const toleranceSeconds = 60;

const instant = z.number().min(0).max(253_402_300_799);

/** Members that RFC 7662, section 2.2 defines; what else an issuer says is for the rules of a policy. */
const claimsSchema = z.looseObject({
  active: z.boolean(),
  iss: z.string().max(1_024).exactOptional(),
  sub: z.string().min(1).max(256).exactOptional(),
  jti: z.string().min(1).max(256).exactOptional(),
  username: z.string().max(256).exactOptional(),
  type: z.string().max(256).exactOptional(),
  exp: instant.exactOptional(),
  nbf: instant.exactOptional(),
  iat: instant.exactOptional(),
});
export type IntrospectionClaims = z.infer<typeof claimsSchema>;

/** The endpoint answered, but not what it should have. The message never quotes it. */
export class AnswerUnusable extends Error {
  readonly code = 'ANSWER_UNUSABLE';
  override readonly name = 'AnswerUnusable';
}

export interface AnswerCheck {
  readonly endpoint: IssuerEndpoint;
  readonly now: EpochMs;
  /** Keys that are held for the issuer. */
  readonly keys: (issuer: string, keyId: string | undefined) => readonly VerificationKey[];
}

function parseClaims(value: unknown, issuer: string): IntrospectionClaims {
  const parsed = claimsSchema.safeParse(value);
  if (!parsed.success) {
    const claim = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AnswerUnusable(`its answer has no usable "${claim}"`);
  }
  if (parsed.data.iss !== undefined && parsed.data.iss !== issuer) {
    throw new AnswerUnusable('its answer is about a code of somebody else');
  }
  return parsed.data;
}

/** A plain answer: RFC 7662, section 2.2. @throws {AnswerUnusable} */
export function readPlainAnswer(text: string, { endpoint }: AnswerCheck): IntrospectionClaims {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AnswerUnusable('its answer is not JSON');
  }
  return parseClaims(value, endpoint.issuer);
}

/**
 * A signed answer: RFC 9701, section 5. Signed by a key that is held for the issuer, made for this kiosk, just now.
 *
 * @throws {AnswerUnusable}
 */
export async function readSignedAnswer(text: string, check: AnswerCheck): Promise<IntrospectionClaims> {
  const { endpoint, now, keys } = check;
  const { issuer, clientId } = endpoint;
  try {
    const { payload } = await jwtVerify(
      text,
      async ({ kid, alg }) => {
        const able = keys(issuer, kid).filter(({ algorithms }) => algorithms.includes(alg));
        const [key] = able;
        if (key === undefined || able.length > 1) {
          throw new AnswerUnusable('its answer is signed by a key that is not held for it');
        }
        return await importJWK(key.jwk, alg);
      },
      {
        typ: SIGNED_ANSWER_TYPE,
        algorithms: ['ES256', 'ES384', 'EdDSA', 'Ed25519'],
        issuer,
        ...(clientId === undefined ? {} : { audience: clientId }),
        requiredClaims: ['iat', 'aud', 'token_introspection'],
        maxTokenAge: toleranceSeconds,
        clockTolerance: toleranceSeconds,
        currentDate: new Date(now),
      },
    );
    return parseClaims(payload.token_introspection, issuer);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new AnswerUnusable(`its answer does not verify (${error.code})`, { cause: error });
  }
}
