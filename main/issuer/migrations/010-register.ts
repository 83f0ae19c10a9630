import type { Migration } from '../../store/open-database.ts';

/** What it takes to revoke a pass and to publish the lists, and no more: no names, no types. Instants in milliseconds. */
export const register: Migration = {
  version: 10,
  up: (database) => {
    database.exec(`
      CREATE TABLE issuer (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        published_at INTEGER
      ) STRICT;

      CREATE TABLE passes (
        id TEXT NOT NULL PRIMARY KEY,
        list INTEGER NOT NULL,
        place INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        revoked_at INTEGER,
        UNIQUE (list, place)
      ) STRICT;

      CREATE INDEX passes_revoked ON passes (list, place) WHERE revoked_at IS NOT NULL;
    `);
  },
};
