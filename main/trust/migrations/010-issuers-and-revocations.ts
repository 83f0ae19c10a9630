import type { Migration } from '../../store/open-database.ts';

/** Instants are epoch milliseconds. Large values come last in their row, so that reading an age never loads them. */
export const issuersAndRevocations: Migration = {
  version: 10,
  up: (database) => {
    database.exec(`
      -- formats: JSON array of the only pass formats that its keys are for; NULL: any that names its issuer.
      -- directory: location of the directory that lists it; NULL: it was taken in by itself.
      CREATE TABLE issuers (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        keys_as_of INTEGER NOT NULL,
        index_issued_at INTEGER,
        formats TEXT,
        directory TEXT
      ) STRICT;
      CREATE INDEX issuers_by_directory ON issuers (directory) WHERE directory IS NOT NULL;

      CREATE TABLE keys (
        issuer TEXT NOT NULL REFERENCES issuers ON DELETE CASCADE,
        kid TEXT NOT NULL,
        thumbprint TEXT NOT NULL,
        algorithms TEXT NOT NULL,
        crl_version INTEGER,
        jwk TEXT NOT NULL,
        PRIMARY KEY (issuer, kid, thumbprint)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX keys_by_kid ON keys (kid);

      CREATE TABLE status_lists (
        issuer TEXT NOT NULL REFERENCES issuers ON DELETE CASCADE,
        uri TEXT NOT NULL,
        bits INTEGER NOT NULL CHECK (bits IN (1, 2, 4, 8)),
        issued_at INTEGER NOT NULL,
        expires_at INTEGER,
        as_of INTEGER NOT NULL,
        not_valid INTEGER NOT NULL,
        list BLOB NOT NULL,
        PRIMARY KEY (issuer, uri)
      ) STRICT;

      CREATE TABLE card_lists (
        issuer TEXT NOT NULL REFERENCES issuers ON DELETE CASCADE,
        kid TEXT NOT NULL,
        ctr INTEGER NOT NULL,
        as_of INTEGER NOT NULL,
        PRIMARY KEY (issuer, kid)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE revoked_cards (
        issuer TEXT NOT NULL,
        kid TEXT NOT NULL,
        rid TEXT NOT NULL,
        before INTEGER,
        PRIMARY KEY (issuer, kid, rid),
        FOREIGN KEY (issuer, kid) REFERENCES card_lists ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        location TEXT NOT NULL UNIQUE,
        issuer TEXT REFERENCES issuers ON DELETE CASCADE,
        installed_at INTEGER,
        attempted_at INTEGER NOT NULL,
        vouched_at INTEGER,
        error TEXT
      ) STRICT;

      CREATE TABLE documents (
        source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
        location TEXT NOT NULL,
        etag TEXT,
        last_modified TEXT,
        text TEXT NOT NULL,
        PRIMARY KEY (source, location)
      ) STRICT;

      CREATE TABLE policies (
        name TEXT NOT NULL PRIMARY KEY,
        policy TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
