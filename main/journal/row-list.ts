import { setImmediate } from 'node:timers/promises';
import type { Statement as Prepared } from 'better-sqlite3';
import type { JournalFilter } from '../../shared/journal-filter.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import { countOfMarks, everyMark, type MarkedRows, newestOfMarks } from './marked-rows.ts';
import { type Facet, fits, type Mark, parseMark } from './row-filter.ts';
import { parseRow } from './row-store.ts';
import type { RowStretches } from './row-stretches.ts';

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

/** Rows that are looked through between two pauses, in which the door answers: some two milliseconds. */
const countedAtOnce = 10_000;

/**
 * Looks for rows, newest first, and goes on where a page ended by its last row: no page is slower for those before,
 * nor for the rows that do not fit.
 */
export class RowList {
  readonly #stretches: RowStretches;
  readonly #marks: Prepared<[], string>;
  readonly #newest: Prepared<MarkedRows, string>;
  readonly #count: Prepared<Omit<MarkedRows, 'limit'>, number>;
  readonly #parsed = new Map<string, Mark>();

  constructor(database: Handle, stretches: RowStretches) {
    this.#stretches = stretches;
    this.#marks = database.prepare<[], string>(everyMark).pluck();
    this.#newest = database.prepare<MarkedRows, string>(newestOfMarks).pluck();
    this.#count = database.prepare<Omit<MarkedRows, 'limit'>, number>(countOfMarks).pluck();
  }

  page({ limit, before = Number.MAX_SAFE_INTEGER, after = 0, ...filter }: PageQuery): Page {
    const marks = this.#wanted(filter);
    const bodies: string[] = [];
    for (const { first, last } of this.#stretches.of(filter)) {
      const range = { first: Math.max(first, after + 1), last: Math.min(last, before - 1) };
      if (range.first > range.last) continue;
      bodies.push(...this.#newest.all({ marks, ...range, limit: limit + 1 - bodies.length }));
      if (bodies.length > limit) break;
    }
    return { rows: bodies.slice(0, limit).map(parseRow), more: bodies.length > limit };
  }

  /**
   * How many rows fit.
   *
   * @param upTo the last row that counts
   */
  async count(filter: JournalFilter, upTo = Number.MAX_SAFE_INTEGER): Promise<number> {
    const marks = this.#wanted(filter);
    let count = 0;
    for (const stretch of this.#stretches.of(filter)) {
      const end = Math.min(stretch.last, upTo);
      for (let first = stretch.first; first <= end; first += countedAtOnce) {
        const last = Math.min(first + countedAtOnce - 1, end);
        count += this.#count.get({ marks, first, last }) ?? 0;
        await setImmediate();
      }
    }
    return count;
  }

  /** Each value of a column, once. */
  values(facet: Facet): readonly string[] {
    const values = this.#every().flatMap(([, mark]) => mark[facet] ?? []);
    return [...new Set(values)].toSorted();
  }

  #wanted(filter: JournalFilter): string {
    return JSON.stringify(this.#every().flatMap(([text, mark]) => (fits(mark, filter) ? text : [])));
  }

  #every(): readonly (readonly [text: string, mark: Mark])[] {
    return this.#marks.all().map((text) => {
      const mark = this.#parsed.get(text) ?? parseMark(text);
      this.#parsed.set(text, mark);
      return [text, mark];
    });
  }
}
