import type { Handle } from '../store/open-database.ts';
import { EntryFiles } from './entry-files.ts';
import type { Location } from './location.ts';
import { noRoom } from './no-room.ts';
import { ENTRY_BYTES } from './revocation-scheme.ts';
import type { ReadOptions } from './source-document.ts';
import type { AnnouncedEntries } from './stage-entries.ts';
import { streamSource } from './stream-source.ts';

/** Where large lists are taken in, piece by piece, before one row in `trust.db` makes them count. */
export class Staging {
  readonly files: EntryFiles;
  readonly #database: Handle;
  #under = 0;

  constructor(database: Handle, profile: string) {
    this.#database = database;
    this.files = new EntryFiles(profile);
  }

  readonly hasFile = (name: string): boolean => this.files.has(name);

  /** Entries that lie here already are not read again. @returns the name of their file @throws {SourceRefused} */
  async stage(
    location: Location,
    announced: AnnouncedEntries,
    options: Pick<ReadOptions, 'timeoutMs' | 'signal'>,
  ): Promise<string> {
    const name = this.files.nameOf(announced);
    if (this.files.isWhole(name)) return name;
    const bytes = announced.count * ENTRY_BYTES;
    await this.files.stage(streamSource(location, { ...options, bytes }), announced);
    return name;
  }

  /** Does what may stage files, and tidies up once nothing of the kind is under way in this process. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#under += 1;
    try {
      return await work();
    } finally {
      this.#under -= 1;
      if (this.#under === 0 && this.#database.open) this.#tidy();
    }
  }

  /** Under the lock that an installation takes, so that no list is installed whose file is being removed. */
  #tidy(): void {
    const named = this.#database
      .prepare<[], string>(
        'SELECT file FROM entry_lists UNION SELECT value FROM generations, json_each(generations.files)',
      )
      .pluck();
    try {
      this.#database.transaction(() => this.files.clean(new Set(named.all()))).immediate();
    } catch (error) {
      if (noRoom(error) === undefined) throw error;
    }
  }
}
