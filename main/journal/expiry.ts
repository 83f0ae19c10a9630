import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { RowDraft } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import type { EntryPersons } from './entry-persons.ts';
import { isStorageFault } from './faults.ts';
import { keptSince, type Retention } from './retention.ts';
import type { RowStore } from './row-store.ts';
import type { SigningKey } from './signing-key.ts';

export interface ExpiryOptions {
  readonly database: Handle;
  readonly rows: RowStore;
  readonly retention: Retention;
  readonly persons: EntryPersons;
  readonly signing: SigningKey;
  /** Whole UTC days that rows and personal values are kept. */
  readonly retentionDays: number;
}

/** Destroys on time, says so in the chain, and leaves nothing of it in the files. */
export class Expiry {
  readonly #options: ExpiryOptions;
  /** Destroyed values may still stand in the write-ahead log: another process was reading. */
  #remains = false;
  #retentionDays: number;

  constructor(options: ExpiryOptions) {
    this.#options = options;
    this.#retentionDays = options.retentionDays;
  }

  /** From now on. */
  keepFor(retentionDays: number): void {
    this.#retentionDays = retentionDays;
  }

  /** To be called inside a transaction. @returns how many rows were destroyed */
  destroy(now: EpochMs, append: (draft: RowDraft) => number): number {
    const { rows, retention, persons, signing } = this.#options;
    const retentionDays = this.#retentionDays;
    const since = keptSince(now, retentionDays);
    const due = retention.due(since);
    let destroyed = 0;
    if (due !== undefined) {
      const { first, last, lastHash, from, to } = due;
      destroyed = last - first + 1;
      const anchor = { seq: last, hash: lastHash, rows: destroyed, at: toIso(now) };
      // The head is asked for first: of a journal that is destroyed as a whole, only the anchor would tell it.
      rows.head();
      retention.destroy(due, since, signing.sign('munjigi-anchor', anchor));
      append({
        kind: 'destroyed',
        clock: 'trusted',
        network: 'offline',
        note: `Rows ${first} to ${last}, from ${from} to ${to}, were destroyed: their time of ${retentionDays} days was over`,
      });
    }
    retention.forgetAdmissions(now);
    persons.forgetBefore(since);
    this.#remains = retention.dropUnusedKeys(since) > 0 || this.#remains;
    return destroyed;
  }

  /**
   * To be called once that is committed: empties the write-ahead log, in which destroyed rows still stand. Where that
   * cannot be done now, the next call does it.
   */
  sweep(destroyed: number): void {
    this.#remains ||= destroyed > 0;
    if (this.#remains) this.#remains = !this.#emptyLog();
  }

  /** Waits for nobody who reads: the door stands still meanwhile. */
  #emptyLog(): boolean {
    const { database } = this.#options;
    const timeout = database.pragma('busy_timeout', { simple: true });
    database.pragma('busy_timeout = 0');
    try {
      const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ readonly busy: number }];
      return result.busy === 0;
    } catch (error) {
      if (isStorageFault(error)) return false;
      throw error;
    } finally {
      database.pragma(`busy_timeout = ${timeout}`);
    }
  }
}
