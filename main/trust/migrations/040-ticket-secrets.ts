import type { Migration } from '../../store/open-database.ts';

/** Tickets that an event revoked or blocked. */
export const ticketSecrets: Migration = {
  version: 40,
  up: (database) => {
    database.exec(`
      CREATE TABLE ticket_lists (
        issuer TEXT NOT NULL PRIMARY KEY REFERENCES issuers ON DELETE CASCADE,
        as_of INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- hash: SHA-256 of the printed code. Whoever has this file has no ticket.
      CREATE TABLE ticket_secrets (
        issuer TEXT NOT NULL REFERENCES ticket_lists ON DELETE CASCADE,
        hash BLOB NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('revoked', 'blocked')),
        PRIMARY KEY (issuer, hash)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
