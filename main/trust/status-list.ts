import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';
import { verifyToken } from './verify-token.ts';

/** `typ` of a status list token (IETF Token Status List draft, section 5.1). */
export const STATUS_LIST_TYPE = 'statuslist+jwt';

/** 128 million passes at one bit each. A bound for what a short token may inflate to. */
export const maxListBytes = 16 * 1024 * 1024;

export type StatusBits = 1 | 2 | 4 | 8;

/** A verified list. `list` is inflated: `bits` a status, the least significant first. */
export interface StatusList {
  readonly uri: string;
  readonly bits: StatusBits;
  readonly list: Buffer;
  /** Of a Bitstring Status List: what a bit of it says. Its statuses come the most significant bit first. */
  readonly purposes?: readonly string[];
  readonly issuedAt: EpochMs;
  readonly expiresAt?: EpochMs;
  /** How long a copy may be kept before a fresh one is asked for, in milliseconds. */
  readonly freshForMs?: number;
  /** The key that verified it. */
  readonly signer: TrustedKey;
}

/** Seconds (section 5.1). One that makes no sense is none: the list is good without it. */
export const ttlSchema = z.number().positive().optional().catch(undefined);

const claimsSchema = z.object({
  sub: z.url(),
  iat: z.number().nonnegative(),
  exp: z.number().optional(),
  ttl: ttlSchema,
  status_list: z.object({
    bits: z.literal([1, 2, 4, 8]),
    lst: z.string().regex(/^[A-Za-z0-9_-]+$/, 'base64url'),
  }),
});

/** Inflates `lst` (base64url of a ZLIB stream, section 4.1). @throws {SourceRefused} `invalid`, `too-large` */
export function inflateList(lst: string): Buffer {
  return inflateBytes(Buffer.from(lst, 'base64url'));
}

/** Inflates a ZLIB stream and nothing after it. @throws {SourceRefused} `invalid`, `too-large` */
export function inflateBytes(compressed: Uint8Array): Buffer {
  try {
    // With `info` Node gives the engine too, which the type declarations leave out.
    const inflated: unknown = inflateSync(compressed, { maxOutputLength: maxListBytes, info: true });
    const { buffer, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
    if (engine.bytesWritten !== compressed.length) throw new Error('bytes after the stream');
    return buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new SourceRefused('too-large', 'The status list inflates to more than 16 MiB.', { cause: error });
    }
    throw new SourceRefused('invalid', 'The status list is not a whole ZLIB stream.', { cause: error });
  }
}

/** The status at `index`, or `undefined` beyond the end of the list. */
export function statusAt(held: Pick<StatusList, 'bits' | 'list'>, index: number): number | undefined {
  const perByte = 8 / held.bits;
  const byte = held.list[Math.floor(index / perByte)];
  if (byte === undefined) return undefined;
  return (byte >> ((index % perByte) * held.bits)) & ((1 << held.bits) - 1);
}

/** How many entries are not VALID. */
export function countNotValid(held: Pick<StatusList, 'bits' | 'list'>): number {
  const perByte = 8 / held.bits;
  const mask = (1 << held.bits) - 1;
  let count = 0;
  for (const byte of held.list) {
    for (let rest = byte, entry = 0; rest !== 0 && entry < perByte; entry += 1, rest >>= held.bits) {
      if ((rest & mask) !== 0) count += 1;
    }
  }
  return count;
}

/**
 * Verifies and reads a status list token (section 5.1).
 *
 * @param keys keys that may have signed it; those of another kid are passed over
 * @param uri where it was asked for; its `sub` must say the same. Absent for a file, which nobody asked for by URI.
 * @throws {SourceRefused} `untrusted`, `signature`, `expired`, `mismatch`, `invalid`, `too-large`
 */
export async function readStatusList(
  token: string,
  { keys, uri, now }: { readonly keys: readonly TrustedKey[]; readonly uri?: string; readonly now: EpochMs },
): Promise<StatusList> {
  const { payload, signer } = await verifyToken(token, {
    keys,
    now,
    typ: STATUS_LIST_TYPE,
    what: 'status list',
  });
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) {
    throw new SourceRefused('invalid', `The status list is not valid: ${z.prettifyError(parsed.error)}`);
  }
  const { sub, iat, exp, ttl, status_list } = parsed.data;
  if (uri !== undefined && sub !== uri) {
    throw new SourceRefused('mismatch', `The status list says it is ${sub}, but ${uri} was asked for.`);
  }
  return {
    uri: sub,
    bits: status_list.bits,
    list: inflateList(status_list.lst),
    issuedAt: iat * 1000,
    ...(exp === undefined ? {} : { expiresAt: exp * 1000 }),
    ...(ttl === undefined ? {} : { freshForMs: Math.round(ttl * 1000) }),
    signer,
  };
}
