import { gunzipSync } from 'node:zlib';
import { compactVerify, errors } from 'jose';
import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';
import { maxListBytes, type StatusList } from './status-list.ts';

const identifier = z.string().min(1).max(2_048);
const instant = z.iso.datetime({ offset: true });
const seconds = z.number().nonnegative();
const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);

/** What a list says (Bitstring Status List 1.0, section 2.2), in either version of the data model. */
const credentialSchema = z.looseObject({
  id: identifier.exactOptional(),
  type: z.array(z.string()).refine((types) => types.includes('BitstringStatusListCredential'), {
    error: 'its type is not BitstringStatusListCredential',
  }),
  issuer: z.union([identifier, z.looseObject({ id: identifier })]).exactOptional(),
  validFrom: instant.exactOptional(),
  validUntil: instant.exactOptional(),
  issuanceDate: instant.exactOptional(),
  expirationDate: instant.exactOptional(),
  credentialSubject: z.looseObject({
    type: z.literal('BitstringStatusList'),
    statusPurpose: oneOrMore(z.string().min(1).max(64)),
    /** Milliseconds (section 2.2). One that makes no sense is none. */
    ttl: z.number().positive().optional().catch(undefined),
    encodedList: z.string().regex(/^u[A-Za-z0-9_-]+$/, 'u and base64url'),
  }),
});
const registered = {
  iss: identifier.exactOptional(),
  iat: seconds.exactOptional(),
  nbf: seconds.exactOptional(),
  exp: seconds.exactOptional(),
};
const tokenSchema = z.union([
  z.looseObject({ ...registered, vc: credentialSchema }),
  credentialSchema.extend({ ...registered, vc: z.never().exactOptional() }),
]);

/** A list's credential, read but not verified. */
export interface UnverifiedList {
  readonly token: string;
  readonly issuer: string;
  /** The fragment of the key's name, as the store knows keys. Absent: any key of its issuer. */
  readonly kid?: string;
  readonly uri?: string;
  readonly purposes: readonly string[];
  readonly encoded: string;
  readonly issuedAt: EpochMs;
  readonly validFrom: EpochMs;
  readonly expiresAt?: EpochMs;
  readonly freshForMs?: number;
}

function jsonOf(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
  } catch (error) {
    throw new SourceRefused('invalid', 'This is not a signed token.', { cause: error });
  }
}

const headerSchema = z.looseObject({ typ: z.string().optional(), kid: z.string().optional() });

/** Whether a signed token is a credential; any other is asked to be a status list token. */
export function isCredentialToken(token: string): boolean {
  const [header, payload] = token.split('.');
  const { typ = 'JWT' } = headerSchema.safeParse(jsonOf(header)).data ?? {};
  const type = typ.toLowerCase().replace(/^application\//, '');
  if (type !== 'jwt') return type === 'vc+jwt';
  const content = jsonOf(payload);
  return typeof content === 'object' && content !== null && 'vc' in content;
}

function dateOf(text: string | undefined): readonly number[] {
  return text === undefined ? [] : [Date.parse(text)];
}

function secondsOf(given: number | undefined): readonly number[] {
  return given === undefined ? [] : [given * 1000];
}

/** @throws {SourceRefused} `invalid` */
export function readListCredential(token: string): UnverifiedList {
  const [header, payload] = token.split('.');
  const parsed = tokenSchema.safeParse(jsonOf(payload));
  if (!parsed.success) {
    throw new SourceRefused(
      'invalid',
      `This is not a valid status list credential: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { data } = parsed;
  const said = data.vc ?? credentialSchema.parse(data);
  const named = typeof said.issuer === 'object' ? said.issuer.id : said.issuer;
  const issuer = data.iss ?? named;
  if (issuer === undefined || (named ?? issuer) !== issuer) {
    throw new SourceRefused(
      'invalid',
      'The status list credential does not say, or not clearly, who issued it.',
    );
  }
  const starts = [...secondsOf(data.nbf), ...dateOf(said.validFrom), ...dateOf(said.issuanceDate)];
  const issued = [...secondsOf(data.iat), ...starts];
  if (issued.length === 0) {
    throw new SourceRefused('invalid', 'The status list credential does not say since when it holds.');
  }
  const ends = [...secondsOf(data.exp), ...dateOf(said.validUntil), ...dateOf(said.expirationDate)];
  const kid = headerSchema.safeParse(jsonOf(header)).data?.kid;
  const { ttl } = said.credentialSubject;
  return {
    token,
    issuer,
    ...(kid === undefined ? {} : { kid: kid.replace(`${issuer}#`, '').replace(/^#/, '') }),
    ...(said.id === undefined ? {} : { uri: said.id }),
    purposes: [said.credentialSubject.statusPurpose].flat(),
    encoded: said.credentialSubject.encodedList,
    issuedAt: Math.max(...issued),
    validFrom: Math.max(0, ...starts),
    ...(ends.length === 0 ? {} : { expiresAt: Math.min(...ends) }),
    ...(ttl === undefined ? {} : { freshForMs: Math.round(ttl) }),
  };
}

/** Inflates `encodedList`: multibase `u`, then base64url of a GZIP stream (section 3.2). */
function inflate(encoded: string): Buffer {
  const compressed = Buffer.from(encoded.slice(1), 'base64url');
  try {
    // With `info` Node gives the engine too, which the type declarations leave out.
    const inflated: unknown = gunzipSync(compressed, { maxOutputLength: maxListBytes, info: true });
    const { buffer, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
    if (engine.bytesWritten !== compressed.length) throw new Error('bytes after the stream');
    return buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new SourceRefused('too-large', 'The status list inflates to more than 16 MiB.', { cause: error });
    }
    throw new SourceRefused('invalid', 'The status list is not a whole GZIP stream.', { cause: error });
  }
}

async function isSignedBy(token: string, { jwk, algorithms }: TrustedKey): Promise<boolean> {
  try {
    await compactVerify(token, jwk, { algorithms: [...algorithms] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/**
 * Verifies a list's credential.
 *
 * @param keys keys that are held for its issuer
 * @param uri where it was asked for; its `id` must say the same, if it says one
 * @throws {SourceRefused} `untrusted`, `signature`, `expired`, `mismatch`, `invalid`, `too-large`
 */
export async function verifyListCredential(
  list: UnverifiedList,
  { keys, uri, now }: { readonly keys: readonly TrustedKey[]; readonly uri?: string; readonly now: EpochMs },
): Promise<StatusList> {
  const candidates = keys.filter(({ kid }) => list.kid === undefined || kid === list.kid);
  if (candidates.length === 0) {
    throw new SourceRefused(
      'untrusted',
      `The status list of ${list.issuer} is signed by a key that is not held for it. Import its issuer's keys first.`,
    );
  }
  let signer: TrustedKey | undefined;
  for (const key of candidates) if (signer === undefined && (await isSignedBy(list.token, key))) signer = key;
  if (signer === undefined)
    throw new SourceRefused('signature', 'The signature of the status list is wrong.');
  const { purposes, issuedAt, validFrom, expiresAt, freshForMs } = list;
  if (expiresAt !== undefined && expiresAt <= now) {
    throw new SourceRefused('expired', 'The status list has expired. Its issuer must publish a new one.');
  }
  if (validFrom > now) throw new SourceRefused('invalid', 'The status list does not hold yet.');
  const name = list.uri ?? uri;
  if (name === undefined)
    throw new SourceRefused('invalid', 'The status list has no id, so nothing can refer to it.');
  if (uri !== undefined && name !== uri) {
    throw new SourceRefused('mismatch', `The status list says it is ${name}, but ${uri} was asked for.`);
  }
  return {
    uri: name,
    bits: 1,
    list: inflate(list.encoded),
    purposes,
    issuedAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(freshForMs === undefined ? {} : { freshForMs }),
    signer,
  };
}

/**
 * The status at `index`: `size` bits, the most significant first (section 3.2, the other way round than in a Token
 * Status List). `undefined` beyond the end of the list.
 */
export function bitstringAt(list: Buffer, index: number, size: number): number | undefined {
  let status = 0;
  for (let bit = index * size; bit < (index + 1) * size; bit += 1) {
    const byte = list[Math.floor(bit / 8)];
    if (byte === undefined) return undefined;
    status = (status << 1) | ((byte >> (7 - (bit % 8))) & 1);
  }
  return status;
}
