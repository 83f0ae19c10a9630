import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Statement as Prepared } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import { DatabaseDamaged, type Handle, openDatabase } from '../store/open-database.ts';
import { guestSchema, type HeldGuest } from './guest.ts';
import { GuestKeys, unseal } from './guest-keys.ts';
import { GuestLists } from './guest-lists.ts';
import { migrations } from './migrations/migrations.ts';

/** Opened in one go: the door waits for no more. */
const batch = 100;

interface StoredGuest {
  readonly guest: number;
  /** The list's number: another one each time it is imported. */
  readonly list: number;
  readonly sealed: Buffer;
}

interface OpenList {
  readonly name: string;
  readonly key: Buffer;
  readonly until: EpochMs;
}

/**
 * `guests.db` of the profile: lists that can be imported again, apart from the journal that cannot, and destroyed whole
 * on their date. Who is in is not kept here but in the journal, with the row that let them in.
 */
export class GuestBook {
  /** Which lists are held, and how others come and go. */
  readonly lists: GuestLists;
  readonly #database: Handle;
  readonly #keys: GuestKeys;
  readonly #byCode: Prepared<[string, EpochMs], StoredGuest>;
  readonly #one: Prepared<[number, EpochMs], StoredGuest>;
  readonly #page: Prepared<[number, EpochMs, number], StoredGuest>;

  private constructor(database: Handle, keys: GuestKeys) {
    this.#database = database;
    this.#keys = keys;
    this.lists = new GuestLists(database, keys);
    const select = "SELECT guest, list, sealed FROM guests JOIN lists ON id = list WHERE state = 'held' AND";
    this.#byCode = database.prepare(`${select} code = ? AND until > ?`);
    this.#one = database.prepare(`${select} guest = ? AND until > ?`);
    this.#page = database.prepare(`${select} guest > ? AND until > ? ORDER BY guest LIMIT ?`);
  }

  /** Opens the file or makes it. A damaged one is set aside: its lists are imported again. @throws {DatabaseFromFuture} */
  static open(profile: string): GuestBook {
    const path = join(profile, 'guests.db');
    const keys = GuestKeys.open(profile);
    try {
      return new GuestBook(openDatabase(path, migrations), keys);
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      for (const suffix of ['', '-wal', '-shm']) {
        if (existsSync(path + suffix)) renameSync(path + suffix, join(profile, `guests.damaged.db${suffix}`));
      }
      return new GuestBook(openDatabase(path, migrations), keys);
    }
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

  close(): void {
    this.#database.close();
  }

  #listKeys(): ReadonlyMap<number, OpenList> {
    const lists = this.#database
      .prepare<[], OpenList & { readonly id: number }>(
        "SELECT id, name, until, key FROM lists WHERE state = 'held'",
      )
      .all();
    return new Map(
      lists.map(({ id, name, until, key }) => [id, { name, until, key: this.#keys.unwrap(key, name) }]),
    );
  }

  #opened({ guest, list, sealed }: StoredGuest, lists: ReadonlyMap<number, OpenList>): HeldGuest | undefined {
    const of = lists.get(list);
    if (of === undefined) return undefined;
    const values = guestSchema.parse(JSON.parse(unseal(sealed, of.key, of.name).toString()));
    return { ...values, guest, list: of.name, until: of.until };
  }
}
