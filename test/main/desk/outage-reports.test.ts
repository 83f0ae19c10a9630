import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';
import { Logbook } from '../../../main/desk/logbook.ts';
import { OutageReports } from '../../../main/desk/outage-reports.ts';
import { reportPlaces } from '../../../main/desk/report-places.ts';
import { verifyReport } from '../../../main/journal/outages/verify-report.ts';
import { badHour, down, issuer } from '../journal/outages/a-bad-day.ts';
import { hour, newJournal, newProfile } from '../journal/test-journal.ts';

function newReports(context: TestContext) {
  const kiosk = newJournal(context);
  const { journal, profile, time } = kiosk;
  const clock = { now: () => time.now };
  const guard = new ClockGuard({ clock, lastTrustedAt: () => undefined, vouchedAt: () => undefined });
  const reports = new OutageReports({
    clock,
    journal,
    logbook: new Logbook({ journal, clock, guard, network: () => 'online' }),
    settings: () => ({ venue: '문지기 회관', gate: '북문', timeZone: 'Asia/Seoul' }),
    version: '0.0.0',
    places: () => reportPlaces(profile, []),
  });
  return { ...kiosk, reports, folder: join(profile, 'reports') };
}

test('staff see the latest outage first', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  kiosk.time.now += hour;
  kiosk.write(down);
  const outages = await kiosk.reports.outages(0);
  assert.deepEqual(
    outages.map(({ until, impaired }) => [until === undefined, Object.keys(impaired)]),
    [
      [true, [issuer]],
      [false, [issuer]],
    ],
  );
  assert.equal((await kiosk.reports.outages(kiosk.time.now - 1)).length, 1);
});

test('a report is saved where staff chose, holds, and the journal says who saved it', async (context) => {
  const kiosk = newReports(context);
  badHour(kiosk);
  const { journal, reports, folder } = kiosk;
  const saved = await reports.save('kim', { since: 0, language: 'ko', place: folder });
  const files = { page: readFileSync(saved.page), signature: readFileSync(saved.signature, 'utf8') };
  const result = await verifyReport(files, journal.publicKeys());
  assert.equal(result.ok, true);
  const row = journal.row(journal.head().seq);
  assert.equal(row?.staff, 'kim');
  assert.match(row?.note ?? '', /^saved a report on outages \(munjigi-outages-.*\.html\)$/);
});

test('a stick that was pulled meanwhile is told, and nothing is written anywhere', async (context) => {
  const kiosk = newReports(context);
  const before = kiosk.journal.head();
  await assert.rejects(kiosk.reports.save('kim', { since: 0, language: 'ko', place: '/media/gone' }), {
    code: 'CANNOT_BE_DONE',
    message: '/media/gone is not there any more.',
  });
  assert.deepEqual(kiosk.journal.head(), before);
  assert.equal(existsSync(kiosk.folder), false);
});

test('a folder that cannot be written to is told, and no row says that it was saved', async (context) => {
  const kiosk = newReports(context);
  mkdirSync(dirname(kiosk.folder), { recursive: true });
  writeFileSync(kiosk.folder, 'a file where the folder should be');
  const before = kiosk.journal.head();
  await assert.rejects(kiosk.reports.save('kim', { since: 0, language: 'ko', place: kiosk.folder }), {
    code: 'CANNOT_BE_DONE',
  });
  assert.deepEqual(kiosk.journal.head(), before);
});

test('only what is mounted is offered as a stick, and the kiosk’s own folder always', async (context) => {
  const profile = newProfile(context);
  const roots = [join(profile, 'media'), join(profile, 'none')];
  mkdirSync(join(profile, 'media', 'not-mounted'), { recursive: true });
  const own = { kind: 'kiosk', path: join(profile, 'reports') };
  assert.deepEqual(await reportPlaces(profile, roots), [own]);
  // The machine's shared memory is a file system of its own, as a stick is.
  const mounts = existsSync('/dev/shm') ? await reportPlaces(profile, ['/dev']) : undefined;
  if (mounts === undefined) return context.skip('there is no /dev/shm here');
  assert.ok(mounts.some(({ kind, path }) => kind === 'stick' && path === '/dev/shm'));
  assert.deepEqual(mounts.at(-1), own);
});
