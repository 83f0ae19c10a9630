import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import { SourceRefused } from './source-refused.ts';

/** A revoked `rid`. With `before`, only cards issued before that instant are. */
export interface RevokedCard {
  readonly rid: string;
  readonly before?: EpochMs;
}

/** A SMART Health Cards revocation list: one for each key of an issuer. It is not signed. */
export interface CardRevocationList {
  readonly kid: string;
  /** Goes up with each version, never down. */
  readonly ctr: number;
  readonly revoked: readonly RevokedCard[];
}

/** A version that goes up. Some issuers write it as a text. */
export const versionSchema = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

const listSchema = z.object({
  kid: z.string().min(1).max(256),
  method: z.literal('rid'),
  ctr: versionSchema,
  rids: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,24}(\.\d{1,11})?$/, 'at most 24 base64url characters, maybe a timestamp'),
    )
    .max(500_000),
});

function readEntry(text: string): RevokedCard {
  const dot = text.indexOf('.');
  if (dot === -1) return { rid: text };
  return { rid: text.slice(0, dot), before: Number(text.slice(dot + 1)) * 1000 };
}

/**
 * Reads a card revocation list (SMART Health Cards Framework 1.4.0, "Revocation").
 *
 * @throws {SourceRefused} `invalid`
 */
export function readCardRevocationList(value: unknown): CardRevocationList {
  const parsed = listSchema.safeParse(value);
  if (!parsed.success) {
    throw new SourceRefused(
      'invalid',
      `This is not a valid revocation list: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { kid, ctr, rids } = parsed.data;
  const revoked = rids.map(readEntry);
  if (new Set(revoked.map(({ rid }) => rid)).size !== revoked.length) {
    throw new SourceRefused('invalid', `The revocation list of ${kid} names a rid twice.`);
  }
  return { kid, ctr, revoked };
}
