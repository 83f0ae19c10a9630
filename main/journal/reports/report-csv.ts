import { stringify } from 'csv-stringify/sync';
import { toIso } from '../../../shared/clock.ts';
import { reasonWords } from '../../../shared/locales/reasons.ts';
import { type ReportTableWords, reportTableWords } from '../../../shared/locales/report-table.ts';
import { arrivalKinds, type DoorReport } from '../../../shared/report.ts';
import type { Language } from '../../../shared/settings.ts';
import { wallTime } from '../csv.ts';

export interface ReportCsvPlace {
  readonly venue: string;
  readonly gate: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly language: Language;
}

type Cell = string | number;
type Table = readonly (readonly Cell[])[];

const minute = 60_000;

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function figures(report: DoorReport, words: ReportTableWords): Table {
  const { arrivals, manual, overrides, manualShare, tookMs, degradedMs, left } = report;
  return [
    [words.figures, words.count],
    ...arrivalKinds.map((kind) => [words.arrivals[kind], arrivals[kind]]),
    [words.left, left],
    ...(['entries', 'admitted', 'refused', 'takenBack'] as const).map((one) => [
      words.manual[one],
      manual[one],
    ]),
    [words.overrides, overrides],
    ...(manualShare === undefined ? [] : [[words.manualShare, tenth(manualShare * 100)]]),
    ...(tookMs === undefined
      ? []
      : (['p50', 'p95', 'p99'] as const).map((one) => [words.took[one], tookMs[one]])),
    [words.networkMinutes, tenth(degradedMs.network / minute)],
    [words.offMinutes, tenth(degradedMs.kioskOff / minute)],
  ];
}

function tables(report: DoorReport, place: ReportCsvPlace): readonly Table[] {
  const { timeZone, language, venue, gate } = place;
  const words = reportTableWords[language];
  const wall = (at: number) => wallTime(toIso(at), timeZone);
  const arrivalHeads = arrivalKinds.map((kind) => words.arrivals[kind]);
  return [
    [
      [words.venue, venue],
      [words.gate, gate],
      [words.days, `${report.days.from} – ${report.days.until}`],
      [words.timeZone, timeZone],
      [words.countedAt, wall(report.at)],
    ],
    figures(report, words),
    [
      [words.from, ...arrivalHeads],
      ...report.slots.map((slot) => [wall(slot.at), ...arrivalKinds.map((kind) => slot[kind])]),
    ],
    [
      [words.decision, words.reason, words.code, words.count],
      ...report.reasons.map(({ decision, reason, count }) => [
        words.decisions[decision],
        reasonWords[language][reason].staff,
        reason,
        count,
      ]),
    ],
    [
      [words.gate, ...arrivalHeads],
      ...report.gates.map((one) => [one.gate, ...arrivalKinds.map((kind) => one[kind])]),
    ],
    [
      [words.from, words.until, words.outage, words.servers],
      ...report.degraded.map((one) => [
        wall(Date.parse(one.since)),
        one.until === undefined ? words.goesOn : wall(Date.parse(one.until)),
        one.kind === 'network' ? words.network : words.kioskOff,
        Object.keys(one.impaired).join('; '),
      ]),
    ],
  ];
}

/**
 * The figures as tables below each other for Excel and its like: with the byte order mark without which Excel takes
 * Korean for another encoding, CRLF, and an apostrophe before what it would run as a formula. The JSON is for programs.
 */
export function reportCsv(report: DoorReport, place: ReportCsvPlace): string {
  const options = { record_delimiter: 'windows', escape_formulas: true } as const;
  const texts = tables(report, place).map((table) =>
    stringify(
      table.map((row) => [...row]),
      options,
    ),
  );
  return `\ufeff${texts.join('\r\n')}`;
}
