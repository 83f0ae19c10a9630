import { type RowKind, rowKinds } from '../../shared/journal-row.ts';
import { decisionOf, type Reason } from '../../shared/verdict.ts';
import type { RowList } from '../journal/row-list.ts';

/** What rows can be looked for by, each in the order of its own list. A value of a newer program is left out. */
export function journalValues(list: Pick<RowList, 'values'>): {
  readonly kinds: RowKind[];
  readonly reasons: Reason[];
  readonly gates: string[];
  readonly staff: string[];
} {
  const kinds = new Set(list.values('kind'));
  const reasons = new Set(list.values('reason'));
  return {
    kinds: rowKinds.filter((kind) => kinds.has(kind)),
    reasons: (Object.keys(decisionOf) as Reason[]).filter((reason) => reasons.has(reason)),
    gates: [...list.values('gate')],
    staff: [...list.values('staff')],
  };
}
