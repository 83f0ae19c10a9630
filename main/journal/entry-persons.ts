import type { Statement as Prepared } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';

/** Whom an entry tells of, as a keyed hash, and on which instant's day. */
export interface EntryPerson {
  readonly person: string;
  readonly at: EpochMs;
}

export interface PersonQuery {
  /** What one person is under the keys of the days that are looked at. */
  readonly persons: readonly string[];
  /** When the entry happened, the second not included. */
  readonly since: EpochMs;
  readonly until: EpochMs;
  readonly direction: 'entry' | 'exit';
}

/**
 * Which entries tell of the same person. An entry that was taken back or amended tells of nobody any more: what amends it
 * does.
 */
export class EntryPersons {
  readonly #remember: Prepared<[number, EpochMs, string]>;
  readonly #forget: Prepared<[number]>;
  readonly #forgetBefore: Prepared<[EpochMs]>;
  readonly #latest: Prepared<Omit<PersonQuery, 'persons'> & { readonly persons: string }, number>;

  constructor(database: Handle) {
    this.#remember = database.prepare('INSERT INTO entry_persons (seq, at, person) VALUES (?, ?, ?)');
    this.#forget = database.prepare('DELETE FROM entry_persons WHERE seq = ?');
    this.#forgetBefore = database.prepare('DELETE FROM entry_persons WHERE at < ?');
    // A correction says no direction: that of the entry holds.
    this.#latest = database
      .prepare<Omit<PersonQuery, 'persons'> & { readonly persons: string }, number>(`
        SELECT coalesce(told.corrects, told.seq)
        FROM entry_persons JOIN rows AS told USING (seq) JOIN rows AS first ON first.seq = coalesce(told.corrects, told.seq)
        WHERE person IN (SELECT value FROM json_each(:persons)) AND entry_persons.at >= :since AND entry_persons.at < :until
          AND first.direction = :direction
        ORDER BY entry_persons.at DESC, told.seq DESC LIMIT 1`)
      .pluck();
  }

  remember(seq: number, { person, at }: EntryPerson): void {
    this.#remember.run(seq, at, person);
  }

  /** The entry in row `seq` was taken back, or amended by another row. */
  forget(seq: number): void {
    this.#forget.run(seq);
  }

  /** What happened before this instant is not kept any more. */
  forgetBefore(since: EpochMs): void {
    this.#forgetBefore.run(since);
  }

  /** The manual entry that tells of this person, the latest there is. */
  latest({ persons, ...when }: PersonQuery): number | undefined {
    return this.#latest.get({ ...when, persons: JSON.stringify(persons) });
  }
}
