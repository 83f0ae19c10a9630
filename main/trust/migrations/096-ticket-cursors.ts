import type { Migration } from '../../store/open-database.ts';

/** Up to where the lists of an event were read, where it is asked for what came since. */
export const ticketCursors: Migration = {
  version: 96,
  up: (database) => {
    // JSON, of `TicketCursors`; NULL: the lists were taken in as a whole.
    database.exec('ALTER TABLE ticket_lists ADD COLUMN cursors TEXT');
  },
};
