import type { Migration } from '../../store/open-database.ts';

/** Lists of guests as their organisers gave them. Instants are epoch milliseconds. */
export const guestLists: Migration = {
  version: 10,
  up: (database) => {
    database.exec(`
      -- key is that of this list alone, wrapped by the kiosk's: destroying it destroys what is sealed everywhere.
      CREATE TABLE lists (
        name TEXT PRIMARY KEY,
        imported_at INTEGER NOT NULL,
        until INTEGER NOT NULL,
        key BLOB NOT NULL
      ) STRICT;
      -- sealed is the guest's id, name and company; code is a keyed hash.
      CREATE TABLE guests (
        guest INTEGER PRIMARY KEY AUTOINCREMENT,
        list TEXT NOT NULL REFERENCES lists ON DELETE CASCADE,
        sealed BLOB NOT NULL,
        code TEXT
      ) STRICT;
      CREATE INDEX guests_by_list ON guests (list);
      CREATE UNIQUE INDEX guests_by_code ON guests (code) WHERE code IS NOT NULL;
    `);
  },
};
