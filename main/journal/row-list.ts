import type { Statement as Prepared } from 'better-sqlite3';
import { toIso } from '../../shared/clock.ts';
import type { JournalFilter } from '../../shared/journal-filter.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import { type Facet, type FilterParameters, facetsOf, fromRows, parametersOf } from './row-filter.ts';
import type { RowRange } from './row-queries.ts';
import { parseRow } from './row-store.ts';

export interface PageQuery extends JournalFilter {
  readonly limit: number;
  /** Rows before this one only. */
  readonly before?: number | undefined;
  /** Rows after this one only. */
  readonly after?: number | undefined;
}

export interface Page {
  /** Newest first. */
  readonly rows: readonly JournalRow[];
  /** Whether there are further ones that fit, older than these. */
  readonly more: boolean;
}

/** How many rows fit; with `more` there are more than were counted. */
export interface RowCount {
  readonly count: number;
  readonly more: boolean;
}

/** Rows beyond are not counted: nobody reads them one by one, and the door waits meanwhile. */
const countedAtMost = 10_000;
/** Rows of one value that are counted to find the rarest. */
const comparedAtMost = 100_000;

/**
 * Looks for rows, newest first, and goes on where a page ended by its last row: no page is slower for those before.
 * The rarest of the values that are looked for is found by its index, the others are compared on the way.
 */
export class RowList {
  readonly #database: Handle;
  readonly #prepared = new Map<string, Prepared<FilterParameters & { readonly limit: number }, unknown>>();
  readonly #firstSince: Prepared<[string], number | null>;
  readonly #lastUntil: Prepared<[string], number | null>;
  #since: { readonly at: string; readonly first: number } | undefined;

  constructor(database: Handle) {
    this.#database = database;
    this.#firstSince = database
      .prepare<[string], number | null>('SELECT min(seq) FROM rows INDEXED BY rows_by_time WHERE at >= ?')
      .pluck();
    this.#lastUntil = database
      .prepare<[string], number | null>('SELECT max(seq) FROM rows INDEXED BY rows_by_time WHERE at < ?')
      .pluck();
  }

  page({ limit, before, after, ...filter }: PageQuery): Page {
    const range = this.#range(filter, before, after);
    if (range === undefined) return { rows: [], more: false };
    const parameters = parametersOf(filter, range);
    const wanted = facetsOf(parameters);
    const rows = fromRows(filter, wanted, this.#rarest(wanted, parameters));
    const page = this.#statement(`SELECT body ${rows} ORDER BY seq DESC LIMIT :limit`);
    const bodies = page.all({ ...parameters, limit: limit + 1 }) as string[];
    return { rows: bodies.slice(0, limit).map(parseRow), more: bodies.length > limit };
  }

  /** @param upTo the last row that counts */
  count(filter: JournalFilter, upTo?: number): RowCount {
    const range = this.#range(filter, upTo === undefined ? undefined : upTo + 1, undefined);
    if (range === undefined) return { count: 0, more: false };
    const parameters = parametersOf(filter, range);
    const wanted = facetsOf(parameters);
    const rows = fromRows(filter, wanted, this.#rarest(wanted, parameters));
    const found = this.#counted(rows, parameters, countedAtMost + 1);
    return { count: Math.min(found, countedAtMost), more: found > countedAtMost };
  }

  /** Each value of a column, once. */
  values(facet: Facet): readonly string[] {
    const index = `rows INDEXED BY rows_by_${facet}`;
    // A leap through the index for each value, instead of a walk over every row.
    const values = this.#statement(`
      WITH RECURSIVE found (value) AS (
        SELECT min(${facet}) FROM ${index} WHERE ${facet} IS NOT NULL
        UNION ALL
        SELECT (SELECT min(${facet}) FROM ${index} WHERE ${facet} > value) FROM found WHERE value IS NOT NULL
      )
      SELECT value FROM found WHERE value IS NOT NULL LIMIT :limit`);
    return values.all({ ...parametersOf({ kinds: 'all' }, { first: 0, last: 0 }), limit: 1_000 }) as string[];
  }

  /** The column of whose value there are the fewest rows; `undefined`: none is wanted. */
  #rarest(wanted: readonly Facet[], parameters: FilterParameters): Facet | undefined {
    if (wanted.length < 2) return wanted[0];
    const counts = wanted.map((facet) => ({
      facet,
      rows: this.#counted(fromRows({ kinds: 'all' }, [facet], facet), parameters, comparedAtMost),
    }));
    return counts.reduce((rarest, one) => (one.rows < rarest.rows ? one : rarest)).facet;
  }

  #counted(rows: string, parameters: FilterParameters, limit: number): number {
    const count = this.#statement(`SELECT count(*) FROM (SELECT 1 ${rows} LIMIT :limit)`);
    return count.get({ ...parameters, limit }) as number;
  }

  /**
   * Between which rows those of a period can be. The clock may have gone back, so a row's number alone does not tell
   * when it was written, nor is every row in between of the period.
   */
  #range(
    { since, until }: JournalFilter,
    before: number | undefined,
    after: number | undefined,
  ): RowRange | undefined {
    const last = before === undefined ? this.#lastBefore(until, after) : before - 1;
    const first = after === undefined ? this.#firstFrom(since) : after + 1;
    return first === undefined || last === undefined ? undefined : { first, last };
  }

  /** What is found stays right: rows that are written later have greater numbers. */
  #firstFrom(since: number | undefined): number | undefined {
    if (since === undefined) return 1;
    const at = toIso(since);
    if (this.#since?.at !== at) {
      const first = this.#firstSince.get(at);
      if (first === undefined || first === null) return undefined;
      this.#since = { at, first };
    }
    return this.#since.first;
  }

  #lastBefore(until: number | undefined, after: number | undefined): number | undefined {
    // After a row there are few.
    if (until === undefined || after !== undefined) return Number.MAX_SAFE_INTEGER;
    return this.#lastUntil.get(toIso(until)) ?? undefined;
  }

  #statement(sql: string): Prepared<FilterParameters & { readonly limit: number }, unknown> {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#database
      .prepare<FilterParameters & { readonly limit: number }, unknown>(sql)
      .pluck();
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
