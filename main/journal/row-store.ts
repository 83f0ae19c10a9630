import type { Statement as Prepared } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import { toIso } from '../../shared/clock.ts';
import type { JournalRow, RowDraft } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import { bodyOf, type Head, hashOf, noHead } from './chain.ts';

/** A row as it is stored. */
export interface StoredRow {
  readonly seq: number;
  readonly hash: string;
  /** The canonical JSON that `hash` is of. */
  readonly body: string;
}

/** The fields that every row has and no writer gives. */
export interface Stamp {
  readonly at: EpochMs;
  readonly venue: string;
  readonly gate: string;
  readonly version: string;
}

/** The chain of rows in the database. Knows nothing of transactions: the journal opens them. */
export class RowStore {
  readonly #dataVersion: Prepared<[], number>;
  readonly #last: Prepared<[], Head>;
  readonly #anchor: Prepared<[], Head>;
  readonly #insert: Prepared<[number, string, string]>;
  readonly #get: Prepared<[number], string>;
  readonly #range: Prepared<[number, number, number], StoredRow>;
  #head: Head = noHead;
  #headSeenAt: number | undefined;

  constructor(database: Handle) {
    this.#dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
    this.#last = database.prepare('SELECT seq, hash FROM rows ORDER BY seq DESC LIMIT 1');
    this.#anchor = database.prepare('SELECT seq, hash FROM anchors ORDER BY seq DESC LIMIT 1');
    this.#insert = database.prepare('INSERT INTO rows (seq, hash, body) VALUES (?, ?, ?)');
    this.#get = database.prepare<[number], string>('SELECT body FROM rows WHERE seq = ?').pluck();
    this.#range = database.prepare(
      'SELECT seq, hash, body FROM rows WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?',
    );
  }

  /** The last row; kept in memory, and read again when another process wrote (PRAGMA data_version says so). */
  head(): Head {
    const version = this.#dataVersion.get();
    if (version !== this.#headSeenAt) {
      this.#head = this.#last.get() ?? this.anchor() ?? noHead;
      this.#headSeenAt = version;
    }
    return this.#head;
  }

  /** A transaction was rolled back: what is remembered of it never was. */
  forgetHead(): void {
    this.#headSeenAt = undefined;
  }

  /** The last row that retention destroyed. */
  anchor(): Head | undefined {
    return this.#anchor.get();
  }

  append(draft: RowDraft, stamp: Stamp): Head {
    const before = this.head();
    const { at, ...place } = stamp;
    const seq = before.seq + 1;
    // Every instant in one form, so that the order of the texts is that of time.
    const instant = draft.at === undefined ? toIso(at) : new Date(draft.at).toISOString();
    const body = bodyOf({ ...draft, ...place, seq, at: instant, prev: before.hash });
    const hash = hashOf(body);
    this.#insert.run(seq, hash, body);
    this.#head = { seq, hash };
    return this.#head;
  }

  row(seq: number): JournalRow | undefined {
    const body = this.#get.get(seq);
    return body === undefined ? undefined : parseRow(body);
  }

  /** Rows `first` to `last`, `limit` at most, as they are stored. */
  stored(first: number, last: number, limit: number): readonly StoredRow[] {
    return this.#range.all(first, last, limit);
  }
}

/** A row that this program wrote, or a damaged one: the chain tells which, not a schema. */
export function parseRow(body: string): JournalRow {
  return JSON.parse(body) as JournalRow;
}
