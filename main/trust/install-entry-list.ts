import type { Handle } from '../store/open-database.ts';
import type { IssuerPart } from './bundle.ts';
import { SourceRefused } from './source-refused.ts';

interface HeldRow {
  readonly sequence: number;
  readonly file: string;
}

/**
 * Puts a staged list of entries in the place of the one that is held: one row, however many entries there are.
 *
 * @throws {SourceRefused} `untrusted`, `rollback`
 */
export function installEntryList(
  database: Handle,
  issuer: string,
  { list, file, asOf }: NonNullable<IssuerPart['entryList']>,
): void {
  const { claims, issuedAt, expiresAt, signer } = list;
  const { scheme, seq, count } = claims;
  const signerHeld = database
    .prepare('SELECT 1 FROM keys WHERE issuer = ? AND thumbprint = ?')
    .get(issuer, signer.thumbprint);
  if (signerHeld === undefined) {
    throw new SourceRefused('untrusted', 'The key that signed the revocation list is not held any more.');
  }
  const held = database
    .prepare<[string, string], HeldRow>(
      'SELECT sequence, file FROM entry_lists WHERE issuer = ? AND scheme = ?',
    )
    .get(issuer, scheme);
  if (held !== undefined && (seq < held.sequence || (seq === held.sequence && file !== held.file))) {
    throw new SourceRefused(
      'rollback',
      `The revocation list of ${issuer} is version ${seq}; version ${held.sequence} is held, with other entries.`,
    );
  }
  database
    .prepare(
      `INSERT INTO entry_lists (issuer, scheme, sequence, issued_at, expires_at, as_of, entries, file)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (issuer, scheme) DO UPDATE SET sequence = excluded.sequence, issued_at = excluded.issued_at,
         expires_at = excluded.expires_at, as_of = max(as_of, excluded.as_of), entries = excluded.entries,
         file = excluded.file`,
    )
    .run(issuer, scheme, seq, issuedAt, expiresAt ?? null, asOf, count, file);
}
