import type { JWK } from 'jose';
import type { Migration } from '../../store/open-database.ts';
import { endOfKey } from '../key-end.ts';

/** When keys end, and when issuers want their lists asked for anew: what a calendar is made of. */
export const ends: Migration = {
  version: 90,
  up: (database) => {
    database.exec(`
      -- ends_at: the end of the certificate that it came in; NULL: it came in none.
      ALTER TABLE keys ADD COLUMN ends_at INTEGER;

      -- fresh_for: milliseconds that a copy may be kept before a fresh one is asked for; NULL: the list says nothing.
      ALTER TABLE status_lists ADD COLUMN fresh_for INTEGER;
    `);
    const end = database.prepare('UPDATE keys SET ends_at = ? WHERE jwk = ?');
    const certified = database
      .prepare<[], string>(`SELECT DISTINCT jwk FROM keys WHERE jwk ->> '$.x5c' IS NOT NULL`)
      .pluck()
      .all();
    for (const jwk of certified) end.run(endOfKey(JSON.parse(jwk) as JWK) ?? null, jwk);
  },
};
