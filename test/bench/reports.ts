import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Figure, pauseFigure, rounded, timesFigure } from './figures.ts';
import { type LongJournal, theLongJournal } from './long-journal.ts';

const day = 24 * 60 * 60_000;
const fiveMinutes = 5 * 60_000;
const rounds = 20;

function reportOn({ journal, began }: LongJournal, first: number, days: number) {
  const from = began + first * day;
  const [step, length] = days === 1 ? (['five-minutes', fiveMinutes] as const) : (['day', day] as const);
  return journal.reports.door({
    days: { from: '2026-01-01', until: '2026-01-01' },
    step,
    slots: Array.from({ length: (days * day) / length }, (_, n) => from + n * length),
    until: from + days * day,
    now: Date.now(),
    upTo: journal.head().seq,
  });
}

/** The report on a day, one of 28 in half a million rows; the baseline only reads the rows of that day. */
async function dayReport(): Promise<Figure> {
  const long = theLongJournal();
  const times: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const since = long.began + round * day;
    const began = performance.now();
    const report = await reportOn(long, round, 1);
    times.push(performance.now() - began);
    if (report.arrivals.admit === 0) throw new Error('the report counted nothing');
    const read = performance.now();
    for (const _ of long.journal.rows({ since, until: since + day }));
    baseline.push(performance.now() - read);
  }
  return timesFigure('report.day', times, baseline);
}

/** The report on all of half a million rows. */
async function wholeReport(): Promise<Figure> {
  const long = theLongJournal();
  const began = performance.now();
  await reportOn(long, 0, long.days);
  return { name: 'report.28-days', unit: 'ms', value: rounded(performance.now() - began) };
}

/** How long a scan could have to wait at most while that is counted. */
async function longestPause(): Promise<Figure> {
  const long = theLongJournal();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await reportOn(long, 0, long.days);
  delay.disable();
  return pauseFigure('report.pause', delay);
}

export const benches = {
  'report.day': dayReport,
  'report.28-days': wholeReport,
  'report.pause': longestPause,
};
