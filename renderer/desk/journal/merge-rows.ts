import type { DeskRow } from '../../../shared/contract/journal.ts';

/**
 * The newest page over what was loaded before: newer rows on top, flags renewed where both have a row, older rows
 * kept as far as they go on from it without a gap.
 */
export function mergeNewest(loaded: readonly DeskRow[], newest: readonly DeskRow[]): readonly DeskRow[] {
  const last = newest.at(-1)?.seq;
  if (last === undefined) return newest;
  const reaches = loaded.some(({ seq }) => seq >= last);
  return reaches ? [...newest, ...loaded.filter(({ seq }) => seq < last)] : newest;
}
