import type { Migration } from '../../store/open-database.ts';

/** A policy may ask for two passes of one person: one admission, which either pass stands for. */
export const companions: Migration = {
  version: 20,
  up: (database) => {
    database.exec(`
      -- pass came in together with the pass of the admission, and is in as long as that.
      CREATE TABLE companions (
        admission INTEGER NOT NULL REFERENCES admissions ON DELETE CASCADE,
        pass TEXT NOT NULL,
        PRIMARY KEY (admission, pass)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX companions_by_pass ON companions (pass);
    `);
  },
};
