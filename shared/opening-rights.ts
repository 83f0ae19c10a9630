import type { EpochMs } from './clock.ts';
import type { JournalRow } from './journal-row.ts';
import type { Role } from './settings.ts';

/** How long a steward may look at what they wrote down themselves, to put a slip of the finger right. */
export const ownEntryOpenMs = 10 * 60_000;

/**
 * Who may open the sealed fields of an entry: supervisors and managers, and for some minutes whoever wrote it.
 *
 * @param who `staff` is the account, as in rows and sessions: the id of a session is another
 * @param now by the kiosk's clock
 */
export function mayOpen(
  who: { readonly staff: string; readonly role: Role },
  row: Pick<JournalRow, 'staff' | 'at'>,
  now: EpochMs,
): boolean {
  if (who.role !== 'steward') return true;
  const age = now - Date.parse(row.at);
  return row.staff === who.staff && age >= 0 && age <= ownEntryOpenMs;
}

/**
 * Who may open the note of a hand-over: supervisors and managers, who wrote it, and whom it is for; where a shift ended
 * with nobody to take it over, that is whoever comes next.
 */
export function mayOpenNote(
  who: { readonly id: string; readonly role: Role },
  row: Pick<JournalRow, 'staff' | 'takenBy'>,
): boolean {
  return who.role !== 'steward' || row.staff === who.id || (row.takenBy ?? who.id) === who.id;
}
