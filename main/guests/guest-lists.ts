import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { AnnouncedGuest } from './guest.ts';
import { type GuestKeys, seal } from './guest-keys.ts';
import { CodeTaken, ListsChanged, TooManyGuests } from './list-faults.ts';

/** What may be held, in all lists together: so much is opened in memory while somebody searches. */
export const guestsAtMost = 50_000;
/** Written in one transaction: another process, or the door's thread, waits for no more. */
const batch = 250;
/** A list that was staged and never held was given up, by a crash or by whoever saw the file's faults. */
const stagedForMs = 60 * 60_000;

export interface GuestList {
  readonly name: string;
  readonly guests: number;
  readonly importedAt: EpochMs;
  /** Destroyed from then on. */
  readonly until: EpochMs;
}

export interface ListOrder {
  readonly name: string;
  readonly until: EpochMs;
  readonly now: EpochMs;
}

/** A list that is in the file whole and in force nowhere yet. */
export interface StagedList {
  readonly id: number;
  readonly name: string;
  readonly guests: number;
  /** The lists it was compared with. */
  readonly edition: string;
}

/**
 * The lists of `guests.db`. Staging takes as long as a list is long and goes in small steps; holding and retiring are
 * one short step each, whatever the length; the rows of what was retired are destroyed in small steps again. A retired
 * list has lost its key by then, so that its rows say nothing any more.
 */
export class GuestLists {
  readonly #database: Handle;
  readonly #keys: GuestKeys;

  constructor(database: Handle, keys: GuestKeys) {
    this.#database = database;
    this.#keys = keys;
  }

  held(): readonly GuestList[] {
    return this.#database
      .prepare<[], GuestList>(
        `SELECT name, imported_at AS importedAt, until, count(guest) AS guests
         FROM lists LEFT JOIN guests ON list = id WHERE state = 'held' GROUP BY id ORDER BY name`,
      )
      .all();
  }

  /** Other words whenever other lists are held. */
  edition(): string {
    const ids = this.#database
      .prepare<[], number>("SELECT id FROM lists WHERE state = 'held' ORDER BY id")
      .pluck();
    return ids.all().join(' ');
  }

  /**
   * Puts a list into the file, not in force yet.
   *
   * @throws {TooManyGuests}
   * @throws {CodeTaken}
   */
  stage({ name, until, now }: ListOrder, guests: readonly AnnouncedGuest[]): StagedList {
    const edition = this.edition();
    const others = this.#database
      .prepare<[string], number>(
        "SELECT count(*) FROM guests JOIN lists ON id = list WHERE state = 'held' AND name <> ?",
      )
      .pluck()
      .get(name);
    if ((others ?? 0) + guests.length > guestsAtMost) {
      throw new TooManyGuests(`A kiosk holds ${guestsAtMost} guests in all its lists, and no more.`);
    }
    const key = randomBytes(32);
    const { lastInsertRowid } = this.#database
      .prepare("INSERT INTO lists (name, state, imported_at, until, key) VALUES (?, 'staged', ?, ?, ?)")
      .run(name, now, until, this.#keys.wrap(key, name));
    const id = Number(lastInsertRowid);
    const add = this.#adding({ id, name, key });
    for (let first = 0; first < guests.length; first += batch) add(guests.slice(first, first + batch));
    return { id, name, guests: guests.length, edition };
  }

  /** Puts a staged list in place of the one of its name. @throws {ListsChanged} others are held than it was compared with */
  hold({ id, name, edition }: StagedList): void {
    const put = this.#database.transaction(() => {
      if (this.edition() !== edition) throw new ListsChanged();
      this.#retire('name = ?', name);
      this.#database.prepare("UPDATE lists SET state = 'held' WHERE id = ?").run(id);
    });
    put.immediate();
  }

  /** @returns whether there was one */
  retire(name: string): boolean {
    return this.#retire('name = ?', name).length > 0;
  }

  /** Ends the lists whose date is over, and says which. */
  retireExpired(now: EpochMs): readonly string[] {
    return this.#retire('until <= ?', now);
  }

  /** Whether there is anything to purge, or somebody stages a list at this moment. */
  hasLeftovers(): boolean {
    const found = this.#database.prepare("SELECT 1 FROM lists WHERE state <> 'held' LIMIT 1").get();
    return found !== undefined;
  }

  /** Destroys the rows of lists that are held no more, a few at a time, and what was staged and given up. */
  async purge(now: EpochMs): Promise<void> {
    this.#database
      .prepare("UPDATE lists SET state = 'retired', key = x'' WHERE state = 'staged' AND imported_at < ?")
      .run(now - stagedForMs);
    const retired = this.#database
      .prepare<[], number>("SELECT id FROM lists WHERE state = 'retired'")
      .pluck()
      .all();
    const some = this.#database.prepare(
      `DELETE FROM guests WHERE guest IN (SELECT guest FROM guests WHERE list = ? LIMIT ${batch})`,
    );
    for (const id of retired) {
      while (some.run(id).changes > 0) await setImmediate();
      this.#database.prepare('DELETE FROM lists WHERE id = ?').run(id);
    }
    // What was destroyed still stands in the write-ahead log until this. Best effort: the next one does it.
    if (retired.length > 0) this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }

  #adding({ id, name, key }: { readonly id: number; readonly name: string; readonly key: Buffer }) {
    const insert = this.#database.prepare('INSERT INTO guests (list, sealed, code) VALUES (?, ?, ?)');
    const taken = this.#database
      .prepare<[string, string], string>(
        `SELECT name FROM guests JOIN lists ON id = list WHERE code = ? AND state = 'held' AND name <> ?`,
      )
      .pluck();
    return this.#database.transaction((guests: readonly AnnouncedGuest[]) => {
      for (const { code, ...guest } of guests) {
        const hash = code === undefined ? null : this.#keys.codeHash(code);
        const other = hash === null ? undefined : taken.get(hash, name);
        if (other !== undefined)
          throw new CodeTaken(`A code of this list is on the list "${other}" already.`);
        insert.run(id, seal(Buffer.from(JSON.stringify(guest)), key, name), hash);
      }
    }).immediate;
  }

  #retire(which: string, value: string | number): readonly string[] {
    return this.#database
      .prepare<[string | number], string>(
        `UPDATE lists SET state = 'retired', key = x'' WHERE state = 'held' AND ${which} RETURNING name`,
      )
      .pluck()
      .all(value);
  }
}
