import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';

/** The key id that the token names, unverified. @throws {SourceRefused} `invalid` */
export function keyIdOf(token: string): string {
  try {
    return z.string().parse(decodeProtectedHeader(token).kid);
  } catch (error) {
    throw new SourceRefused('invalid', 'This is not a signed token with a key id.', { cause: error });
  }
}

/** The `typ` that a compact token claims, unverified; `undefined` if it is none. */
export function typeOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).typ;
  } catch {
    return undefined;
  }
}

interface TokenOptions {
  /** Keys that may have signed it; those of another kid are passed over. */
  readonly keys: readonly TrustedKey[];
  readonly now: EpochMs;
  readonly typ: string;
  /** What it is, for the sentences: `status list`. */
  readonly what: string;
}

/** @returns `undefined` if it is not this key that signed it */
async function payloadBy(token: string, key: TrustedKey, { now, typ, what }: TokenOptions): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, key.jwk, {
      typ,
      algorithms: [...key.algorithms],
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed) {
      return undefined;
    }
    if (error instanceof errors.JWTExpired) {
      throw new SourceRefused('expired', `The ${what} has expired. Its issuer must publish a new one.`, {
        cause: error,
      });
    }
    if (error instanceof errors.JOSEError) {
      throw new SourceRefused('invalid', `This is not a valid ${what} token: ${error.message}.`, {
        cause: error,
      });
    }
    throw error;
  }
}

/**
 * Verifies a compact JWT that an issuer publishes.
 *
 * @throws {SourceRefused} `untrusted`, `signature`, `expired`, `invalid`
 */
export async function verifyToken(
  token: string,
  options: TokenOptions,
): Promise<{ readonly payload: unknown; readonly signer: TrustedKey }> {
  const kid = keyIdOf(token);
  const candidates = options.keys.filter((key) => key.kid === kid);
  if (candidates.length === 0) {
    throw new SourceRefused(
      'untrusted',
      `The ${options.what} is signed by the key ${kid}, which is not held.`,
    );
  }
  for (const signer of candidates) {
    const payload = await payloadBy(token, signer, options);
    if (payload !== undefined) return { payload, signer };
  }
  throw new SourceRefused('signature', `The signature of the ${options.what} is wrong.`);
}
