import { randomInt } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type AnnouncedEntries, stageEntries } from './stage-entries.ts';

/** What is being written by a process: its id, and a number. */
const partName = /^(\d+)-\d+\.part$/;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The folder `revocations` of a profile: a file for each large list, named by the digest of its entries and never
 * changed. Which of them count is written in `trust.db`.
 */
export class EntryFiles {
  readonly #folder: string;

  constructor(profile: string) {
    this.#folder = join(profile, 'revocations');
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** Whether a file is there and as sound as SQLite can tell. Reads all of it. */
  isWhole(name: string): boolean {
    if (!this.has(name)) return false;
    try {
      const database = new Database(this.path(name), { readonly: true, fileMustExist: true });
      try {
        return database.pragma('quick_check(1)', { simple: true }) === 'ok';
      } finally {
        database.close();
      }
    } catch (error) {
      if (error instanceof Database.SqliteError) return false;
      throw error;
    }
  }

  /** The name under which these entries lie, or would lie. */
  nameOf({ sha256 }: Pick<AnnouncedEntries, 'sha256'>): string {
    return `${sha256.toString('hex')}.db`;
  }

  /**
   * Writes the entries, and lets them lie there only if they are what was announced.
   *
   * @throws {SourceRefused} `mismatch`, `invalid`
   */
  async stage(chunks: AsyncIterable<Uint8Array>, announced: AnnouncedEntries): Promise<void> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const part = this.path(`${process.pid}-${randomInt(2 ** 47)}.part`);
    try {
      await stageEntries(part, chunks, announced);
      renameSync(part, this.path(this.nameOf(announced)));
      this.#syncFolder();
    } finally {
      rmSync(part, { force: true });
    }
  }

  /** Removes what nothing refers to, and what a process that was killed left behind. */
  clean(keep: ReadonlySet<string>): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      const writer = partName.exec(name)?.[1];
      if (keep.has(name) || (writer !== undefined && isRunning(Number(writer)))) continue;
      try {
        rmSync(this.path(name));
      } catch (error) {
        // Windows removes no file that is open at the door; it is closed there soon, and removed the next time.
        if (!['EBUSY', 'EPERM', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    }
  }

  /** So that a name does not vanish in a power cut that the row in `trust.db` survives. Windows has no such thing. */
  #syncFolder(): void {
    if (process.platform === 'win32') return;
    const folder = openSync(this.#folder, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }
}
