import type { Migration } from '../../store/open-database.ts';

/** Signed directories, certificates, and lists of revoked hashes: the trust that health certificates stand on. */
export const directoriesAndHashLists: Migration = {
  version: 20,
  up: (database) => {
    database.exec(`
      -- country: ISO 3166-1 alpha-2, where the issuer is a country's: whose hash lists are about its passes.
      ALTER TABLE issuers ADD COLUMN country TEXT;

      -- source: location of the certificates that the key came in; NULL: its issuer's keys came all at once.
      ALTER TABLE keys ADD COLUMN source TEXT;

      -- signer: thumbprint of the key that signed the source as a whole; signed_at: when.
      ALTER TABLE sources ADD COLUMN signer TEXT;
      ALTER TABLE sources ADD COLUMN signed_at INTEGER;

      -- Only what servers are asked about again was in here: they send it anew.
      DROP TABLE documents;
      CREATE TABLE documents (
        source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
        location TEXT NOT NULL,
        etag TEXT,
        last_modified TEXT,
        bytes BLOB NOT NULL,
        PRIMARY KEY (source, location)
      ) STRICT;

      -- That hashes of a country were taken in, and when that was current, even if there is none left.
      CREATE TABLE hash_lists (
        country TEXT NOT NULL PRIMARY KEY,
        as_of INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- kid: NULL where the country does not know which of its keys signed the passes.
      CREATE TABLE hash_batches (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        country TEXT NOT NULL REFERENCES hash_lists,
        kid TEXT,
        hash_type TEXT NOT NULL CHECK (hash_type IN ('SIGNATURE', 'UCI', 'COUNTRYCODEUCI')),
        expires_at INTEGER NOT NULL,
        entries INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX hash_batches_by_source ON hash_batches (source);
      CREATE INDEX hash_batches_by_kid ON hash_batches (kid) WHERE kid IS NOT NULL;

      -- 16 bytes, exact. No reference to the batch: checking it would cost an index as large as the table.
      CREATE TABLE revoked_hashes (
        hash BLOB NOT NULL,
        batch INTEGER NOT NULL,
        PRIMARY KEY (hash, batch)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
