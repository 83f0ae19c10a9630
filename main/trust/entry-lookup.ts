import Database, { type Statement } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { EntryFiles } from './entry-files.ts';
import { graver, type Revocation } from './revocation.ts';
import type { RevocationEntry } from './revocation-scheme.ts';

interface ListRow {
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
  readonly #listsOf: Statement<[string], ListRow>;
  readonly #inForce: Statement<[], string>;
  readonly #lists = new Map<string, readonly ListRow[]>();
  readonly #open = new Map<string, OpenFile>();

  constructor(database: Handle, files: EntryFiles) {
    this.#files = files;
    this.#listsOf = database.prepare(
      'SELECT scheme, as_of, expires_at, file FROM entry_lists WHERE issuer = ?',
    );
    this.#inForce = database.prepare<[], string>('SELECT file FROM entry_lists').pluck();
  }

  /** @returns `undefined` if no list is held that any of the entries could be in */
  ask(issuer: string, entries: readonly RevocationEntry[], now: EpochMs): Revocation | undefined {
    let answer: Revocation | undefined;
    for (const list of this.#lists.get(issuer) ?? this.#load(issuer)) {
      for (const { scheme, hash } of entries) {
        if (scheme !== list.scheme) continue;
        const one = this.#askList(list, hash, now);
        answer = answer === undefined ? one : graver(answer, one);
      }
    }
    return answer;
  }

  forget(): void {
    this.#lists.clear();
    const inForce = new Set(this.#open.size === 0 ? [] : this.#inForce.all());
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

  #load(issuer: string): readonly ListRow[] {
    const lists = this.#listsOf.all(issuer);
    // Issuers without a list come from the passes themselves, and are not remembered: there is no end of them.
    if (lists.length > 0) this.#lists.set(issuer, lists);
    return lists;
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
    const find = database.prepare<[Buffer], 1>('SELECT 1 FROM revoked WHERE hash = ?').pluck();
    const opened = { database, find };
    this.#open.set(name, opened);
    return opened;
  }
}
