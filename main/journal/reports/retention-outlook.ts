import { setImmediate } from 'node:timers/promises';
import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../../shared/clock.ts';
import type { RetentionReport } from '../../../shared/report.ts';
import type { Handle } from '../../store/open-database.ts';
import { destroyedAt } from '../retention.ts';
import { type VerificationKeys, verifyStatement } from '../statement.ts';

const day = 24 * 60 * 60_000;
/** As many proofs as a screen and a page hold: two months of nights. */
const proofs = 60;

interface DayCount {
  readonly rows: number;
  readonly manual: number;
  /** Numbers of the first and the last row. */
  readonly first: number;
  readonly last: number;
}

/** What retention will destroy, day by day, and the kiosk's signed word for what it did destroy. */
export class RetentionOutlook {
  readonly #next: Prepared<[string], string | null>;
  readonly #day: Prepared<{ from: string; until: string }, DayCount>;
  readonly #anchors: Prepared<[number], { seq: number; jws: string }>;

  constructor(database: Handle) {
    this.#next = database.prepare<[string], string | null>('SELECT min(at) FROM rows WHERE at >= ?').pluck();
    // Counted with its corrections: either holds what is sealed.
    this.#day = database.prepare(`
      SELECT count(*) AS rows, count(*) FILTER (WHERE kind IN ('manual-entry', 'correction')) AS manual,
        min(seq) AS first, max(seq) AS last
      FROM rows WHERE at >= :from AND at < :until`);
    this.#anchors = database.prepare('SELECT seq, jws FROM anchors ORDER BY seq DESC LIMIT ?');
  }

  /**
   * By each row's own time; one that was written under a clock that was not trusted goes with its neighbours.
   *
   * @param keys public keys that the journal was signed with
   */
  async report(keptDays: number, keys: VerificationKeys): Promise<RetentionReport> {
    return { keptDays, coming: await this.#coming(keptDays), done: await this.#done(keys) };
  }

  async #coming(keptDays: number): Promise<RetentionReport['coming']> {
    const days: (DayCount & { readonly day: string; readonly at: EpochMs })[] = [];
    let next = this.#next.get('');
    while (typeof next === 'string') {
      const from = startOf(next);
      const until = toIso(from + day);
      const counted = this.#day.get({ from: toIso(from), until });
      if (counted !== undefined)
        days.push({ ...counted, day: next.slice(0, 10), at: destroyedAt(from, keptDays) });
      await setImmediate();
      next = this.#next.get(until);
    }
    return days.map(({ day, rows, manual, at, last }) => {
      // Rows go in their order: none before one that is kept, though a clock that was set back dated it earlier.
      const held = days.filter((one) => one.first < last).map((one) => one.at);
      return { day, rows, manual, at: Math.max(at, ...held) };
    });
  }

  async #done(keys: VerificationKeys): Promise<RetentionReport['done']> {
    const done: RetentionReport['done'] = [];
    for (const { seq: last, jws: proof } of this.#anchors.all(proofs)) {
      const check = await verifyStatement(proof, keys);
      if (!check.ok || check.type !== 'munjigi-anchor' || check.statement.seq !== last) {
        done.push({ last, proof });
        continue;
      }
      const { rows, at } = check.statement;
      done.push({ last, signed: { first: last - rows + 1, rows, at: Date.parse(at) }, proof });
    }
    return done;
  }
}

function startOf(at: string): EpochMs {
  return Math.floor(Date.parse(at) / day) * day;
}
