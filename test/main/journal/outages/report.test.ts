import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReport, type ReportWanted } from '../../../../main/journal/outages/make-report.ts';
import { duration } from '../../../../main/journal/outages/report-times.ts';
import { verifyReport } from '../../../../main/journal/outages/verify-report.ts';
import { hour, linesOf, minute, newJournal, noon, type TestJournal } from '../test-journal.ts';
import { badHour, down, scanned, started, up } from './a-bad-day.ts';

function make({ journal, time }: TestJournal, more: Partial<ReportWanted> = {}) {
  return makeReport(journal, {
    from: 0,
    until: time.now + 1,
    now: time.now,
    venue: '문지기 회관',
    gate: '북문',
    timeZone: 'Asia/Seoul',
    language: 'ko',
    version: '0.0.0',
    ...more,
  });
}

type Made = Awaited<ReturnType<typeof make>>;

function check({ journal }: TestJournal, { page, signature }: Made, lines?: Iterable<string>) {
  const files = { page: Buffer.from(page.text), signature: signature.text };
  const counted = lines === undefined ? {} : { journal: linesOf(lines) };
  return verifyReport({ ...files, ...counted }, journal.publicKeys());
}

/** What a reader sees, without the tags. */
function seen({ page }: Made): string {
  return page.text.replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replaceAll(/\s+/g, ' ');
}

test('shows an inspector in both languages what happened, by the clock on the wall of the venue', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const ko = seen(await make(kiosk));
  assert.match(ko, /2026-11-24 12:15:00 \+09:00 2026-11-24 13:15:00 \+09:00 1시간 네트워크 전체 장애/);
  assert.match(ko, /passes\.example\.com \(응답 없음\)/);
  assert.match(
    ko,
    /스캔 5: 입장 2, 입장 불가 1, 직원 확인 2 · 수기 기록 2건\(입장 1건\), 취소 1건 · 기록 2~10번/,
  );
  assert.match(ko, /\(key-unknown\) 2/);
  const en = seen(await make(kiosk, { language: 'en' }));
  assert.match(en, /1 hr The network failed passes\.example\.com \(did not answer\)/);
  assert.match(en, /Scans 5: admitted 2, refused 1, staff decided 2/);
  assert.doesNotMatch(en.replaceAll(/문지기( 회관)?|북문/g, ''), /[가-힣]/);
});

test('in the night in which clocks are set back, tells the hour that comes twice apart', async (context) => {
  // 25 October 2026 in Berlin: 02:30 comes at +02:00 and again at +01:00.
  const kiosk = newJournal(context, { now: Date.UTC(2026, 9, 25, 0, 30) });
  kiosk.write(started, down);
  kiosk.time.now += hour;
  kiosk.write(up);
  const text = seen(await make(kiosk, { timeZone: 'Europe/Berlin', language: 'en' }));
  assert.match(text, /2026-10-25 02:30:00 \+02:00 2026-10-25 02:30:00 \+01:00 1 hr/);
});

test('an outage that is going on is told as such', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started, down, scanned('review', 'revocations-stale'));
  kiosk.time.now += 5 * minute;
  assert.match(seen(await make(kiosk, { language: 'en' })), /still going on when this was made 5 mins/);
});

test('a period without an outage is a report, too', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started);
  const made = await make(kiosk, { language: 'en' });
  assert.match(seen(made), /no outage and no stoppage/);
  assert.equal((await check(kiosk, made)).ok, true);
});

test('holds against the kiosk’s key, and against the journal that it was made of', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const made = await make(kiosk);
  // Rows that came later change nothing.
  kiosk.write(down, scanned('admit', 'ok'), up);
  const result = await check(kiosk, made, [...kiosk.journal.exportLines()]);
  assert.ok(result.ok, JSON.stringify(result));
  const { page: _, ...figures } = result.report;
  assert.deepEqual(figures, made.figures);
  assert.equal(result.report.head.seq, 13);
});

test('a page that was changed does not hold', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const made = await make(kiosk);
  const page = { ...made.page, text: made.page.text.replace('13:15:00', '14:15:00') };
  assert.notEqual(page.text, made.page.text);
  const result = await check(kiosk, { ...made, page });
  assert.deepEqual(result, {
    ok: false,
    problems: [`The page was changed: it is not the one that the kiosk signed at ${made.figures.at}`],
  });
});

test('figures that were changed do not hold', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const made = await make(kiosk);
  const [header, payload = '', signature] = made.signature.text.trim().split('.');
  const figures = JSON.parse(Buffer.from(payload, 'base64url').toString());
  figures.outages[0].until = new Date(noon + 5 * hour).toISOString();
  const forged = Buffer.from(JSON.stringify(figures)).toString('base64url');
  const text = [header, forged, signature].join('.');
  assert.deepEqual(await check(kiosk, { ...made, signature: { ...made.signature, text } }), {
    ok: false,
    problems: ['The figures do not count: the signature of a statement is not good'],
  });
});

test('a report of another kiosk, or a signature that is of something else, does not hold', async (context) => {
  const [kiosk, other] = [newJournal(context), newJournal(context)];
  badHour(kiosk);
  const made = await make(kiosk);
  assert.deepEqual(await check(other, made), {
    ok: false,
    problems: ['The figures do not count: a statement is signed by another key'],
  });
  const text = made.figures.checkpoint ?? '';
  assert.deepEqual(await check(kiosk, { ...made, signature: { ...made.signature, text } }), {
    ok: false,
    problems: ['The signature is none of a report: it is a munjigi-checkpoint'],
  });
});

test('figures that the journal does not bear out are told, even if they are signed', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const { figures, page } = await make(kiosk);
  const lines = [...kiosk.journal.exportLines()];
  const { createHash } = await import('node:crypto');
  const sha256 = createHash('sha256').update(page.text).digest('base64url');
  const [outage] = figures.outages;
  assert.ok(outage !== undefined);
  const signed = async (outages: typeof figures.outages) => {
    const statement = { ...figures, outages, page: { name: page.name, sha256 } };
    const signature = { name: 'x.jws', text: kiosk.journal.sign('munjigi-outages', statement) };
    const result = await check(kiosk, { figures, page, signature }, lines);
    return result.ok ? [] : result.problems;
  };
  assert.deepEqual(await signed([{ ...outage, rows: { first: 2, last: 11 } }]), [
    `Outage 1, since ${outage.since}, is another one in the journal`,
  ]);
  assert.deepEqual(await signed([]), [
    `The journal holds an outage since ${outage.since} that the report does not`,
  ]);
  assert.deepEqual(await signed([outage, outage]), [
    `The journal holds no outage since ${outage.since}, as the report says`,
  ]);
});

test('a venue or a server with a strange name is text on the page', async (context) => {
  const kiosk = newJournal(context);
  const evil = '<script>alert("1")</script>';
  kiosk.write(started, { ...down, impaired: { [evil]: 'offline' } });
  const { page } = await make(kiosk, { venue: evil });
  assert.doesNotMatch(page.text, /<script/);
  assert.match(page.text, /&lt;script&gt;alert\(&quot;1&quot;\)/);
});

test('tells how long it lasted, to the second', () => {
  assert.equal(duration(26 * hour + 5 * minute + 3_000, 'ko'), '1일 2시간 5분 3초');
  assert.equal(duration(0, 'ko'), '0초');
  assert.equal(duration(90_000, 'en'), '1 min, 30 secs');
});
