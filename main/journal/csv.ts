import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';
import type { JournalRow } from '../../shared/journal-row.ts';

/** The time on the wall of the venue, as spreadsheets read it: `2026-11-24 12:00:03`. */
export function wallTime(at: string, timeZone: string): string {
  const wall = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** Names and order of the columns stay as they are; new ones are added at the end. */
const columns = {
  seq: (row) => row.seq,
  time: (row, timeZone) => wallTime(row.at, timeZone),
  kind: (row) => row.kind,
  decision: (row) => row.decision,
  reason: (row) => row.reason,
  rule: (row) => row.rule,
  direction: (row) => row.direction,
  venue: (row) => row.venue,
  gate: (row) => row.gate,
  staff: (row) => row.staff,
  policy: (row) => row.policy,
  format: (row) => row.format,
  issuer: (row) => row.issuer,
  keyId: (row) => row.keyId,
  scan: (row) => row.scan,
  corrects: (row) => row.corrects,
  void: (row) => (row.void === true ? 'yes' : undefined),
  entry: (row) => (row.entry === undefined ? undefined : valuesText(row.entry)),
  sealed: (row) => (row.sealed === undefined ? undefined : 'yes'),
  note: (row) => row.note,
  clock: (row) => row.clock,
  network: (row) => row.network,
  at: (row) => row.at,
  version: (row) => row.version,
  impaired: (row) => (row.impaired === undefined ? undefined : valuesText(row.impaired)),
  happenedAt: (row) => row.happenedAt,
  tookMs: (row) => row.tookMs,
  opens: (row) => row.opens,
  askedBy: (row) => row.askedBy,
  vouchedBy: (row) => row.vouchedBy,
  takenBy: (row) => row.takenBy,
} as const satisfies Record<string, (row: JournalRow, timeZone: string) => string | number | undefined>;

function valuesText(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([id, value]) => `${id}: ${value}`)
    .join('; ');
}

function recordOf(cells: readonly (string | number | undefined)[]): string {
  return stringify([[...cells]], { record_delimiter: 'windows', escape_formulas: true });
}

/**
 * The first line, after the byte order mark without which Excel takes Korean for another encoding. RFC 4180: commas,
 * CRLF; the names are English and stay.
 */
export function csvHead(): string {
  return `\ufeff${recordOf(Object.keys(columns))}`;
}

/**
 * A row as a line of CSV with its end. A cell that a spreadsheet would run as a formula begins with an apostrophe.
 * For people to read and count: hashes and sealed values stay in the JSON export, which alone can be verified.
 *
 * @param timeZone IANA name of the venue's zone, for the column `time`; `at` is the same instant in UTC
 */
export function csvLine(row: JournalRow, timeZone: string): string {
  return recordOf(Object.values(columns).map((cell) => cell(row, timeZone)));
}
