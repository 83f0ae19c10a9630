import { join } from 'node:path';
import type { Settings } from '../../shared/settings.ts';
import { type FoundGuestFile, findGuestFiles } from '../guests/find-guest-files.ts';
import type { GuestFileLook } from '../guests/guest-errand.ts';
import type { GuestErrands } from '../guests/guest-errands.ts';
import type { GuestLists } from '../guests/guest-lists.ts';
import { listEnd } from '../guests/list-end.ts';
import { isListFault } from '../guests/list-faults.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';

/** A file that a manager has looked at, and as what it is to be held. */
export interface GuestImport {
  readonly path: string;
  readonly sha256: string;
  readonly list: string;
  /** The last day on which it is held, as 2026-12-31. */
  readonly until: string;
  /** They know that a list of this name is held, and want this one in its place. */
  readonly replaces: boolean;
}

/**
 * Imports guest lists from a stick or from `guests/` of the profile. Reading and staging have a thread of their own;
 * what is done at the door's is a row of the journal and one short step.
 */
export class GuestImports {
  readonly #profile: string;
  readonly #lists: GuestLists;
  readonly #errands: GuestErrands;
  readonly #logbook: Logbook;
  readonly #folders: () => readonly string[];
  readonly #settings: () => Pick<Settings, 'timeZone'>;
  readonly #fault: (error: unknown) => void;

  constructor(options: {
    readonly profile: string;
    readonly lists: GuestLists;
    readonly errands: GuestErrands;
    readonly logbook: Logbook;
    /** Where sticks show. */
    readonly folders: () => readonly string[];
    readonly settings: () => Pick<Settings, 'timeZone'>;
    /** Hears of what went wrong after the answer. */
    readonly fault: (error: unknown) => void;
  }) {
    this.#profile = options.profile;
    this.#lists = options.lists;
    this.#errands = options.errands;
    this.#logbook = options.logbook;
    this.#folders = options.folders;
    this.#settings = options.settings;
    this.#fault = options.fault;
  }

  files(): Promise<readonly FoundGuestFile[]> {
    return findGuestFiles([...this.#folders(), join(this.#profile, 'guests')]);
  }

  /** Its columns and first guests, or what is wrong with it; nothing is stored. @throws {CannotBeDone} it is gone */
  async look(path: string): Promise<GuestFileLook> {
    await this.#mustBeThere(path);
    return this.#errands.run({ type: 'look', path });
  }

  /**
   * The list and the row that says who imported it.
   *
   * @returns how many guests are on it
   * @throws {CannotBeDone} the file is gone or is another one, its day is over, or the list cannot be held
   */
  async import(staff: string, wanted: GuestImport): Promise<number> {
    const { path, sha256, list: name, until, replaces } = wanted;
    await this.#mustBeThere(path);
    const { now } = this.#logbook.circumstances();
    const end = listEnd(until, this.#settings().timeZone);
    if (end <= now) throw new CannotBeDone(`${until} is over. Choose a later day.`);
    if (!replaces && this.#lists.held().some((one) => one.name === name)) {
      throw new CannotBeDone(`A list "${name}" is held already. Replace it, or give this one another name.`);
    }
    const staging = await this.#errands.run({
      type: 'stage',
      ...{ path, sha256 },
      list: { name, until: end, now },
    });
    if (!staging.ok) throw new CannotBeDone(staging.detail);
    const { guests } = staging.staged;
    this.#change(staff, `imported the guest list ${name} (${guests} guests, until ${until})`, () =>
      this.#lists.hold(staging.staged),
    );
    return guests;
  }

  /** Destroys a list before its date. @throws {CannotBeDone} there is none of this name */
  remove(staff: string, name: string): void {
    this.#change(staff, `destroyed the guest list ${name}`, () => {
      if (!this.#lists.retire(name)) throw new CannotBeDone(`There is no guest list "${name}" any more.`);
    });
  }

  /** The change and its row, or neither; what is not held any more is destroyed after the answer. */
  #change(staff: string, note: string, work: () => void): void {
    try {
      this.#logbook.write(({ append }, { now: _, ...here }) => {
        append({ kind: 'changed', ...here, staff, note });
        work();
      });
    } catch (error) {
      if (isListFault(error)) throw new CannotBeDone(error.message, { cause: error });
      throw error;
    }
    const { now } = this.#logbook.circumstances();
    this.#errands.run({ type: 'purge', now }).catch(this.#fault);
  }

  async #mustBeThere(path: string): Promise<void> {
    const files = await this.files();
    if (!files.some((one) => one.path === path)) {
      throw new CannotBeDone('This file is not there any more. Plug the stick in again.');
    }
  }
}
