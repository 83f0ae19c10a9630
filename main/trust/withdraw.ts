import type { Handle } from '../store/open-database.ts';
import type { Bundle, IssuerPart } from './bundle.ts';
import { withdrawHashes } from './install-hashes.ts';

function withdrawPart(database: Handle, kind: Bundle['kind'], part: IssuerPart): void {
  const { issuer, keys, lists, cardLists, certificateList, entryList, withdrawn, tickets } = part;
  if (keys !== undefined) {
    database.prepare('UPDATE issuers SET keys_as_of = 0, index_issued_at = NULL WHERE id = ?').run(issuer);
    // Certificates join those of other sources, and are withdrawn by the place that they came from.
    if (kind !== 'certificates') database.prepare('DELETE FROM keys WHERE issuer = ?').run(issuer);
  }
  const list = database.prepare('DELETE FROM status_lists WHERE issuer = ? AND uri = ?');
  for (const { list: held } of lists) list.run(issuer, held.uri);
  const cardList = database.prepare('DELETE FROM card_lists WHERE issuer = ? AND kid = ?');
  for (const { list: held } of cardLists) cardList.run(issuer, held.kid);
  if (certificateList !== undefined) {
    database
      .prepare('DELETE FROM certificate_lists WHERE issuer = ? AND authority = ?')
      .run(issuer, certificateList.list.authority);
  }
  if (entryList !== undefined) {
    const { scheme } = entryList.list.claims;
    database.prepare('DELETE FROM entry_lists WHERE issuer = ? AND scheme = ?').run(issuer, scheme);
  }
  if (withdrawn !== undefined) database.prepare('DELETE FROM credential_lists WHERE issuer = ?').run(issuer);
  if (tickets !== undefined) database.prepare('DELETE FROM ticket_lists WHERE issuer = ?').run(issuer);
}

/**
 * Forgets what a bundle brought, ages included, so that another one can be installed as if nothing had been held. The
 * issuers stay, for what other sources gave of them hangs on them.
 */
export function withdraw(database: Handle, { kind, parts, hashes }: Bundle, location: string): void {
  for (const part of parts) withdrawPart(database, kind, part);
  if (hashes === undefined) return;
  withdrawHashes(database, location);
  database.exec('DELETE FROM hash_lists WHERE country NOT IN (SELECT country FROM hash_batches)');
  const age = database.prepare('UPDATE hash_lists SET as_of = 0 WHERE country = ?');
  for (const { country } of hashes.batches) age.run(country);
}
