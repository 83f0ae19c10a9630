import { toIso } from '../../shared/clock.ts';
import { doorKinds, type JournalFilter } from '../../shared/journal-filter.ts';
import type { RowRange } from './row-queries.ts';

/** A column that rows are looked for by, each with an index of its own. */
export const facets = ['kind', 'decision', 'reason', 'gate', 'staff'] as const;
export type Facet = (typeof facets)[number];

/** What a filter says about the columns, as parameters of its conditions. */
export interface FilterParameters extends RowRange, Partial<Record<Facet, string>> {
  readonly since: string;
  readonly until: string;
}

const atDoor = doorKinds.map((kind) => `'${kind}'`).join(', ');

export function parametersOf(filter: JournalFilter, range: RowRange): FilterParameters {
  const { kinds, since, until, decision, reason, gate, staff } = filter;
  return {
    ...range,
    since: since === undefined ? '' : toIso(since),
    // Greater than any year's first digit.
    until: until === undefined ? 'Z' : toIso(until),
    ...(kinds === 'door' || kinds === 'all' ? {} : { kind: kinds }),
    ...(decision === undefined ? {} : { decision }),
    ...(reason === undefined ? {} : { reason }),
    ...(gate === undefined ? {} : { gate }),
    ...(staff === undefined ? {} : { staff }),
  };
}

/** The columns that a filter wants one value of. */
export function facetsOf(parameters: FilterParameters): readonly Facet[] {
  return facets.filter((facet) => parameters[facet] !== undefined);
}

/**
 * `FROM` and `WHERE` of the rows that fit, read by one index: that of a column, or the rows themselves in order.
 * SQLite is told which, since it cannot know how many rows have a value.
 */
export function fromRows(filter: JournalFilter, wanted: readonly Facet[], by: Facet | undefined): string {
  const conditions = [
    'seq BETWEEN :first AND :last',
    ...wanted.map((facet) => `${facet} = :${facet}`),
    ...(filter.kinds === 'door' ? [`kind IN (${atDoor})`] : []),
    ...(filter.since === undefined ? [] : ['at >= :since']),
    ...(filter.until === undefined ? [] : ['at < :until']),
  ];
  const index = by === undefined ? 'NOT INDEXED' : `INDEXED BY rows_by_${by}`;
  return `FROM rows ${index} WHERE ${conditions.join(' AND ')}`;
}
