import type { Migration } from '../../store/open-database.ts';

/** When each source is asked next, so that one in trouble is left alone over a restart, too. */
export const attempts: Migration = {
  version: 95,
  up: (database) => {
    database.exec(`
      -- failures: attempts in a row that did not go well. next_at: NULL where it was never planned.
      ALTER TABLE sources ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE sources ADD COLUMN next_at INTEGER;
    `);
  },
};
