import type { Migration } from '../../store/open-database.ts';

/** Lists of W3C credentials beside those of the IETF, and credentials that are withdrawn by their identifier. */
export const credentials: Migration = {
  version: 30,
  up: (database) => {
    database.exec(`
      -- purposes: JSON array of what a Bitstring Status List says of its entries; its bits come the most significant
      -- first. NULL: a Token Status List, the least significant first.
      ALTER TABLE status_lists ADD COLUMN purposes TEXT;

      CREATE TABLE credential_lists (
        issuer TEXT NOT NULL PRIMARY KEY REFERENCES issuers ON DELETE CASCADE,
        as_of INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE revoked_credentials (
        issuer TEXT NOT NULL REFERENCES credential_lists ON DELETE CASCADE,
        credential TEXT NOT NULL,
        PRIMARY KEY (issuer, credential)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
