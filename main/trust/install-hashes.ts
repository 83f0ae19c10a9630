import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { HashBatch } from './hash-list.ts';

/** Forgets what a source gave before: what it does not say any more, its country has taken back. */
export function withdrawHashes(database: Handle, source: string): void {
  database
    .prepare('DELETE FROM revoked_hashes WHERE batch IN (SELECT id FROM hash_batches WHERE source = ?)')
    .run(source);
  database.prepare('DELETE FROM hash_batches WHERE source = ?').run(source);
}

/** Writes the batches of one source in place of those that it gave before. */
export function installHashes(
  database: Handle,
  {
    source,
    batches,
    asOf,
  }: { readonly source: string; readonly batches: readonly HashBatch[]; readonly asOf: EpochMs },
): void {
  withdrawHashes(database, source);
  const country = database.prepare(
    `INSERT INTO hash_lists (country, as_of) VALUES (?, ?)
     ON CONFLICT (country) DO UPDATE SET as_of = max(as_of, excluded.as_of)`,
  );
  const batch = database
    .prepare<unknown[], number>(
      `INSERT INTO hash_batches (source, country, kid, hash_type, expires_at, entries) VALUES (?, ?, ?, ?, ?, ?)
       RETURNING id`,
    )
    .pluck();
  const entry = database.prepare('INSERT OR IGNORE INTO revoked_hashes (hash, batch) VALUES (?, ?)');
  for (const { country: of, keyId, hashType, expiresAt, hashes } of batches) {
    country.run(of, asOf);
    const id = batch.get(source, of, keyId ?? null, hashType, expiresAt, hashes.length);
    // In order, so that SQLite appends instead of searching its place for each.
    for (const hash of hashes.toSorted(Buffer.compare)) entry.run(hash, id);
  }
}
