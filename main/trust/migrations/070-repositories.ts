import type { Migration } from '../../store/open-database.ts';

/** Signed repositories whose root this kiosk was given. */
export const repositories: Migration = {
  version: 70,
  up: (database) => {
    database.exec(`
      -- location: of its source. The rest is the metadata that was verified last (TUF 1.0.34, section 5.1), as it came:
      -- what a later one is held against. Not deleted with the source, for it is what staff once trusted.
      CREATE TABLE repositories (
        location TEXT NOT NULL PRIMARY KEY,
        root BLOB NOT NULL,
        timestamp BLOB,
        snapshot BLOB,
        targets BLOB
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
