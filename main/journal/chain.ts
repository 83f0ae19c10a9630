import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type JournalRow, journalRowSchema } from '../../shared/journal-row.ts';

/** `prev` of the first row: 32 zero bytes in base64url. */
export const zeroHash = 'A'.repeat(43);

/** The row before the next one. `seq` 0: there is none yet. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}
export const noHead: Head = { seq: 0, hash: zeroHash };

/** JSON Canonicalization Scheme (RFC 8785). */
export function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form');
  return text;
}

/** base64url SHA-256 of a row's canonical text: its hash, and `prev` of the row after it. */
export function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** A lone surrogate has no UTF-8 form: a hostile code could bring one, and a row must come back as it was hashed. */
function wellFormed(row: object): unknown {
  return JSON.parse(
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)),
  );
}

/** A row as it is hashed and stored. Fields that the schema does not know are left out. */
export function bodyOf(row: JournalRow): string {
  return canonical(journalRowSchema.parse(wellFormed(row)));
}
