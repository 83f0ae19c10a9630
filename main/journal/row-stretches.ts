import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';

/** Instants, the second not included. */
export interface Period {
  readonly since?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
}

/** Rows by number, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Rows between which the clock never went back, and the instants of the first and the last. */
interface Run extends RowRange {
  readonly firstAt: string;
  readonly lastAt: string;
}

interface Step {
  readonly seq: number;
  readonly before: string;
  readonly at: string;
}

/**
 * Which rows are of a period. Time goes on from row to row unless the clock was set back, and where it was is written
 * down: in between, the first row of an instant is found by halving, however long the journal is.
 */
export class RowStretches {
  readonly #all: Prepared<[], { first: number | null; last: number | null }>;
  readonly #at: Prepared<[number], string>;
  readonly #steps: Prepared<[], Step>;

  constructor(database: Handle) {
    this.#all = database.prepare(
      'SELECT (SELECT min(seq) FROM rows) AS first, (SELECT max(seq) FROM rows) AS last',
    );
    this.#at = database.prepare<[number], string>('SELECT at FROM rows WHERE seq = ?').pluck();
    this.#steps = database.prepare('SELECT seq, before, at FROM clock_steps ORDER BY seq');
  }

  /** The rows of a period and no others, as stretches that do not touch, the newest first. */
  of({ since, until }: Period): readonly RowRange[] {
    const all = this.#everything();
    if (all === undefined) return [];
    if (since === undefined && until === undefined) return [all];
    // Greater than any year's first digit.
    const period = {
      since: since === undefined ? '' : toIso(since),
      until: until === undefined ? 'Z' : toIso(until),
    };
    const stretches: RowRange[] = [];
    for (const run of this.#runs(all)) {
      const first = this.#firstFrom(run, period.since);
      const last = this.#firstFrom(run, period.until) - 1;
      if (first > last) continue;
      const before = stretches.at(-1);
      if (before?.last === first - 1) stretches[stretches.length - 1] = { first: before.first, last };
      else stretches.push({ first, last });
    }
    return stretches.toReversed();
  }

  /** The rows of a period and those between them, whose clock said otherwise: a part of a chain has no gaps. */
  span(period: Period): RowRange | undefined {
    const stretches = this.of(period);
    const [newest] = stretches;
    const oldest = stretches.at(-1);
    return newest && oldest && { first: oldest.first, last: newest.last };
  }

  #everything(): RowRange | undefined {
    const { first, last } = this.#all.get() ?? { first: null, last: null };
    return first === null || last === null ? undefined : { first, last };
  }

  *#runs({ first, last }: RowRange): Generator<Run> {
    let begins = { seq: first, at: this.#instant(first) };
    for (const step of this.#steps.iterate()) {
      yield { first: begins.seq, firstAt: begins.at, last: step.seq - 1, lastAt: step.before };
      begins = step;
    }
    yield { first: begins.seq, firstAt: begins.at, last, lastAt: this.#instant(last) };
  }

  /** The first row of the run that is not before this instant; the one after the run if there is none. */
  #firstFrom(run: Run, instant: string): number {
    if (run.firstAt >= instant) return run.first;
    if (run.lastAt < instant) return run.last + 1;
    let [earlier, found] = [run.first, run.last];
    while (found - earlier > 1) {
      const middle = Math.floor((earlier + found) / 2);
      if (this.#instant(middle) < instant) earlier = middle;
      else found = middle;
    }
    return found;
  }

  #instant(seq: number): string {
    const at = this.#at.get(seq);
    if (at === undefined) throw new Error(`row ${seq} is not there, between two that are`);
    return at;
  }
}
