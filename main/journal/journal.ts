import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { EntryValues } from '../../shared/entry-form.ts';
import type { JournalRow, RowDraft } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import { type Admission, Admissions, type Departure, type EarlierEntry } from './admissions.ts';
import type { Head } from './chain.ts';
import { Checkpoints } from './checkpoints.ts';
import { type EntryPerson, EntryPersons } from './entry-persons.ts';
import { Expiry } from './expiry.ts';
import { exportLines, storedRows } from './export.ts';
import { isStorageFault, JournalUnwritable } from './faults.ts';
import { type KioskKeys, marksOf, openKioskKeys, signingKeyFile } from './kiosk-keys.ts';
import { KnownKeys } from './known-keys.ts';
import { isLate } from './late-rows.ts';
import { openJournalFile } from './open-journal-file.ts';
import { RecheckCopies } from './recheck-copies.ts';
import { RelatedRows } from './related-rows.ts';
import { JournalReports } from './reports/journal-reports.ts';
import { Retention } from './retention.ts';
import { RowList } from './row-list.ts';
import { type Counts, type PinFailures, RowQueries } from './row-queries.ts';
import { parseRow, RowStore } from './row-store.ts';
import { type Period, RowStretches } from './row-stretches.ts';
import { Sealing } from './sealing.ts';
import { Settlements, type ToSettle, type ToSettleQuery } from './settlements.ts';
import type { Statement, StatementType } from './statement.ts';
import type { Verification } from './verification.ts';
import { verifyJournal } from './verify-journal.ts';

export interface JournalOptions {
  readonly clock: Clock;
  /** The program's version, for each row. */
  readonly version: string;
  /** Whole UTC days that rows and personal values are kept. */
  readonly retentionDays: number;
  /** Where the kiosk stands at this moment. */
  readonly place: () => { readonly venue: string; readonly gate: string };
  /** What to do about a damaged file: `refuse` it where another process may have it open. */
  readonly damaged?: 'set-aside' | 'refuse';
}

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

/**
 * `journal.db` of the profile folder: the rows, chained and signed, and who is in. One process writes at a time, any
 * number may read meanwhile.
 */
export class Journal {
  /** Sealed copies of scans that are looked at again. */
  readonly copies: RecheckCopies;
  /** What it says in numbers. */
  readonly reports: JournalReports;
  /** Looks for rows. */
  readonly list: RowList;
  /** Rows that belong together. */
  readonly related: RelatedRows;
  /** Which entries tell of the same person. */
  readonly persons: EntryPersons;
  readonly #database: Handle;
  readonly #options: JournalOptions;
  readonly #keys: KioskKeys;
  readonly #rows: RowStore;
  readonly #queries: RowQueries;
  readonly #stretches: RowStretches;
  readonly #settlements: Settlements;
  readonly #admissions: Admissions;
  readonly #sealing: Sealing;
  readonly #checkpoints: Checkpoints;
  readonly #retention: Retention;
  readonly #expiry: Expiry;
  readonly #knownKeys: KnownKeys;
  readonly #transaction: JournalTransaction;
  readonly #run: (work: (transaction: JournalTransaction) => unknown) => unknown;
  #wrote = false;

  private constructor(database: Handle, keys: KioskKeys, options: JournalOptions) {
    this.#database = database;
    this.#options = options;
    this.#keys = keys;
    this.#rows = new RowStore(database);
    this.#queries = new RowQueries(database);
    this.#stretches = new RowStretches(database);
    this.#settlements = new Settlements(database);
    this.#admissions = new Admissions(database);
    this.list = new RowList(database, this.#stretches);
    this.related = new RelatedRows(database, this.#admissions);
    this.persons = new EntryPersons(database);
    this.#sealing = new Sealing(database, keys.sealing);
    this.copies = new RecheckCopies(database, keys.sealing);
    this.reports = new JournalReports(database);
    this.#checkpoints = new Checkpoints(database, keys.signing);
    this.#retention = new Retention(database);
    this.#expiry = new Expiry({
      database,
      rows: this.#rows,
      retention: this.#retention,
      persons: this.persons,
      signing: keys.signing,
      retentionDays: options.retentionDays,
    });
    this.#knownKeys = new KnownKeys(database);
    this.#transaction = {
      append: (draft) => this.#append(draft),
      earlierEntry: (pass) => this.#admissions.earlierEntry(pass),
      enter: (admission) => this.#admissions.enter(admission, options.place().gate),
      leave: (departure) => this.#admissions.leave(departure),
      withdraw: (seq) => {
        this.#admissions.withdraw(seq);
        this.persons.forget(seq);
      },
      tellsOf: (seq, person) => this.persons.remember(seq, person),
      forgetCopy: (seq) => this.copies.forget(seq),
    };
    this.#run = database.transaction((work: (transaction: JournalTransaction) => unknown) => {
      const result = work(this.#transaction);
      // In the same transaction: it costs a signature now and then, and no second wait for the disk.
      this.#checkpoints.writeIfDue(this.#rows.head(), options.clock.now());
      return result;
    }).immediate;
  }

  /**
   * Opens the journal of a profile, or makes it. A damaged one is set aside, and the first row of the new one says so;
   * so does a row if one of the kiosk's keys is another one than before.
   *
   * @throws {DatabaseFromFuture} the file is newer than the program
   * @throws {KeyUnusable} a file of the kiosk's keys is no key
   * @throws {JournalUnwritable}
   * @throws {DatabaseDamaged} if `damaged` is `refuse`
   */
  static open(profile: string, options: JournalOptions): Journal {
    const { clock, damaged = 'set-aside' } = options;
    // The file is made before the keys: keys without a file mean that there was one.
    const had = existsSync(join(profile, signingKeyFile));
    const { database, begunAnew } = openJournalFile(profile, { now: clock.now(), had, damaged });
    try {
      const journal = new Journal(database, openKioskKeys(profile), options);
      journal.#begin(begunAnew);
      return journal;
    } catch (error) {
      database.close();
      throw error;
    }
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
      this.#rows.forgetHead();
      if (isStorageFault(error)) throw new JournalUnwritable(error);
      throw error;
    }
  }

  row(seq: number): JournalRow | undefined {
    return this.#rows.row(seq);
  }

  /** The last row, or the last that was destroyed. */
  head(): Head {
    return this.#rows.head();
  }

  counts(since: EpochMs): Counts {
    return this.#queries.counts(since);
  }

  /** Guests who came at `since` or later and are still in. */
  inside(since: EpochMs): number {
    return this.#admissions.inside(since);
  }

  /** What settles this scan: an entry or override that was not taken back, or the second of two passes. */
  settledBy(scan: number): number | undefined {
    return this.#settlements.settledBy(scan);
  }

  /** Scans that were not admitted, what nobody has settled first. */
  toSettle(query: ToSettleQuery): ToSettle {
    return this.#settlements.toSettle(query);
  }

  /** The latest entry of this pass, if it is remembered. */
  earlierEntry(pass: string): EarlierEntry | undefined {
    return this.#admissions.earlierEntry(pass);
  }

  /** How many guests are in whom this pass stands for. */
  insideWith(pass: string): number {
    return this.#admissions.insideWith(pass);
  }

  /** How this scan fared when it was looked at again. */
  recheckOf(scan: number): JournalRow | undefined {
    return this.#queries.recheckOf(scan);
  }

  /** The corrections of a manual entry, oldest first. */
  correctionsOf(seq: number): readonly JournalRow[] {
    return this.#queries.correctionsOf(seq);
  }

  /** Wrong PINs of an account since it was last unlocked. */
  pinFailures(staff: string): PinFailures | undefined {
    return this.#queries.pinFailures(staff);
  }

  /** The newest row that was written under a trusted clock. */
  lastTrustedAt(): EpochMs | undefined {
    return this.#queries.lastTrustedAt();
  }

  /** Whether the clock jumped, and no row since was written under a trusted one. */
  clockWasDoubted(): boolean {
    return this.#queries.clockWasDoubted();
  }

  /** What stands for a pass in the journal: base64url HMAC-SHA-256 under the kiosk's own key. */
  passHash(format: string, identity: string): string {
    return createHmac('sha256', this.#keys.hashing).update(`${format}\0${identity}`).digest('base64url');
  }

  /** Seals personal values for a row (`sealed`) under the key of the day. */
  seal(values: EntryValues, at: EpochMs): Promise<string> {
    return this.#sealing.seal(values, at);
  }

  /** @returns `undefined`: the values cannot be opened any more */
  unseal(sealed: string): Promise<EntryValues | undefined> {
    return this.#sealing.unseal(sealed);
  }

  /** What stands for a person on the day of `at`: see `Sealing.hash`. */
  personHash(person: string, at: EpochMs): Promise<string> {
    return this.#sealing.hash(person, at);
  }

  /** As `personHash`; `undefined`: that day has no key, so that nobody was written down on it. */
  personHashIfAny(person: string, at: EpochMs): Promise<string | undefined> {
    return this.#sealing.hashIfAny(person, at);
  }

  /** Copies were destroyed: nothing of them stays in the write-ahead log either. */
  sweep(): void {
    this.#expiry.sweep(1);
  }

  /** The public keys that this journal was signed with, the one in use first. */
  publicKeys(): readonly JWK[] {
    const inUse = this.#keys.signing.publicJwk;
    return [inUse, ...this.#knownKeys.signing().filter(({ kid }) => kid !== inUse.kid)];
  }

  /** The rows of a period, oldest first. @throws {RowsGone} retention overtook the reader */
  *rows(period: Period = {}): Generator<JournalRow> {
    const range = this.#stretches.span(period);
    if (range === undefined) return;
    for (const { body } of storedRows(this.#rows, range)) yield parseRow(body);
  }

  /** The rows of a period as lines that can be verified without this kiosk (see `exportLines`). @throws {RowsGone} */
  *exportLines(period: Period = {}): Generator<string> {
    const range = this.#stretches.span(period);
    if (range === undefined) return;
    const parts = {
      rows: this.#rows,
      checkpoints: this.#checkpoints,
      retention: this.#retention,
      signing: this.#keys.signing,
      keys: this.publicKeys(),
    };
    yield* exportLines(parts, range, this.#options.clock.now());
  }

  /** Signs the last row, for a statement that rests on it. @throws {JournalUnwritable} */
  signHead(): { readonly head: Head; readonly checkpoint?: string } {
    return this.write(() => {
      const head = this.#rows.head();
      this.#checkpoints.write(head, this.#options.clock.now());
      const checkpoint = this.#checkpoints.at(head.seq);
      return { head, ...(checkpoint === undefined ? {} : { checkpoint }) };
    });
  }

  /** The kiosk's word, under the key that signs the journal. */
  sign<T extends StatementType>(type: T, statement: Statement<T>): string {
    return this.#keys.signing.sign(type, statement);
  }

  /** Rows and personal values are kept this many whole UTC days from now on. */
  keepFor(retentionDays: number): void {
    this.#expiry.keepFor(retentionDays);
  }

  /** Checks the whole file: the chain, what was signed of it and what was destroyed. @throws {RowsGone} */
  verify(): Promise<Verification> {
    const parts = { database: this.#database, rows: this.#rows };
    return verifyJournal(parts, this.publicKeys());
  }

  /**
   * Destroys the rows and keys whose time has come; a signed anchor and a row say so. To be called under a clock that
   * is trusted.
   *
   * @returns how many rows were destroyed
   * @throws {JournalUnwritable}
   */
  destroyExpired(): number {
    const now = this.#options.clock.now();
    const destroyed = this.write(({ append }) => this.#expiry.destroy(now, append));
    this.#expiry.sweep(destroyed);
    return destroyed;
  }

  /** Signs the last row if it is of this process, and closes the file. Once is enough, twice does no harm. */
  close(): void {
    if (!this.#database.open) return;
    try {
      if (this.#wrote)
        this.write(() => this.#checkpoints.write(this.#rows.head(), this.#options.clock.now()));
    } catch (error) {
      // A disk that is full is no reason to keep the file open; the rows stand without this signature.
      if (!(error instanceof JournalUnwritable)) throw error;
    } finally {
      this.#database.close();
    }
  }

  #append(draft: RowDraft): number {
    const { clock, version, place } = this.#options;
    const { venue, gate } = place();
    const { seq } = this.#rows.append(draft, { at: clock.now(), venue, gate, version });
    this.#wrote = true;
    // The key of an earlier day goes with the rows of that day.
    if (draft.sealed !== undefined && !isLate(draft)) this.#sealing.usedBy(seq, draft.sealed);
    return seq;
  }

  /** Says what is unlike the last time, before anything else is written. */
  #begin(begunAnew: string | undefined): void {
    const unknown = this.#knownKeys.unknown(marksOf(this.#keys));
    if (begunAnew === undefined && unknown.length === 0) return;
    // Nobody has looked at the clock or the network yet.
    const circumstances = { clock: 'untrusted', network: 'offline' } as const;
    this.write(({ append }) => {
      if (begunAnew !== undefined) append({ kind: 'set-aside', ...circumstances, note: begunAnew });
      for (const mark of this.#knownKeys.unknown(marksOf(this.#keys))) {
        const another = this.#knownKeys.remember(mark, this.#keys.signing.publicJwk);
        if (another) append({ kind: 'changed', ...circumstances, note: mark.lost });
      }
    });
  }
}
