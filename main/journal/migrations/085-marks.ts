import type { Migration } from '../../store/open-database.ts';

/**
 * Rows are looked for by all five values at once: however many have one of them, those that have all are read from
 * one index, in order. Before, five indexes of one value each cost the door as many writes a row, and left the rest to
 * be compared row by row. Where the clock went back is known too, so that a period is a few stretches of rows.
 */
export const marks: Migration = {
  version: 85,
  up: (database) => {
    database.exec(`
      DROP INDEX rows_by_kind;
      DROP INDEX rows_by_gate;
      DROP INDEX rows_by_decision;
      DROP INDEX rows_by_reason;
      DROP INDEX rows_by_staff;
      DROP INDEX rows_by_pin;
      ALTER TABLE rows ADD COLUMN mark TEXT
        AS (json_extract(body, '$.kind', '$.decision', '$.reason', '$.gate', '$.staff')) VIRTUAL;
      CREATE INDEX rows_by_mark ON rows (mark);
      CREATE INDEX rows_by_pin ON rows (staff, kind) WHERE kind IN ('pin-refused', 'unlocked', 'override');
      CREATE INDEX rows_of_network ON rows (kind) WHERE kind IN ('network', 'started');

      -- Row seq names an instant, at, that is earlier than before, that of the row before it. Tells no more than the
      -- rows do, as an index does.
      CREATE TABLE clock_steps (
        seq INTEGER PRIMARY KEY,
        before TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      INSERT INTO clock_steps (seq, before, at)
        SELECT seq, before, at FROM (SELECT seq, lag(at) OVER (ORDER BY seq) AS before, at FROM rows)
        WHERE at < before;
      CREATE TRIGGER rows_tell_of_steps AFTER INSERT ON rows
      WHEN NEW.at < (SELECT at FROM rows WHERE seq = NEW.seq - 1)
      BEGIN
        INSERT INTO clock_steps (seq, before, at)
        VALUES (NEW.seq, (SELECT at FROM rows WHERE seq = NEW.seq - 1), NEW.at);
      END;
    `);
  },
};
