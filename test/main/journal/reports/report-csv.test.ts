import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { reportCsv } from '../../../../main/journal/reports/report-csv.ts';
import { badHour, issuer } from '../outages/a-bad-day.ts';
import { newJournal } from '../test-journal.ts';
import { theDay } from './a-day.ts';

const place = { venue: '=회관', gate: '북문', timeZone: 'Asia/Seoul', language: 'ko' } as const;

async function table(context: Parameters<typeof newJournal>[0], language: 'ko' | 'en') {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const text = reportCsv(await theDay(kiosk), { ...place, language });
  const rows: readonly (readonly string[])[] = parse(text, { bom: true, relax_column_count: true });
  return { text, rows };
}

test('the figures open in Excel in Korean: byte order mark, Korean names, times on the wall of the venue', async (context) => {
  const { text, rows } = await table(context, 'ko');
  assert.ok(text.startsWith('\ufeff업소,'));
  assert.ok(text.endsWith('\r\n'));
  assert.deepEqual(
    rows.find(([first]) => first === '2026-11-24 12:15:00'),
    ['2026-11-24 12:15:00', '2', '1', '0', '0'],
  );
  assert.deepEqual(
    rows.find((row) => row.includes('네트워크 장애')),
    ['2026-11-24 12:15:00', '2026-11-24 13:15:00', '네트워크 장애', issuer],
  );
  assert.deepEqual(
    rows.find(([first]) => first === '네트워크 장애(분)'),
    ['네트워크 장애(분)', '60'],
  );
});

test('a venue that is called like a formula is no formula', async (context) => {
  const { rows } = await table(context, 'en');
  assert.deepEqual(rows[0], ['Venue', "'=회관"]);
});
