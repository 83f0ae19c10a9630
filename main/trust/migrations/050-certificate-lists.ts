import type { Migration } from '../../store/open-database.ts';

/** Certificates of signers that their authority revoked. */
export const certificateLists: Migration = {
  version: 50,
  up: (database) => {
    database.exec(`
      -- authority: key id of who signs the list, in hexadecimal. number: 40 digits in hexadecimal; NULL: it has none.
      CREATE TABLE certificate_lists (
        issuer TEXT NOT NULL REFERENCES issuers ON DELETE CASCADE,
        authority TEXT NOT NULL,
        number TEXT,
        issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        as_of INTEGER NOT NULL,
        PRIMARY KEY (issuer, authority)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE revoked_certificates (
        issuer TEXT NOT NULL,
        authority TEXT NOT NULL,
        serial TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('revoked', 'blocked')),
        PRIMARY KEY (issuer, authority, serial),
        FOREIGN KEY (issuer, authority) REFERENCES certificate_lists ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
