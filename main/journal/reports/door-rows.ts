import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../../shared/clock.ts';
import type { Decision, Reason } from '../../../shared/verdict.ts';
import type { Handle } from '../../store/open-database.ts';

/** What a report counts of a row, and nothing that is sealed or a hash. */
export interface DoorRow {
  readonly seq: number;
  readonly at: string;
  readonly kind: 'scan' | 'manual-entry' | 'override';
  readonly decision: Decision | null;
  readonly direction: 'entry' | 'exit' | null;
  readonly reason: Reason | null;
  readonly gate: string;
  readonly tookMs: number | null;
  /** The scan that an entry by hand settles. */
  readonly scan: number | null;
}

/** A manual entry or an override as its corrections leave it. */
export interface Standing {
  readonly takenBack: 0 | 1;
  /** As amended last. */
  readonly decision: Decision | null;
}

/** The rows of the door for a report, read a stretch of time at once. */
export class DoorRows {
  readonly #between: Prepared<{ from: string; until: string; upTo: number }, DoorRow>;
  readonly #standing: Prepared<{ seq: number; upTo: number }, Standing>;

  constructor(database: Handle) {
    this.#between = database.prepare(`
      SELECT seq, at, kind, decision, direction, scan, reason, gate, body ->> '$.tookMs' AS tookMs
      FROM rows INDEXED BY rows_by_time
      WHERE at >= :from AND at < :until AND kind IN ('scan', 'manual-entry', 'override') AND seq <= :upTo`);
    this.#standing = database.prepare(`
      SELECT
        EXISTS (SELECT 1 FROM rows WHERE corrects = :seq AND void AND seq <= :upTo) AS takenBack,
        (
          SELECT decision FROM rows WHERE corrects = :seq AND decision IS NOT NULL AND seq <= :upTo
          ORDER BY seq DESC LIMIT 1
        ) AS decision`);
  }

  /** Scans, manual entries and overrides from `from` on and before `until`, up to row `upTo`, in no order. */
  between(from: EpochMs, until: EpochMs, upTo: number): readonly DoorRow[] {
    return this.#between.all({ from: toIso(from), until: toIso(until), upTo });
  }

  /** What became of the manual entry or override in row `seq`, by the corrections up to row `upTo`. */
  standing(seq: number, upTo: number): Standing {
    return this.#standing.get({ seq, upTo }) ?? { takenBack: 0, decision: null };
  }
}
