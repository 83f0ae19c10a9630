import type { Handle } from '../store/open-database.ts';
import type { IssuerPart } from './bundle.ts';
import { SourceRefused } from './source-refused.ts';

/**
 * Writes the lists of an event in place of those that are held: what is not blocked any more is let in again.
 *
 * @throws {SourceRefused} `rollback`
 */
export function installTickets(
  database: Handle,
  issuer: string,
  { revoked, blocked, cursors, asOf }: NonNullable<IssuerPart['tickets']>,
): void {
  const { changes } = database
    .prepare(
      `INSERT INTO ticket_lists (issuer, as_of, cursors) VALUES (?, ?, ?)
       ON CONFLICT (issuer) DO UPDATE SET as_of = excluded.as_of, cursors = excluded.cursors WHERE excluded.as_of >= as_of`,
    )
    .run(issuer, asOf, cursors === undefined ? null : JSON.stringify(cursors));
  if (changes === 0) {
    throw new SourceRefused('rollback', `The lists of ${issuer} are older than those that are held.`);
  }
  database.prepare('DELETE FROM ticket_secrets WHERE issuer = ?').run(issuer);
  // What is revoked and blocked is revoked: the first one stays.
  const insert = database.prepare(
    'INSERT OR IGNORE INTO ticket_secrets (issuer, hash, state) VALUES (?, ?, ?)',
  );
  for (const hash of revoked) insert.run(issuer, hash, 'revoked');
  for (const hash of blocked) insert.run(issuer, hash, 'blocked');
}
