import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOutages } from '../../../../main/journal/outages/find-outages.ts';
import { lengthOf, totalsOf } from '../../../../main/journal/outages/totals.ts';
import type { RowDraft } from '../../../../shared/journal-row.ts';
import type { Outage } from '../../../../shared/outage.ts';
import { day, hour, minute, newJournal, noon, type TestJournal } from '../test-journal.ts';
import { badHour, byHand, down, issuer, scanned, started, stopped, up } from './a-bad-day.ts';

function outagesOf({ journal, time }: TestJournal, from = 0, until = time.now + 1) {
  return findOutages(journal.rows(), { from, until, upTo: journal.head().seq });
}

async function only(outages: Promise<readonly Outage[]>): Promise<Outage> {
  const [first, ...more] = await outages;
  assert.ok(first !== undefined);
  assert.deepEqual(more, []);
  return first;
}

test('an hour without the issuer: since when, until when, what was not reached and what happened at the door', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  assert.deepEqual(await only(outagesOf(kiosk)), {
    kind: 'network',
    worst: 'offline',
    since: new Date(noon + 15 * minute).toISOString(),
    until: new Date(noon + 75 * minute).toISOString(),
    beganBefore: false,
    impaired: { [issuer]: 'offline' },
    rows: { first: 2, last: 10 },
    clock: 'trusted',
    figures: {
      scans: 5,
      admitted: 2,
      refused: 1,
      reviewed: 2,
      reasons: [
        { decision: 'review', reason: 'key-unknown', count: 2 },
        { decision: 'admit', reason: 'ok', count: 2 },
        { decision: 'refuse', reason: 'expired', count: 1 },
      ],
      manual: { entries: 2, admitted: 1, refused: 1, takenBack: 1 },
      overrides: 0,
    },
  });
});

test('an entry that is amended counts as it stands in the end', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started, down, byHand('refuse'), up);
  kiosk.write({ ...up, kind: 'correction', corrects: 3, decision: 'admit' });
  const { figures } = await only(outagesOf(kiosk));
  assert.deepEqual(figures.manual, { entries: 1, admitted: 1, refused: 0, takenBack: 0 });
});

test('an override counts beside the entries by hand, unless it was taken back', async (context) => {
  const kiosk = newJournal(context);
  const override = { ...down, kind: 'override', decision: 'admit', staff: 'kim', note: 'known' } as const;
  kiosk.write(started, down, scanned('refuse', 'expired'), { ...override, scan: 3 });
  kiosk.write(scanned('refuse', 'expired'), { ...override, scan: 5 });
  kiosk.write({ ...down, kind: 'correction', corrects: 6, void: true }, up);
  const { figures } = await only(outagesOf(kiosk));
  assert.deepEqual([figures.refused, figures.overrides, figures.manual.entries], [2, 1, 0]);
});

test('an outage that is going on has no end, and lasts until now', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started, down);
  kiosk.time.now += hour;
  kiosk.write(scanned('review', 'key-unknown'));
  const outage = await only(outagesOf(kiosk));
  assert.equal(outage.until, undefined);
  assert.deepEqual(outage.rows, { first: 2, last: 3 });
  assert.equal(lengthOf(outage, kiosk.time.now + minute), hour + minute);
});

test('what fails meanwhile belongs to the same outage, with the worst of each name', async (context) => {
  const kiosk = newJournal(context);
  const partly: RowDraft = { ...down, network: 'degraded', impaired: { a: 'degraded', b: 'offline' } };
  kiosk.write(started, partly, { ...down, impaired: { a: 'offline', b: 'degraded' } }, partly, up);
  const outage = await only(outagesOf(kiosk));
  assert.equal(outage.worst, 'offline');
  assert.deepEqual(outage.impaired, { a: 'offline', b: 'offline' });
});

test('a kiosk that is closed in the middle: an outage, the kiosk off, an outage', async (context) => {
  const kiosk = newJournal(context);
  const { write, time } = kiosk;
  write(started, down);
  time.now += hour;
  write({ ...stopped, network: 'offline' });
  time.now += hour;
  write({ ...started, network: 'offline' }, down, scanned('admit', 'ok'));
  time.now += hour;
  write(up);
  const found = await outagesOf(kiosk);
  assert.deepEqual(
    found.map(({ kind, announced, since, until }) => [
      kind,
      announced,
      (Date.parse(since) - noon) / hour,
      (Date.parse(until ?? '') - noon) / hour,
    ]),
    [
      ['network', undefined, 0, 1],
      ['kiosk-off', true, 1, 2],
      ['network', undefined, 2, 3],
    ],
  );
  const totals = totalsOf(found, time.now);
  assert.deepEqual(totals.network, { count: 2, ms: 2 * hour });
  assert.deepEqual(totals.kioskOff, { count: 1, ms: hour });
  assert.equal(totals.figures.scans, 1);
});

test('a kiosk that fell without a word was off from its last sign of life', async (context) => {
  const kiosk = newJournal(context);
  const { write, time } = kiosk;
  write(started, down);
  time.now += minute;
  write(scanned('admit', 'ok'));
  time.now += hour;
  // What opening the file again writes is no sign that anybody was at the door.
  write({ kind: 'changed', clock: 'untrusted', network: 'offline' }, started);
  const [outage, off, ...more] = await outagesOf(kiosk);
  assert.deepEqual(more, []);
  assert.equal(outage?.until, new Date(noon + minute).toISOString());
  assert.equal(off?.kind, 'kiosk-off');
  assert.equal(off?.announced, false);
  assert.equal(off?.since, new Date(noon + minute).toISOString());
  assert.equal(off?.until, new Date(noon + minute + hour).toISOString());
});

test('a kiosk that is off now has been off since it was closed', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started, stopped);
  const off = await only(outagesOf(kiosk));
  assert.equal(off.kind, 'kiosk-off');
  assert.equal(off.until, undefined);
});

test('only outages that touch the period are found, each as a whole', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const since = noon + 15 * minute;
  const until = noon + 75 * minute;
  assert.equal((await outagesOf(kiosk, 0, since)).length, 0);
  assert.equal((await outagesOf(kiosk, until + 1, until + day)).length, 0);
  const clipped = await only(outagesOf(kiosk, since + minute, since + 2 * minute));
  assert.equal(clipped.figures.scans, 5);
});

test('an outage whose beginning was destroyed on time says so', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started, down, scanned('admit', 'ok'));
  kiosk.time.now += 29 * day;
  kiosk.write(scanned('admit', 'ok'));
  assert.equal(kiosk.journal.destroyExpired(), 3);
  kiosk.write(up);
  const outage = await only(outagesOf(kiosk));
  assert.equal(outage.beganBefore, true);
  assert.equal(outage.figures.scans, 1);
  assert.deepEqual(outage.rows, { first: 4, last: 5 });
});

test('a clock that could not be believed at either end is told', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write(started, down, { ...up, clock: 'untrusted' });
  assert.equal((await only(outagesOf(kiosk))).clock, 'untrusted');
  const jumped = newJournal(context);
  jumped.write(started, { ...down, clock: 'suspicious' }, up);
  assert.equal((await only(outagesOf(jumped))).clock, 'suspicious');
});
