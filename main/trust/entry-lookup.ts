import Database, { type Statement } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { EntryFiles } from './entry-files.ts';
import { graver, type Revocation } from './revocation.ts';
import type { RevocationEntry } from './revocation-scheme.ts';

interface ListRow {
  readonly issuer: string;
  readonly scheme: string;
  readonly as_of: EpochMs;
  readonly expires_at: EpochMs | null;
  readonly file: string;
}

interface OpenFile {
  readonly database: Handle;
  readonly find: Statement<[Buffer], 1>;
}

/** Pages that a file keeps in memory, in KiB. Its inner pages fit, and the system keeps the others. */
const cacheKib = 4_096;

/** Looks entries up in the large lists. A file is opened at the first question and as long as it counts. */
export class EntryLookup {
  readonly #files: EntryFiles;
  readonly #all: Statement<[], ListRow>;
  #lists: ReadonlyMap<string, readonly ListRow[]> | undefined;
  readonly #open = new Map<string, OpenFile>();

  constructor(database: Handle, files: EntryFiles) {
    this.#files = files;
    this.#all = database.prepare('SELECT issuer, scheme, as_of, expires_at, file FROM entry_lists');
  }

  /**
   * @param entriesOf asked only if there is a list of the issuer at all
   * @returns `undefined` if no list is held that any of the entries could be in
   */
  ask(issuer: string, entriesOf: () => readonly RevocationEntry[], now: EpochMs): Revocation | undefined {
    this.#lists ??= Map.groupBy(this.#all.all(), (list) => list.issuer);
    const lists = this.#lists.get(issuer);
    if (lists === undefined) return undefined;
    let answer: Revocation | undefined;
    for (const { scheme, hash } of entriesOf()) {
      const list = lists.find((one) => one.scheme === scheme);
      if (list === undefined) continue;
      const one = this.#askList(list, hash, now);
      answer = answer === undefined ? one : graver(answer, one);
    }
    return answer;
  }

  forget(): void {
    this.#lists = undefined;
    if (this.#open.size === 0) return;
    const inForce = new Set(this.#all.all().map(({ file }) => file));
    for (const [name, { database }] of this.#open) {
      if (inForce.has(name)) continue;
      database.close();
      this.#open.delete(name);
    }
  }

  close(): void {
    for (const { database } of this.#open.values()) database.close();
    this.#open.clear();
  }

  #askList({ as_of: asOf, expires_at, file }: ListRow, hash: Buffer, now: EpochMs): Revocation {
    let isListed: boolean;
    try {
      isListed = this.#file(file).find.get(hash) !== undefined;
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      // Lost or damaged. Nobody is refused for that, and the next refresh brings it again.
      return { state: 'not-held' };
    }
    if (isListed) return { state: 'revoked', asOf };
    return expires_at !== null && expires_at <= now ? { state: 'not-held' } : { state: 'valid', asOf };
  }

  #file(name: string): OpenFile {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const database = new Database(this.#files.path(name), { readonly: true, fileMustExist: true });
    database.pragma(`cache_size = -${cacheKib}`);
    // Nobody writes there any more: the one lock of the first question does for all.
    database.pragma('locking_mode = EXCLUSIVE');
    const find = database.prepare<[Buffer], 1>('SELECT 1 FROM revoked WHERE hash = ?').pluck();
    const opened = { database, find };
    this.#open.set(name, opened);
    return opened;
  }
}
