import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Decision } from '../../shared/verdict.ts';
import type { Handle } from '../store/open-database.ts';
import { parseRow } from './row-store.ts';

/** Scans of this instant and later that were not admitted. */
export interface ToSettleQuery {
  readonly since: EpochMs;
  readonly limit: number;
  /** Those of this decision only. */
  readonly decision?: Exclude<Decision, 'admit'>;
}

export interface ToSettle {
  /** What nobody has settled first, each part newest first. */
  readonly rows: readonly JournalRow[];
  readonly more: boolean;
  /** How many went to staff and wait there. */
  readonly open: number;
}

interface Parameters {
  readonly since: string;
  readonly decision: string | null;
  readonly limit: number;
}

/** The rows that settle scan `scan`, of those that were not taken back. */
const answersTo = (scan: string) => `
  SELECT answer.seq FROM rows AS answer
  WHERE answer.scan = ${scan} AND answer.kind IN ('manual-entry', 'override', 'scan')
    AND NOT EXISTS (SELECT 1 FROM rows AS later WHERE later.corrects = answer.seq AND later.void)
  ORDER BY answer.seq LIMIT 1`;

/** The first entry by hand, of no scan, that let somebody in at this gate between two instants; what was taken back is none. */
const enteredBetween = `
  SELECT seq FROM rows INDEXED BY rows_by_time
  WHERE at >= :since AND at <= :until AND kind = 'manual-entry' AND decision = 'admit' AND direction = 'entry'
    AND gate = :gate AND scan IS NULL
    AND NOT EXISTS (SELECT 1 FROM rows AS later WHERE later.corrects = rows.seq AND later.void)
  ORDER BY seq LIMIT 1`;

/** Which scans were settled, by what, and which wait to be. */
export class Settlements {
  readonly #settledBy: Prepared<[number], number>;
  readonly #list: Prepared<Parameters, string>;
  readonly #enteredBetween: Prepared<{ since: string; until: string; gate: string }, number>;
  readonly #open: Prepared<{ since: string }, number>;

  constructor(database: Handle) {
    this.#settledBy = database.prepare<[number], number>(answersTo('?')).pluck();
    // Time, kind and decision come from one index, which SQLite would not choose by itself; only rows that are shown are
    // read. Most rows are scans, whatever
    // SQLite assumes: it is told which index.
    this.#list = database
      .prepare<Parameters, string>(`
        SELECT body FROM rows INDEXED BY rows_by_time
        WHERE at >= :since AND kind = 'scan' AND decision IN ('refuse', 'review')
          AND decision = coalesce(:decision, decision)
        ORDER BY EXISTS (${answersTo('rows.seq')}), seq DESC LIMIT :limit`)
      .pluck();
    this.#enteredBetween = database
      .prepare<{ since: string; until: string; gate: string }, number>(enteredBetween)
      .pluck();
    this.#open = database
      .prepare<{ since: string }, number>(`
        SELECT count(*) FROM rows INDEXED BY rows_by_time
        WHERE at >= :since AND kind = 'scan' AND decision = 'review' AND NOT EXISTS (${answersTo('rows.seq')})`)
      .pluck();
  }

  /** What settles this scan: an entry or override that was not taken back, or the second of two passes. */
  settledBy(scan: number): number | undefined {
    return this.#settledBy.get(scan);
  }

  /** Whether somebody was let in by hand, without a scan, at the gate of this scan within so many milliseconds of it. */
  enteredAfter({ at, gate }: JournalRow, withinMs: number): number | undefined {
    return this.#enteredBetween.get({ since: at, until: toIso(Date.parse(at) + withinMs), gate });
  }

  toSettle({ since, limit, decision }: ToSettleQuery): ToSettle {
    const from = { since: toIso(since) };
    const bodies = this.#list.all({ ...from, decision: decision ?? null, limit: limit + 1 });
    return {
      rows: bodies.slice(0, limit).map(parseRow),
      more: bodies.length > limit,
      open: this.#open.get(from) ?? 0,
    };
  }
}
