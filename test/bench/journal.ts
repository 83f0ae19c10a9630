import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { JournalFilter } from '../../shared/journal-filter.ts';
import { type Figure, pauseFigure, timesFigure } from './figures.ts';
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
    { kinds: 'all', reason: 'ok', gate: '1층 정문', staff: 'staff-7' },
    { kinds: 'manual-entry', decision: 'refuse' },
    { kinds: 'manual-entry', staff: 'staff-7', until: began + 2 * day },
    { kinds: 'door', gate: '1층 정문', decision: 'refuse', since: began + 3 * day, until: began + 4 * day },
    { kinds: 'all', since: began + 20 * day },
    { kinds: 'scan', decision: 'review', until: began + day },
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

/** The first page of each filter and the last one of it; the baseline is the bare page of everything. */
async function filtered(): Promise<Figure> {
  const { journal, began: first } = theLongJournal();
  const times: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const filter of filters(first)) {
      for (const before of [undefined, limit]) {
        const began = performance.now();
        journal.list.page({ ...filter, before, limit });
        times.push(performance.now() - began);
      }
      const read = performance.now();
      journal.list.page({ kinds: 'door', limit });
      baseline.push(performance.now() - read);
    }
  }
  return timesFigure('journal.filter', times, baseline);
}

/** How many rows fit each filter, counted to the last; the baseline counts them all. */
async function counted(): Promise<Figure> {
  const { journal, began: first } = theLongJournal();
  const times: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const filter of filters(first)) {
      const began = performance.now();
      await journal.list.count(filter);
      times.push(performance.now() - began);
    }
    const read = performance.now();
    await journal.list.count({ kinds: 'all' });
    baseline.push(performance.now() - read);
  }
  return timesFigure('journal.count', times, baseline);
}

/** How long a scan could have to wait at most while rows are looked for and counted. */
async function longestPause(): Promise<Figure> {
  const { journal, began: first } = theLongJournal();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (const filter of filters(first)) {
    journal.list.page({ ...filter, limit });
    await setImmediate();
    await journal.list.count(filter);
  }
  delay.disable();
  return pauseFigure('journal.pause', delay);
}

export const benches = {
  'journal.first-page': firstPage,
  'journal.filter': filtered,
  'journal.count': counted,
  'journal.pause': longestPause,
};
