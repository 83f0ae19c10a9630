import type { Migration } from '../../store/open-database.ts';

/** Manual entries of one person on one day are found to be so, without a name or a number being kept for it. */
export const entryPersons: Migration = {
  version: 90,
  up: (database) => {
    database.exec(`
      -- Whom row seq tells of, as an HMAC under the key of the day on which it happened (at): it goes with the row, and
      -- stands for nobody once that key is destroyed.
      CREATE TABLE entry_persons (
        seq INTEGER PRIMARY KEY REFERENCES rows ON DELETE CASCADE,
        at INTEGER NOT NULL,
        person TEXT NOT NULL
      ) STRICT;
      CREATE INDEX entry_persons_by_person ON entry_persons (person);
    `);
  },
};
