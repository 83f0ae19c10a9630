import type { JournalFilter } from '../../../shared/journal-filter.ts';

/** A filter without its period. */
export type Wanted = Omit<JournalFilter, 'since' | 'until'>;

/** Whether it is anything else than what the page begins with. */
export function isAnythingWanted({ kinds, ...rest }: Wanted): boolean {
  return kinds !== 'door' || Object.values(rest).some((value) => value !== undefined);
}
