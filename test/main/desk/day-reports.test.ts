import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';
import { DayReports } from '../../../main/desk/day-reports.ts';
import { Logbook } from '../../../main/desk/logbook.ts';
import { reportPlaces } from '../../../main/desk/report-places.ts';
import { verifyFigures } from '../../../main/journal/reports/signed-figures.ts';
import { textLines } from '../../../main/journal/text-lines.ts';
import { verifyExport } from '../../../main/journal/verify-export.ts';
import { badHour } from '../journal/outages/a-bad-day.ts';
import { day, newJournal } from '../journal/test-journal.ts';

const today = { from: '2026-11-24', until: '2026-11-24' };

function newReports(context: TestContext) {
  const kiosk = newJournal(context);
  const { journal, profile, time } = kiosk;
  const clock = { now: () => time.now };
  const guard = new ClockGuard({ clock, lastTrustedAt: () => undefined, vouchedAt: () => undefined });
  const reports = new DayReports({
    clock,
    journal,
    logbook: new Logbook({ journal, clock, guard, network: () => 'online' }),
    settings: () => ({ venue: '문지기 회관', gate: '북문', timeZone: 'Asia/Seoul', retentionDays: 28 }),
    places: () => reportPlaces(profile, []),
  });
  const folder = join(profile, 'reports');
  const save = (file: 'csv' | 'json' | 'journal', days = today) =>
    reports.save('kim', { days, file, language: 'ko', place: folder });
  return { ...kiosk, reports, folder, save };
}

test('the figures of a day are saved for spreadsheets and for programs, and the journal says by whom', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  const json = JSON.parse(readFileSync((await kiosk.save('json')).path, 'utf8'));
  assert.deepEqual([json.gate, json.arrivals.admit, json.slots.length], ['북문', 3, 288]);
  const csv = await kiosk.save('csv');
  assert.match(readFileSync(csv.path, 'utf8'), /^\ufeff업소,문지기 회관\r\n/);
  const row = kiosk.journal.row(kiosk.journal.head().seq);
  assert.equal(row?.staff, 'kim');
  assert.equal(row?.note, `saved a report on the door, 2026-11-24 to 2026-11-24 (${csv.name})`);
});

test('figures hold by the signature beside them, and not once anybody changes them', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  const { path } = await kiosk.save('csv');
  const signature = readFileSync(`${path}.jws`, 'utf8');
  const keys = kiosk.journal.publicKeys();
  const held = await verifyFigures(readFileSync(path), signature, keys);
  assert.ok(held.ok);
  assert.deepEqual([held.statement.from, held.statement.upTo], ['2026-11-24', 13]);
  const forged = Buffer.from(readFileSync(path, 'utf8').replace('문지기', '다른'));
  assert.equal((await verifyFigures(forged, signature, keys)).ok, false);
  assert.equal((await verifyFigures(readFileSync(path), signature, [])).ok, false);
  const { path: other } = await kiosk.save('json');
  assert.equal((await verifyFigures(readFileSync(other), signature, keys)).ok, false);
});

test('a signed export of the days holds for whoever has the public key, and no other day is in it', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  kiosk.time.now += day;
  kiosk.write({});
  const { path, rows } = await kiosk.save('journal');
  const result = await verifyExport(textLines(path), kiosk.journal.publicKeys());
  assert.deepEqual([result.ok, result.ok && result.rows, rows], [true, 13, 13]);
  const row = kiosk.journal.row(kiosk.journal.head().seq);
  assert.match(
    row?.note ?? '',
    /^saved a signed export of the journal, 2026-11-24 to 2026-11-24 \(.*jsonl\)$/,
  );
});

test('of days without a row there is no export, and no file is left', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  const before = kiosk.journal.head();
  await assert.rejects(kiosk.save('journal', { from: '2026-01-01', until: '2026-01-02' }), {
    message: 'The journal has no row of these days.',
  });
  assert.equal(existsSync(kiosk.folder), false);
  assert.deepEqual(kiosk.journal.head(), before);
});

test('a folder that cannot be written to is told, and no row says that it was saved', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  mkdirSync(dirname(kiosk.folder), { recursive: true });
  writeFileSync(kiosk.folder, 'a file where the folder should be');
  const before = kiosk.journal.head();
  for (const file of ['csv', 'journal'] as const) {
    await assert.rejects(kiosk.save(file), { code: 'CANNOT_BE_DONE' });
  }
  assert.deepEqual(kiosk.journal.head(), before);
});

test('a file that is saved is whole, under its own name alone', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  const { name } = await kiosk.save('journal');
  assert.deepEqual(readdirSync(kiosk.folder), [name]);
});

test('a stick that was pulled meanwhile is told', async (context) => {
  const { reports } = newReports(context);
  await assert.rejects(
    reports.save('kim', { days: today, file: 'csv', language: 'ko', place: '/media/gone' }),
    { code: 'CANNOT_BE_DONE', message: '/media/gone is not there any more.' },
  );
});

test('days that end before they begin, or never, are not counted', async (context) => {
  const { reports } = newReports(context);
  for (const days of [
    { from: '2026-11-24', until: '2026-11-23' },
    { from: '2020-01-01', until: '2026-11-24' },
  ]) {
    await assert.rejects(async () => reports.door(days), { code: 'CANNOT_BE_DONE' });
  }
});

test('what retention will do is told by the days of the settings', async (context) => {
  const kiosk = newReports(context);
  kiosk.write({});
  assert.equal((await kiosk.reports.retention()).keptDays, 28);
});
