import type { RowDraft } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import type { Admission, Admissions, Departure, EarlierEntry } from './admissions.ts';
import type { Head } from './chain.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { EntryPerson, EntryPersons } from './entry-persons.ts';
import { isStorageFault, JournalUnwritable } from './faults.ts';
import type { WriterOptions } from './journal-options.ts';
import { isLate } from './late-rows.ts';
import type { RecheckCopies } from './recheck-copies.ts';
import type { RowStore } from './row-store.ts';
import type { Sealing } from './sealing.ts';

/** What can be done in one transaction: all of it is on disk afterwards, or none. */
export interface JournalTransaction {
  /** @returns the row's number */
  readonly append: (draft: RowDraft) => number;
  /** The latest entry of this pass, if it is remembered. */
  readonly earlierEntry: (pass: string) => EarlierEntry | undefined;
  /** @throws {AdmittedAlready} */
  readonly enter: (admission: Admission) => void;
  /** @returns whether anybody was in to leave */
  readonly leave: (departure: Departure) => boolean;
  /** What row `seq` let in or out never happened, and whom it tells of is forgotten. */
  readonly withdraw: (seq: number) => void;
  /** Row `seq` tells of this person. */
  readonly tellsOf: (seq: number, person: EntryPerson) => void;
  /** Destroys the sealed copy of the scan in row `seq`. */
  readonly forgetCopy: (seq: number) => void;
}

/** What a transaction may change, and what each row says of itself. */
export interface WriterParts {
  readonly database: Handle;
  readonly options: WriterOptions;
  readonly rows: RowStore;
  readonly admissions: Admissions;
  readonly persons: EntryPersons;
  readonly copies: RecheckCopies;
  readonly sealing: Sealing;
  readonly checkpoints: Checkpoints;
}

/** The only way into the journal: rows and what follows from them, in one transaction, signed now and then. */
export class JournalWriter {
  readonly #parts: WriterParts;
  readonly #run: (work: (transaction: JournalTransaction) => unknown) => unknown;
  #wrote = false;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    const transaction = this.#transaction();
    this.#run = parts.database.transaction((work: (transaction: JournalTransaction) => unknown) => {
      const result = work(transaction);
      // In the same transaction: it costs a signature now and then, and no second wait for the disk.
      parts.checkpoints.writeIfDue(parts.rows.head(), parts.options.clock.now());
      return result;
    }).immediate;
  }

  /**
   * Does `work` in one transaction, which is on disk when this returns.
   *
   * @throws {JournalUnwritable} the disk or the file is at fault; nothing of the work is kept
   */
  write<T>(work: (transaction: JournalTransaction) => T): T {
    try {
      return this.#run(work) as T;
    } catch (error) {
      this.#parts.rows.forgetHead();
      if (isStorageFault(error)) throw new JournalUnwritable(error);
      throw error;
    }
  }

  /** Signs the last row. @throws {JournalUnwritable} */
  signHead(): { readonly head: Head; readonly checkpoint?: string } {
    const { rows, checkpoints, options } = this.#parts;
    return this.write(() => {
      const head = rows.head();
      checkpoints.write(head, options.clock.now());
      const checkpoint = checkpoints.at(head.seq);
      return { head, ...(checkpoint === undefined ? {} : { checkpoint }) };
    });
  }

  /** Signs the last row if it is of this process. */
  finish(): void {
    if (!this.#wrote) return;
    try {
      this.signHead();
    } catch (error) {
      // A disk that is full is no reason to keep the file open; the rows stand without this signature.
      if (!(error instanceof JournalUnwritable)) throw error;
    }
  }

  #transaction(): JournalTransaction {
    const { admissions, persons, copies, options } = this.#parts;
    return {
      append: (draft) => this.#append(draft),
      earlierEntry: (pass) => admissions.earlierEntry(pass),
      enter: (admission) => admissions.enter(admission, options.place().gate),
      leave: (departure) => admissions.leave(departure),
      withdraw: (seq) => {
        admissions.withdraw(seq);
        persons.forget(seq);
      },
      tellsOf: (seq, person) => persons.remember(seq, person),
      forgetCopy: (seq) => copies.forget(seq),
    };
  }

  #append(draft: RowDraft): number {
    const { rows, sealing, options } = this.#parts;
    const { venue, gate } = options.place();
    const { seq } = rows.append(draft, { at: options.clock.now(), venue, gate, version: options.version });
    this.#wrote = true;
    // The key of an earlier day goes with the rows of that day.
    if (draft.sealed !== undefined && !isLate(draft)) sealing.usedBy(seq, draft.sealed);
    return seq;
  }
}
