import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { EpochMs } from '../../shared/clock.ts';
import type { EntryValues } from '../../shared/entry-form.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import { Admissions, type EarlierEntry } from './admissions.ts';
import type { Head } from './chain.ts';
import { Checkpoints } from './checkpoints.ts';
import { EntryPersons } from './entry-persons.ts';
import { Expiry } from './expiry.ts';
import { exportLines, storedRows } from './export.ts';
import type { JournalOptions } from './journal-options.ts';
import { type JournalTransaction, JournalWriter } from './journal-writer.ts';
import { type KioskKeys, openKioskKeys, signingKeyFile } from './kiosk-keys.ts';
import { KnownKeys } from './known-keys.ts';
import { openJournalFile } from './open-journal-file.ts';
import { writeOpeningRows } from './opening-rows.ts';
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
  readonly #writer: JournalWriter;

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
    this.#writer = new JournalWriter({
      database,
      options,
      rows: this.#rows,
      admissions: this.#admissions,
      persons: this.persons,
      copies: this.copies,
      sealing: this.#sealing,
      checkpoints: this.#checkpoints,
    });
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
      const keys = openKioskKeys(profile);
      const journal = new Journal(database, keys, options);
      writeOpeningRows(journal.#writer, { begunAnew, keys, knownKeys: journal.#knownKeys });
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
    return this.#writer.write(work);
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

  /** The entry by hand, of no scan, that followed this scan at its gate within so many milliseconds. */
  enteredAfter(scan: JournalRow, withinMs: number): number | undefined {
    return this.#settlements.enteredAfter(scan, withinMs);
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
    return this.#knownKeys.signing(this.#keys.signing.publicJwk);
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
    return this.#writer.signHead();
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
    return verifyJournal({ database: this.#database, rows: this.#rows }, this.publicKeys());
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
      this.#writer.finish();
    } finally {
      this.#database.close();
    }
  }
}
