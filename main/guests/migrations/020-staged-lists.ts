import type { Migration } from '../../store/open-database.ts';

/**
 * A list is staged row by row beside the door, then held in one short step; what it replaces is retired, its key
 * destroyed with that step, and its rows follow.
 */
export const stagedLists: Migration = {
  version: 20,
  up: (database) => {
    database.exec(`
      ALTER TABLE lists RENAME TO lists_before;
      ALTER TABLE guests RENAME TO guests_before;
      DROP INDEX guests_by_list;
      DROP INDEX guests_by_code;
      CREATE TABLE lists (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('staged', 'held', 'retired')),
        imported_at INTEGER NOT NULL,
        until INTEGER NOT NULL,
        key BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX lists_held ON lists (name) WHERE state = 'held';
      CREATE TABLE guests (
        guest INTEGER PRIMARY KEY AUTOINCREMENT,
        list INTEGER NOT NULL REFERENCES lists,
        sealed BLOB NOT NULL,
        code TEXT
      ) STRICT;
      INSERT INTO lists (name, state, imported_at, until, key)
        SELECT name, 'held', imported_at, until, key FROM lists_before ORDER BY name;
      INSERT INTO guests (guest, list, sealed, code)
        SELECT guest, id, sealed, code FROM guests_before JOIN lists ON name = list ORDER BY guest;
      DROP TABLE guests_before;
      DROP TABLE lists_before;
      CREATE INDEX guests_by_list ON guests (list);
      CREATE UNIQUE INDEX guests_by_code ON guests (code, list) WHERE code IS NOT NULL;
    `);
  },
};
