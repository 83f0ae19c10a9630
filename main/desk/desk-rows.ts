import type { DeskRow } from '../../shared/contract/journal.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Journal } from '../journal/journal.ts';

function outcomeOf({ seq, decision, reason }: JournalRow): NonNullable<DeskRow['rechecked']> {
  return { seq, decision, reason };
}

/** What staff decided, and may take back. */
function isOfStaff({ kind }: JournalRow): boolean {
  return kind === 'manual-entry' || kind === 'override';
}

/** A journal row as the desk lists it: what belongs to it beside it, nothing sealed in it. */
export function deskRow(
  journal: Pick<Journal, 'settledBy' | 'correctionsOf' | 'recheckOf'>,
  row: JournalRow,
): DeskRow {
  const { prev: _, sealed, ...rest } = row;
  const isReview = row.kind === 'scan' && row.decision === 'review';
  const settled = row.kind === 'scan' && row.decision !== 'admit' ? journal.settledBy(row.seq) : undefined;
  const rechecked = isReview ? journal.recheckOf(row.seq) : undefined;
  return {
    ...rest,
    hasSealed: sealed !== undefined,
    corrected: isOfStaff(row) && journal.correctionsOf(row.seq).length > 0,
    ...(settled === undefined ? {} : { settled }),
    ...(rechecked === undefined ? {} : { rechecked: outcomeOf(rechecked) }),
  };
}
