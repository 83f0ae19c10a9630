import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { csvHead, csvLine } from '../../../main/journal/csv.ts';
import type { JournalRow } from '../../../shared/journal-row.ts';
import { scan } from './test-journal.ts';

const row: JournalRow = {
  ...scan,
  seq: 7,
  at: '2026-11-24T15:00:03.250Z',
  prev: 'A'.repeat(43),
  venue: '문지기 회관',
  gate: '북문',
  version: '0.0.0',
  entry: { party: 2, evidence: 'paper' },
};

function cellsOf(text: string): Record<string, string> {
  const [cells] = parse<Record<string, string>>(text, { bom: true, columns: true });
  assert.ok(cells !== undefined);
  return cells;
}

test('opens in a Korean spreadsheet: a byte order mark once, and lines that end in CRLF', () => {
  const text = csvHead() + csvLine(row, 'Asia/Seoul') + csvLine(row, 'Asia/Seoul');
  assert.deepEqual([...Buffer.from(text).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal(text.lastIndexOf('\ufeff'), 0);
  assert.equal(text.split('\r\n').length, 4);
  assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
});

test('tells the time by the clock on the venue’s wall, and in UTC', () => {
  const cells = cellsOf(csvHead() + csvLine(row, 'Asia/Seoul'));
  assert.equal(cells.time, '2026-11-25 00:00:03');
  assert.equal(cells.at, '2026-11-24T15:00:03.250Z');
  assert.equal(cells.gate, '북문');
  assert.equal(cells.entry, 'party: 2; evidence: paper');
});

test('carries no formula, whatever stands in a venue, a note or an issuer', () => {
  for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://x","y")']) {
    const cells = cellsOf(
      csvHead() + csvLine({ ...row, venue: evil, note: evil, issuer: evil }, 'Asia/Seoul'),
    );
    for (const name of ['venue', 'note', 'issuer']) assert.equal(cells[name], `'${evil}`);
  }
});

test('keeps commas, quotes and line breaks inside their cell', () => {
  const note = 'a, "b"\nc';
  assert.equal(cellsOf(csvHead() + csvLine({ ...row, note }, 'Asia/Seoul')).note, note);
});

test('says that there are sealed values, and does not hold them', () => {
  const text = csvHead() + csvLine({ ...row, sealed: 'eyJhbGciOi' }, 'Asia/Seoul');
  assert.equal(cellsOf(text).sealed, 'yes');
  assert.ok(!text.includes('eyJ'));
});
