import type { Migration } from '../../store/open-database.ts';

/** The signed repository that is published: every root it ever had, and how often it was published. */
export const repository: Migration = {
  version: 20,
  up: (database) => {
    database.exec(`
      -- Kiosks that were not there for years are led from root to root: none is ever deleted.
      CREATE TABLE repository_roots (
        version INTEGER PRIMARY KEY CHECK (version > 0),
        json TEXT NOT NULL
      ) STRICT;

      -- publications: the version of targets, snapshot and timestamp. Goes up before anything is written.
      CREATE TABLE repository (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        publications INTEGER NOT NULL
      ) STRICT;
      INSERT INTO repository VALUES (1, 0);
    `);
  },
};
