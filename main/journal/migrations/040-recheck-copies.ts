import type { Migration } from '../../store/open-database.ts';

/** A policy may have a scan that could not be decided checked again when the stores are refreshed. */
export const recheckCopies: Migration = {
  version: 40,
  up: (database) => {
    database.exec(`
      -- What was scanned in row seq, as a JWE under a key of the kiosk. Goes with its outcome, and at keep_until.
      CREATE TABLE recheck_copies (
        seq INTEGER PRIMARY KEY,
        keep_until INTEGER NOT NULL,
        sealed TEXT NOT NULL
      ) STRICT;
      CREATE INDEX recheck_copies_by_end ON recheck_copies (keep_until);
    `);
  },
};
