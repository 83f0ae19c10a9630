import type { Migration } from '../../store/open-database.ts';

/** Settings that came in signed repositories. */
export const fleetSettings: Migration = {
  version: 97,
  up: (database) => {
    database.exec(`
      -- location: of the source. settings: JSON, validated. applied: 1 once the kiosk goes by them; what staff change
      -- at the desk after that stays until the repository brings others.
      CREATE TABLE fleet_settings (
        location TEXT NOT NULL PRIMARY KEY,
        settings TEXT NOT NULL,
        applied INTEGER NOT NULL CHECK (applied IN (0, 1))
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
