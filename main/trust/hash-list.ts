import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { HashType } from '../passes/pass.ts';
import { SourceRefused } from './source-refused.ts';

/** Revoked health certificates of one country, as hashes of 16 bytes. */
export interface HashBatch {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The key that signed them, in base64. Absent: any key of the country. */
  readonly keyId?: string;
  readonly hashType: HashType;
  /** From then on none of them would be valid anyway, and the batch says nothing any more. */
  readonly expiresAt: EpochMs;
  readonly hashes: readonly Buffer[];
}

const hashBytes = 16;
/** What the gateway calls a signer that it does not know. */
const unknownKey = 'UNKNOWN_KID';

const batchSchema = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
  expires: z.iso.datetime({ offset: true }),
  kid: z.string().min(1).max(64),
  hashType: z.enum(['SIGNATURE', 'UCI', 'COUNTRYCODEUCI']),
  entries: z.array(z.object({ hash: z.base64() })).max(1_000_000),
});
/** One batch, or any number of them. */
const listSchema = z.union([batchSchema.transform((batch) => [batch]), z.array(batchSchema).min(1)]);

function readHash(text: string): Buffer {
  const hash = Buffer.from(text, 'base64');
  // Some countries write the whole SHA-256; what is compared are its first 128 bits.
  if (hash.length === 32) return hash.subarray(0, hashBytes);
  if (hash.length === hashBytes) return hash;
  throw new SourceRefused('invalid', 'A hash of the list is not of 16 bytes.');
}

/**
 * Reads revocation batches of the EU Digital COVID Certificate gateway (Implementing Decision (EU) 2022/483, annex).
 *
 * @throws {SourceRefused} `invalid`
 */
export function readHashList(value: unknown): readonly HashBatch[] {
  const parsed = listSchema.safeParse(value);
  if (!parsed.success) {
    throw new SourceRefused(
      'invalid',
      `This is not a valid list of revoked hashes: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data.map(({ country, expires, kid, hashType, entries }) => ({
    country,
    ...(kid === unknownKey ? {} : { keyId: kid }),
    hashType,
    expiresAt: Date.parse(expires),
    hashes: entries.map(({ hash }) => readHash(hash)),
  }));
}

/** Whether a JSON value claims to be such a list. */
export function isHashList(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null && 'hashType' in first && 'entries' in first;
}
