import type { Migration } from '../../store/open-database.ts';

/** Large lists of revoked entries, each in a file of its own beside this one. */
export const entryLists: Migration = {
  version: 61,
  up: (database) => {
    database.exec(`
      -- file: name in the profile's folder of entries. sequence: what its issuer counts up.
      CREATE TABLE entry_lists (
        issuer TEXT NOT NULL REFERENCES issuers ON DELETE CASCADE,
        scheme TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        expires_at INTEGER,
        as_of INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        file TEXT NOT NULL,
        PRIMARY KEY (issuer, scheme)
      ) STRICT, WITHOUT ROWID;

      -- files: JSON array of the names of those that it rests on.
      ALTER TABLE generations ADD COLUMN files TEXT NOT NULL DEFAULT '[]';
    `);
  },
};
