import type { Migration } from '../../store/open-database.ts';

/** What each source gave as a whole, so that what was in force before can be put in force again. */
export const generations: Migration = {
  version: 60,
  up: (database) => {
    database.exec(`
      -- Two of a source at most: the one in force, and the one that was before it or that staff turned back for it.
      -- digest: SHA-256 over its documents. sequence: what its publisher counts up, where it signs that.
      -- current_at: when the source last gave just this. format: of the bundle, which comes last for its size.
      CREATE TABLE generations (
        source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
        number INTEGER NOT NULL,
        digest BLOB NOT NULL,
        sequence INTEGER,
        installed_at INTEGER NOT NULL,
        current_at INTEGER NOT NULL,
        keys INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        format INTEGER NOT NULL,
        bundle BLOB NOT NULL,
        PRIMARY KEY (source, number)
      ) STRICT;

      -- generation: the number of the one in force; NULL: installed before generations were kept.
      ALTER TABLE sources ADD COLUMN generation INTEGER;
    `);
  },
};
