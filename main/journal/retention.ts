import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';

const day = 24 * 60 * 60_000;

/** The rows that are due: a prefix of the chain. */
export interface Due {
  readonly first: number;
  readonly last: number;
  readonly lastHash: string;
  readonly from: string;
  readonly to: string;
}

/** Rows up to `seq`, whose hash this is, were destroyed; `jws` is the kiosk's word for it. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
  readonly jws: string;
}

/** The first instant that is kept: what happened on a UTC day before it is destroyed as a whole day. */
export function keptSince(now: EpochMs, retentionDays: number): EpochMs {
  return (Math.floor(now / day) - retentionDays) * day;
}

/** When rows of the UTC day that begins at `dayBegan` are destroyed, if the kiosk runs then under a trusted clock. */
export function destroyedAt(dayBegan: EpochMs, retentionDays: number): EpochMs {
  return dayBegan + (retentionDays + 1) * day;
}

/**
 * Finds and destroys what is older than the retention time. A row's own time counts only if its clock was trusted
 * and staff did not overrule it later; a row without a time that counts goes with the first one after it that is due.
 */
export class Retention {
  readonly #lastDue: Prepared<{ since: string }, number | null>;
  readonly #extent: Prepared<[number], Due>;
  readonly #anchor: Prepared<[number, string, string]>;
  readonly #anchorAt: Prepared<[number], string>;
  readonly #dropRows: Prepared<[number]>;
  readonly #dropSteps: Prepared<[number]>;
  readonly #dropCheckpoints: Prepared<[number]>;
  readonly #dropCopies: Prepared<[number]>;
  readonly #dropKeys: Prepared<{ last: number; day: string }>;
  readonly #dropUnusedKeys: Prepared<{ day: string }>;
  readonly #dropAdmissions: Prepared<{ now: EpochMs }>;

  constructor(database: Handle) {
    this.#lastDue = database
      .prepare<{ since: string }, number | null>(`
        WITH kept (seq) AS (
          SELECT coalesce(min(seq), 9007199254740991) FROM rows AS row
          WHERE clock = 'trusted' AND at >= :since AND NOT EXISTS (
            SELECT 1 FROM rows AS later
            WHERE later.kind = 'clock-confirmed' AND later.seq > row.seq AND later.at < row.at
          )
        )
        SELECT max(rows.seq) FROM rows, kept
        WHERE rows.seq < kept.seq AND rows.clock = 'trusted' AND rows.at < :since`)
      .pluck();
    this.#extent = database.prepare(`
      SELECT (SELECT min(seq) FROM rows) AS first, seq AS last, hash AS lastHash,
        (SELECT at FROM rows ORDER BY seq LIMIT 1) AS "from", at AS "to"
      FROM rows WHERE seq = ?`);
    this.#anchor = database.prepare('INSERT INTO anchors (seq, hash, jws) VALUES (?, ?, ?)');
    this.#anchorAt = database.prepare<[number], string>('SELECT jws FROM anchors WHERE seq = ?').pluck();
    this.#dropRows = database.prepare('DELETE FROM rows WHERE seq <= ?');
    // The first row that is left comes after none.
    this.#dropSteps = database.prepare('DELETE FROM clock_steps WHERE seq <= 1 + ?');
    this.#dropCheckpoints = database.prepare('DELETE FROM checkpoints WHERE seq <= ?');
    this.#dropCopies = database.prepare('DELETE FROM recheck_copies WHERE seq <= ?');
    this.#dropKeys = database.prepare('DELETE FROM day_keys WHERE coalesce(last_row <= :last, day < :day)');
    this.#dropUnusedKeys = database.prepare('DELETE FROM day_keys WHERE last_row IS NULL AND day < :day');
    this.#dropAdmissions = database.prepare(`
      DELETE FROM admissions
      WHERE seq <= (SELECT max(seq) FROM anchors) AND coalesce(keep_until, 0) < :now`);
  }

  due(since: EpochMs): Due | undefined {
    const last = this.#lastDue.get({ since: toIso(since) });
    return last === null || last === undefined ? undefined : this.#extent.get(last);
  }

  /** The kiosk's word that rows up to `seq` were destroyed. */
  anchorAt(seq: number): string | undefined {
    return this.#anchorAt.get(seq);
  }

  /** Destroys the rows with their checkpoints and keys. The anchor comes first: it is what allows the rest. */
  destroy(due: Due, since: EpochMs, anchorJws: string): void {
    this.#anchor.run(due.last, due.lastHash, anchorJws);
    this.#dropRows.run(due.last);
    this.#dropSteps.run(due.last);
    this.#dropCheckpoints.run(due.last);
    this.#dropCopies.run(due.last);
    this.#dropKeys.run({ last: due.last, day: toIso(since).slice(0, 10) });
  }

  /**
   * Destroys keys of days that no row of their own needs: entries made late are sealed under them.
   *
   * @returns how many
   */
  dropUnusedKeys(since: EpochMs): number {
    return this.#dropUnusedKeys.run({ day: toIso(since).slice(0, 10) }).changes;
  }

  /** Forgets admissions whose rows are gone, except of passes that could still be shown. */
  forgetAdmissions(now: EpochMs): void {
    this.#dropAdmissions.run({ now });
  }
}
