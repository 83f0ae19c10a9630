import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import { parseRow } from './row-store.ts';

/**
 * The door in numbers. Scans that came in by themselves or by an override, scans in either direction, manual entries;
 * what was taken back does not count.
 */
export interface Counts {
  readonly admitted: number;
  readonly refused: number;
  readonly reviewed: number;
  readonly manual: number;
}

/** Wrong PINs since the last right one that unlocked a desk or overrode a scan. */
export interface PinFailures {
  readonly count: number;
  readonly lastAt: EpochMs;
}

const stands = `NOT EXISTS (
  SELECT 1 FROM rows AS later WHERE later.corrects = rows.seq AND later.void
)`;

/** What the desk and the clock guard ask of the rows. */
export class RowQueries {
  readonly #counts: Prepared<{ since: string }, Counts>;
  readonly #recheck: Prepared<[number], string>;
  readonly #corrections: Prepared<[number], string>;
  readonly #pinFailures: Prepared<
    { staff: string },
    { count: number; seq: number | null; lastAt: string | null }
  >;
  readonly #lastTrusted: Prepared<[], string>;
  readonly #clockDoubted: Prepared<[], number>;

  constructor(database: Handle) {
    this.#counts = database.prepare(`
      SELECT
        count(*) FILTER (
          WHERE decision = 'admit' AND direction IS NOT 'exit'
            AND (kind = 'scan' OR (kind = 'override' AND ${stands}))
        ) AS admitted,
        count(*) FILTER (WHERE kind = 'scan' AND decision = 'refuse') AS refused,
        count(*) FILTER (WHERE kind = 'scan' AND decision = 'review') AS reviewed,
        count(*) FILTER (WHERE kind = 'manual-entry' AND ${stands}) AS manual
      FROM rows WHERE at >= :since`);
    this.#recheck = database
      .prepare<[number], string>("SELECT body FROM rows WHERE scan = ? AND kind = 'rechecked' LIMIT 1")
      .pluck();
    this.#corrections = database
      .prepare<[number], string>('SELECT body FROM rows WHERE corrects = ? ORDER BY seq')
      .pluck();
    // `kind IN` as the partial index has it. Beside max(seq), SQLite takes `at` from that row. Who is called to others'
    // desks only may never unlock one: an override took their right PIN too.
    this.#pinFailures = database.prepare(`
      SELECT count(*) AS count, max(seq) AS seq, at AS lastAt FROM rows
      WHERE staff = :staff AND kind IN ('pin-refused', 'unlocked', 'override') AND kind = 'pin-refused'
        AND seq > max(
          (
            SELECT coalesce(max(seq), 0) FROM rows
            WHERE staff = :staff AND kind IN ('pin-refused', 'unlocked', 'override') AND kind = 'unlocked'
          ),
          (
            SELECT coalesce(max(seq), 0) FROM rows
            WHERE staff = :staff AND kind IN ('pin-refused', 'unlocked', 'override') AND kind = 'override'
          )
        )`);
    this.#lastTrusted = database
      .prepare<[], string>("SELECT at FROM rows WHERE clock = 'trusted' ORDER BY seq DESC LIMIT 1")
      .pluck();
    this.#clockDoubted = database
      .prepare<[], number>(`
        SELECT EXISTS (
          SELECT 1 FROM rows
          WHERE seq > coalesce((SELECT seq FROM rows WHERE clock = 'trusted' ORDER BY seq DESC LIMIT 1), 0)
            AND (clock = 'suspicious' OR kind = 'clock-jumped')
        )`)
      .pluck();
  }

  counts(since: EpochMs): Counts {
    const none = { admitted: 0, refused: 0, reviewed: 0, manual: 0 };
    return this.#counts.get({ since: toIso(since) }) ?? none;
  }

  recheckOf(scan: number): JournalRow | undefined {
    const body = this.#recheck.get(scan);
    return body === undefined ? undefined : parseRow(body);
  }

  correctionsOf(seq: number): readonly JournalRow[] {
    return this.#corrections.all(seq).map(parseRow);
  }

  pinFailures(staff: string): PinFailures | undefined {
    const found = this.#pinFailures.get({ staff });
    if (found === undefined || found.lastAt === null) return undefined;
    return { count: found.count, lastAt: Date.parse(found.lastAt) };
  }

  clockWasDoubted(): boolean {
    return this.#clockDoubted.get() === 1;
  }

  lastTrustedAt(): EpochMs | undefined {
    const at = this.#lastTrusted.get();
    return at === undefined ? undefined : Date.parse(at);
  }
}
