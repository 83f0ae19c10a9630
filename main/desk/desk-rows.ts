import type { DeskRow } from '../../shared/contract.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Journal } from '../journal/journal.ts';

/** A journal row as the desk lists it: what belongs to it beside it, nothing sealed in it. */
export function deskRow(journal: Pick<Journal, 'settledBy' | 'correctionsOf'>, row: JournalRow): DeskRow {
  const { prev: _, sealed, ...rest } = row;
  const settled = row.kind === 'scan' && row.decision === 'review' ? journal.settledBy(row.seq) : undefined;
  return {
    ...rest,
    hasSealed: sealed !== undefined,
    corrected: row.kind === 'manual-entry' && journal.correctionsOf(row.seq).length > 0,
    ...(settled === undefined ? {} : { settled }),
  };
}
