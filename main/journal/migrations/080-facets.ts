import type { Migration } from '../../store/open-database.ts';

/**
 * What rows are looked for by, newest first. Each index ends in the row's number, as every index of SQLite does: a
 * page is read from it in order, beginning anywhere.
 */
export const facets: Migration = {
  version: 80,
  up: (database) => {
    database.exec(`
      ALTER TABLE rows ADD COLUMN gate TEXT AS (body ->> '$.gate') VIRTUAL;
      ALTER TABLE rows ADD COLUMN reason TEXT AS (body ->> '$.reason') VIRTUAL;
      ALTER TABLE rows ADD COLUMN opens INTEGER AS (body ->> '$.opens') VIRTUAL;
      CREATE INDEX rows_by_kind ON rows (kind);
      CREATE INDEX rows_by_gate ON rows (gate);
      CREATE INDEX rows_by_decision ON rows (decision) WHERE decision IS NOT NULL;
      CREATE INDEX rows_by_reason ON rows (reason) WHERE reason IS NOT NULL;
      CREATE INDEX rows_by_staff ON rows (staff) WHERE staff IS NOT NULL;
      CREATE INDEX rows_by_opened ON rows (opens) WHERE opens IS NOT NULL;
    `);
  },
};
