import type { Migration } from '../../store/open-database.ts';

/** A report finds when the kiosk and its network came and went among half a million scans, which pay nothing for it. */
export const turns: Migration = {
  version: 85,
  up: (database) => {
    database.exec(`
      CREATE INDEX rows_by_turn ON rows (seq) WHERE kind IN ('started', 'stopped', 'network');
    `);
  },
};
