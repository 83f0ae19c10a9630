import type { Migration } from '../../store/open-database.ts';

/**
 * Instants are epoch milliseconds, except `rows.at`, which is the row's own ISO text (its order is that of time).
 * A row is its canonical JSON; what is asked for is computed from that, so nothing beside the hashed text can differ.
 */
export const rowsAndAdmissions: Migration = {
  version: 10,
  up: (database) => {
    database.exec(`
      CREATE TABLE rows (
        seq INTEGER PRIMARY KEY,
        hash TEXT NOT NULL,
        body TEXT NOT NULL,
        kind TEXT NOT NULL AS (body ->> '$.kind') VIRTUAL,
        at TEXT NOT NULL AS (body ->> '$.at') VIRTUAL,
        clock TEXT NOT NULL AS (body ->> '$.clock') VIRTUAL,
        decision TEXT AS (body ->> '$.decision') VIRTUAL,
        direction TEXT AS (body ->> '$.direction') VIRTUAL,
        staff TEXT AS (body ->> '$.staff') VIRTUAL,
        scan INTEGER AS (body ->> '$.scan') VIRTUAL,
        corrects INTEGER AS (body ->> '$.corrects') VIRTUAL,
        void INTEGER AS (body ->> '$.void') VIRTUAL
      ) STRICT;
      CREATE INDEX rows_by_time ON rows (at, kind, decision, direction);
      CREATE INDEX rows_by_scan ON rows (scan) WHERE scan IS NOT NULL;
      CREATE INDEX rows_by_corrected ON rows (corrects) WHERE corrects IS NOT NULL;
      CREATE INDEX rows_by_pin ON rows (staff, kind) WHERE kind IN ('pin-refused', 'unlocked');
      CREATE INDEX rows_by_confirmation ON rows (at) WHERE kind = 'clock-confirmed';

      -- Everything up to seq was destroyed when its time had come; hash is that of row seq, jws says both.
      CREATE TABLE anchors (
        seq INTEGER PRIMARY KEY,
        hash TEXT NOT NULL,
        jws TEXT NOT NULL
      ) STRICT;

      CREATE TABLE checkpoints (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kid TEXT NOT NULL,
        jws TEXT NOT NULL
      ) STRICT;

      CREATE TRIGGER rows_never_change BEFORE UPDATE ON rows
      BEGIN SELECT raise(ABORT, 'a row of the journal never changes'); END;
      CREATE TRIGGER rows_go_by_retention BEFORE DELETE ON rows
      WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM anchors)
      BEGIN SELECT raise(ABORT, 'a row of the journal goes by retention only'); END;
      CREATE TRIGGER rows_follow_the_last BEFORE INSERT ON rows
      WHEN NEW.seq <> 1 + max((SELECT coalesce(max(seq), 0) FROM rows), (SELECT coalesce(max(seq), 0) FROM anchors))
      BEGIN SELECT raise(ABORT, 'a row of the journal follows the last one'); END;
      CREATE TRIGGER anchors_never_change BEFORE UPDATE ON anchors
      BEGIN SELECT raise(ABORT, 'an anchor never changes'); END;
      CREATE TRIGGER anchors_stay BEFORE DELETE ON anchors
      BEGIN SELECT raise(ABORT, 'an anchor stays'); END;
      CREATE TRIGGER checkpoints_never_change BEFORE UPDATE ON checkpoints
      BEGIN SELECT raise(ABORT, 'a checkpoint never changes'); END;
      CREATE TRIGGER checkpoints_go_by_retention BEFORE DELETE ON checkpoints
      WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM anchors)
      BEGIN SELECT raise(ABORT, 'a checkpoint goes by retention only'); END;

      -- seq is the row that let them in. party came, inside of them are still in.
      CREATE TABLE admissions (
        seq INTEGER PRIMARY KEY,
        pass TEXT,
        at INTEGER NOT NULL,
        gate TEXT NOT NULL,
        entry TEXT NOT NULL CHECK (entry IN ('once', 're-entry', 'free')),
        party INTEGER NOT NULL CHECK (party > 0),
        inside INTEGER NOT NULL CHECK (inside BETWEEN 0 AND party),
        keep_until INTEGER
      ) STRICT;
      CREATE INDEX admissions_by_pass ON admissions (pass) WHERE pass IS NOT NULL;
      CREATE UNIQUE INDEX one_open_admission_a_pass ON admissions (pass) WHERE pass IS NOT NULL AND inside > 0;
      CREATE UNIQUE INDEX once_is_once ON admissions (pass) WHERE pass IS NOT NULL AND entry = 'once';
      CREATE INDEX admissions_inside ON admissions (at, inside) WHERE inside > 0;

      -- seq is the row that let them out.
      CREATE TABLE departures (
        seq INTEGER NOT NULL,
        admission INTEGER NOT NULL REFERENCES admissions ON DELETE CASCADE,
        party INTEGER NOT NULL CHECK (party > 0),
        PRIMARY KEY (seq, admission)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX departures_by_admission ON departures (admission);

      -- wrapped is the key of a UTC day as a JWE under the master key, whose id follows the day after a dot. It goes
      -- with the last row that needs it.
      CREATE TABLE day_keys (
        day TEXT NOT NULL PRIMARY KEY,
        wrapped TEXT NOT NULL,
        last_row INTEGER
      ) STRICT;

      -- The kiosk's keys that this journal has seen, by fingerprint, so that a lost one is noticed.
      CREATE TABLE keys (
        name TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        public_jwk TEXT,
        PRIMARY KEY (name, fingerprint)
      ) STRICT;
    `);
  },
};
