import type { Migration } from '../../store/open-database.ts';
import { guestLists } from './010-guest-lists.ts';
import { stagedLists } from './020-staged-lists.ts';

/** Every version of `guests.db`, oldest first. */
export const migrations: readonly Migration[] = [guestLists, stagedLists];
