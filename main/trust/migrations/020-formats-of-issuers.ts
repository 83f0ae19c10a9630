import type { Migration } from '../../store/open-database.ts';

/** `formats`: JSON array of the only pass formats that the issuer's keys are for; NULL: any that names its issuer. */
export const formatsOfIssuers: Migration = {
  version: 20,
  up: (database) => {
    database.exec('ALTER TABLE issuers ADD COLUMN formats TEXT');
  },
};
