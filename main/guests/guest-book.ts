import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Statement as Prepared } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import { DatabaseDamaged, type Handle, openDatabase } from '../store/open-database.ts';
import { type AnnouncedGuest, guestSchema, type HeldGuest } from './guest.ts';
import { GuestKeys, seal, unseal } from './guest-keys.ts';
import { guestLists } from './migrations/010-guest-lists.ts';

/** What may be held, in all lists together: so much is opened in memory while somebody searches. */
export const guestsAtMost = 50_000;
/** Opened in one go: the door waits for no more. */
const batch = 500;

export interface GuestList {
  readonly name: string;
  readonly guests: number;
  readonly importedAt: EpochMs;
  /** Destroyed from then on. */
  readonly until: EpochMs;
}

interface StoredGuest {
  readonly guest: number;
  readonly list: string;
  readonly sealed: Buffer;
}

/** More guests than are held at once. */
export class TooManyGuests extends Error {
  readonly code = 'TOO_MANY_GUESTS';
}

/** A code stands for guests of two lists. */
export class CodeTaken extends Error {
  readonly code = 'CODE_TAKEN';
}

/**
 * `guests.db` of the profile: lists that can be imported again, apart from the journal that cannot, and destroyed whole
 * on their date. Who is in is not kept here but in the journal, with the row that let them in.
 */
export class GuestBook {
  readonly #database: Handle;
  readonly #keys: GuestKeys;
  readonly #byCode: Prepared<[string, EpochMs], StoredGuest>;
  readonly #one: Prepared<[number, EpochMs], StoredGuest>;
  readonly #page: Prepared<[number, EpochMs, number], StoredGuest>;

  private constructor(database: Handle, keys: GuestKeys) {
    this.#database = database;
    this.#keys = keys;
    const select = 'SELECT guest, list, sealed FROM guests JOIN lists ON name = list WHERE';
    this.#byCode = database.prepare(`${select} code = ? AND until > ?`);
    this.#one = database.prepare(`${select} guest = ? AND until > ?`);
    this.#page = database.prepare(`${select} guest > ? AND until > ? ORDER BY guest LIMIT ?`);
  }

  /** Opens the file or makes it. A damaged one is set aside: its lists are imported again. @throws {DatabaseFromFuture} */
  static open(profile: string): GuestBook {
    const path = join(profile, 'guests.db');
    const keys = GuestKeys.open(profile);
    try {
      return new GuestBook(openDatabase(path, [guestLists]), keys);
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      for (const suffix of ['', '-wal', '-shm']) {
        if (existsSync(path + suffix)) renameSync(path + suffix, join(profile, `guests.damaged.db${suffix}`));
      }
      return new GuestBook(openDatabase(path, [guestLists]), keys);
    }
  }

  /**
   * Puts a list in place of the one of that name, whole or not at all.
   *
   * @throws {TooManyGuests}
   * @throws {CodeTaken}
   */
  replace(
    list: { readonly name: string; readonly until: EpochMs; readonly now: EpochMs },
    guests: readonly AnnouncedGuest[],
  ): void {
    const { name, until, now } = list;
    const key = randomBytes(32);
    const remove = this.#database.prepare<[string]>('DELETE FROM lists WHERE name = ?');
    const addList = this.#database.prepare(
      'INSERT INTO lists (name, imported_at, until, key) VALUES (?, ?, ?, ?)',
    );
    const add = this.#database.prepare('INSERT INTO guests (list, sealed, code) VALUES (?, ?, ?)');
    const count = this.#database.prepare<[], number>('SELECT count(*) FROM guests').pluck();
    const taken = this.#database.prepare<[string], string>('SELECT list FROM guests WHERE code = ?').pluck();
    const put = this.#database.transaction(() => {
      remove.run(name);
      if ((count.get() ?? 0) + guests.length > guestsAtMost) {
        throw new TooManyGuests(`A kiosk holds ${guestsAtMost} guests in all its lists, and no more.`);
      }
      addList.run(name, now, until, this.#keys.wrap(key, name));
      for (const { code, ...guest } of guests) {
        const hash = code === undefined ? null : this.#keys.codeHash(code);
        const other = hash === null ? undefined : taken.get(hash);
        if (other !== undefined)
          throw new CodeTaken(`A code of this list is on the list "${other}" already.`);
        add.run(name, seal(Buffer.from(JSON.stringify(guest)), key, name), hash);
      }
    });
    put.immediate();
    this.#sweep();
  }

  lists(): readonly GuestList[] {
    return this.#database
      .prepare<[], GuestList>(
        `SELECT name, imported_at AS importedAt, until, count(guest) AS guests
         FROM lists LEFT JOIN guests ON list = name GROUP BY name ORDER BY name`,
      )
      .all();
  }

  /** @returns whether there was one */
  remove(name: string): boolean {
    const { changes } = this.#database.prepare<[string]>('DELETE FROM lists WHERE name = ?').run(name);
    this.#sweep();
    return changes > 0;
  }

  /** Destroys the lists whose date is over, and says which. */
  destroyExpired(now: EpochMs): readonly string[] {
    const names = this.#database
      .prepare<[EpochMs], string>('DELETE FROM lists WHERE until <= ? RETURNING name')
      .pluck()
      .all(now);
    if (names.length > 0) this.#sweep();
    return names;
  }

  /** The guest whose code a scanned text is, to the letter. */
  byCode(text: string, now: EpochMs): HeldGuest | undefined {
    const found = this.#byCode.get(this.#keys.codeHash(text), now);
    return found === undefined ? undefined : this.#opened(found, this.#listKeys());
  }

  guest(guest: number, now: EpochMs): HeldGuest | undefined {
    const found = this.#one.get(guest, now);
    return found === undefined ? undefined : this.#opened(found, this.#listKeys());
  }

  /** Everybody, opened a few at a time, so that no scan waits for it. */
  async all(now: EpochMs): Promise<readonly HeldGuest[]> {
    const guests: HeldGuest[] = [];
    const keys = this.#listKeys();
    for (let last = 0; ; ) {
      const page = this.#page.all(last, now, batch);
      for (const stored of page) {
        const opened = this.#opened(stored, keys);
        if (opened !== undefined) guests.push(opened);
      }
      const end = page.at(-1);
      if (end === undefined || page.length < batch) return guests;
      last = end.guest;
      await setImmediate();
    }
  }

  /** Another number after each change by another process. */
  edition(): number {
    return this.#database.pragma('data_version', { simple: true }) as number;
  }

  close(): void {
    this.#database.close();
  }

  #listKeys(): ReadonlyMap<string, { readonly key: Buffer; readonly until: EpochMs }> {
    const lists = this.#database
      .prepare<[], { name: string; until: EpochMs; key: Buffer }>('SELECT name, until, key FROM lists')
      .all();
    return new Map(lists.map(({ name, until, key }) => [name, { key: this.#keys.unwrap(key, name), until }]));
  }

  #opened(
    { guest, list, sealed }: StoredGuest,
    keys: ReadonlyMap<string, { readonly key: Buffer; readonly until: EpochMs }>,
  ): HeldGuest | undefined {
    const of = keys.get(list);
    if (of === undefined) return undefined;
    const values = guestSchema.parse(JSON.parse(unseal(sealed, of.key, list).toString()));
    return { ...values, guest, list, until: of.until };
  }

  /** What was destroyed still stands in the write-ahead log until this. Best effort: the next one does it. */
  #sweep(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }
}
