import type { GuestProblem } from '../../shared/guest-file.ts';
import type { AnnouncedGuest } from './guest.ts';
import type { ListOrder, StagedList } from './guest-lists.ts';
import type { GuestFileReading } from './read-guest-file.ts';

/** What a thread of its own does with guest lists. */
export type GuestErrand =
  /** Reads a file, and stores nothing. */
  | { readonly type: 'look'; readonly path: string }
  /** Reads the file that somebody looked at, and puts it into the store, in force nowhere yet. */
  | { readonly type: 'stage'; readonly path: string; readonly sha256: string; readonly list: ListOrder }
  /** Destroys the rows of lists that are held no more. */
  | { readonly type: 'purge'; readonly now: number };

/** A file as staff look at it before it is imported: its first guests, without their codes. */
export type GuestFileLook =
  | (Omit<Extract<GuestFileReading, { readonly ok: true }>, 'guests'> & {
      readonly guests: number;
      readonly first: readonly AnnouncedGuest[];
    })
  | { readonly ok: false; readonly problems: readonly GuestProblem[]; readonly more: number };

export type Staging =
  | { readonly ok: true; readonly staged: StagedList }
  /** In words: why the list cannot be held. */
  | { readonly ok: false; readonly detail: string };

export interface GuestErrandResults {
  readonly look: GuestFileLook;
  readonly stage: Staging;
  readonly purge: undefined;
}

/** What the thread is started with. */
export interface GuestErrandOrder {
  readonly profile: string;
  readonly errand: GuestErrand;
}
