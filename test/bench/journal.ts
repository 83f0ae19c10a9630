import type { JournalFilter } from '../../shared/journal-filter.ts';
import { type Figure, timesFigure } from './figures.ts';
import { theLongJournal } from './long-journal.ts';

const limit = 100;
const rounds = 20;
const day = 24 * 60 * 60_000;

/** Rare, frequent, contradictory and bounded: what is read by which index differs. */
function filters(began: number): readonly JournalFilter[] {
  return [
    { kinds: 'network' },
    { kinds: 'door', decision: 'refuse' },
    { kinds: 'door', reason: 'key-unknown', decision: 'review' },
    { kinds: 'door', reason: 'expired', decision: 'admit' },
    { kinds: 'manual-entry', decision: 'refuse' },
    { kinds: 'scan', staff: 'kim' },
    { kinds: 'door', gate: '1층 정문', decision: 'refuse', since: began + 3 * day, until: began + 4 * day },
    { kinds: 'all', since: began + 20 * day },
  ];
}

/** The first page of everything; the baseline reads as many rows by their numbers. */
async function firstPage(): Promise<Figure> {
  const { journal } = theLongJournal();
  const times: number[] = [];
  const baseline: number[] = [];
  const { seq } = journal.head();
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const { rows } = journal.list.page({ kinds: 'door', limit });
    times.push(performance.now() - began);
    if (rows.length !== limit) throw new Error('the page is not full');
    const read = performance.now();
    for (let n = 0; n < limit; n += 1) journal.row(seq - n);
    baseline.push(performance.now() - read);
  }
  return timesFigure('journal.first-page', times, baseline);
}

/** The first page of each filter with its count; the baseline is the bare page of everything. */
async function filtered(): Promise<Figure> {
  const { journal, began: first } = theLongJournal();
  const times: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const filter of filters(first)) {
      const began = performance.now();
      journal.list.page({ ...filter, limit });
      journal.list.count(filter);
      times.push(performance.now() - began);
      const read = performance.now();
      journal.list.page({ kinds: 'door', limit });
      baseline.push(performance.now() - read);
    }
  }
  return timesFigure('journal.filter', times, baseline);
}

export const benches = {
  'journal.first-page': firstPage,
  'journal.filter': filtered,
};
