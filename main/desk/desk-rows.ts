import type { DeskRow } from '../../shared/contract/journal.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Journal } from '../journal/journal.ts';

function outcomeOf({ seq, decision, reason }: JournalRow): NonNullable<DeskRow['rechecked']> {
  return { seq, decision, reason };
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
    corrected: row.kind === 'manual-entry' && journal.correctionsOf(row.seq).length > 0,
    ...(settled === undefined ? {} : { settled }),
    ...(rechecked === undefined ? {} : { rechecked: outcomeOf(rechecked) }),
  };
}
