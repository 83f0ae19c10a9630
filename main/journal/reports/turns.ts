import type { Statement as Prepared } from 'better-sqlite3';
import type { JournalRow, RowKind } from '../../../shared/journal-row.ts';
import type { Handle } from '../../store/open-database.ts';
import { noSignOfLife } from '../outages/sign-of-life.ts';
import { parseRow } from '../row-store.ts';

const quiet = [...noSignOfLife].map((kind: RowKind) => `'${kind}'`).join(', ');

/**
 * The few rows from which outages are found: those in which the kiosk or its network came or went, and the signs of
 * life beside them. To follow these comes to the same stretches as to follow the whole journal; only what was counted
 * in them is missing.
 */
export class Turns {
  readonly #rows: Prepared<{ upTo: number }, string>;

  constructor(database: Handle) {
    this.#rows = database
      .prepare<{ upTo: number }, string>(`
        WITH turns (seq, kind) AS (
          SELECT seq, kind FROM rows WHERE kind IN ('started', 'stopped', 'network') AND seq <= :upTo
        ),
        wanted (seq) AS (
          SELECT seq FROM turns
          UNION
          SELECT (
            SELECT seq FROM rows WHERE seq < turns.seq AND kind NOT IN (${quiet}) ORDER BY seq DESC LIMIT 1
          ) FROM turns WHERE turns.kind = 'started'
          UNION
          SELECT * FROM (
            SELECT seq FROM rows WHERE kind NOT IN (${quiet}) AND seq <= :upTo ORDER BY seq LIMIT 1
          )
        )
        SELECT body FROM rows JOIN wanted USING (seq) ORDER BY seq`)
      .pluck();
  }

  /** Oldest first, up to row `upTo`. */
  rows(upTo: number): readonly JournalRow[] {
    return this.#rows.all({ upTo }).map(parseRow);
  }
}
