import { doorKinds, type JournalFilter } from '../../shared/journal-filter.ts';

/** What rows are looked for by, beside their time; in the order of `rows.mark`. */
export const facets = ['kind', 'decision', 'reason', 'gate', 'staff'] as const;
export type Facet = (typeof facets)[number];

/** The values that a row has of each. Many rows have the same: there are as many marks as things that happen here. */
export type Mark = Readonly<Record<Facet, string | null>>;

/** @param text of `rows.mark` */
export function parseMark(text: string): Mark {
  const [kind, decision, reason, gate, staff] = JSON.parse(text) as readonly (string | null)[];
  return {
    kind: kind ?? null,
    decision: decision ?? null,
    reason: reason ?? null,
    gate: gate ?? null,
    staff: staff ?? null,
  };
}

/** Whether rows of this mark are looked for, whenever they were written. */
export function fits(mark: Mark, { kinds, decision, reason, gate, staff }: JournalFilter): boolean {
  if (kinds === 'door' && !doorKinds.some((kind) => kind === mark.kind)) return false;
  const wanted = {
    kind: kinds === 'door' || kinds === 'all' ? undefined : kinds,
    decision,
    reason,
    gate,
    staff,
  };
  return facets.every((facet) => wanted[facet] === undefined || wanted[facet] === mark[facet]);
}
