import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOutages } from '../../../../main/journal/outages/find-outages.ts';
import type { RowDraft } from '../../../../shared/journal-row.ts';
import { badHour, down, issuer, started, stopped } from '../outages/a-bad-day.ts';
import { day, hour, minute, newJournal, noon, scan } from '../test-journal.ts';
import { began, theDay } from './a-day.ts';

const refused: Partial<RowDraft> = { decision: 'refuse', reason: 'expired' };
const toStaff: Partial<RowDraft> = { decision: 'review', reason: 'key-unknown' };
const byHand: Partial<RowDraft> = { kind: 'manual-entry', staff: 'kim' };
/** No entry by hand has a reason of a verdict. */
const { reason: _, ...bare } = scan;

test('guests are counted in the five minutes in which they came, by what they were told', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write({}, {}, refused);
  kiosk.time.now += 5 * minute;
  kiosk.write(toStaff);
  const report = await theDay(kiosk);
  const filled = report.slots.filter((slot) => slot.admit + slot.refuse + slot.review + slot.manual > 0);
  assert.deepEqual(filled, [
    { at: noon, admit: 2, refuse: 1, review: 0, manual: 0 },
    { at: noon + 5 * minute, admit: 0, refuse: 0, review: 1, manual: 0 },
  ]);
  assert.deepEqual(report.arrivals, { admit: 2, refuse: 1, review: 1, manual: 0 });
  assert.deepEqual(report.reasons, [
    { decision: 'admit', reason: 'ok', count: 2 },
    { decision: 'refuse', reason: 'expired', count: 1 },
    { decision: 'review', reason: 'key-unknown', count: 1 },
  ]);
});

test('the day ends where the next begins, and rows written while it is counted are in the next report', async (context) => {
  const kiosk = newJournal(context);
  kiosk.time.now = began - 1;
  kiosk.write({});
  kiosk.time.now = began;
  kiosk.write({});
  kiosk.time.now = began + day - 1;
  const upTo = kiosk.write({});
  kiosk.write({});
  kiosk.time.now = began + day;
  kiosk.write({});
  assert.equal((await theDay(kiosk)).arrivals.admit, 3);
  assert.equal((await theDay(kiosk, { upTo })).arrivals.admit, 2);
});

test("staff's answer to a review is no second arrival; a guest without a code is one", async (context) => {
  const kiosk = newJournal(context);
  const { journal } = kiosk;
  const seq = kiosk.write(toStaff);
  const write = (draft: Partial<RowDraft>) =>
    journal.write(({ append }) => append({ ...bare, ...byHand, ...draft }));
  write({ scan: seq });
  write({});
  write({ decision: 'refuse' });
  const report = await theDay(kiosk);
  assert.deepEqual(report.arrivals, { admit: 0, refuse: 0, review: 1, manual: 2 });
  assert.deepEqual(report.manual, { entries: 3, admitted: 2, refused: 1, takenBack: 0 });
  assert.equal(report.manualShare, 1);
});

test('an override is an admission by hand and no second arrival; one that was taken back is neither', async (context) => {
  const kiosk = newJournal(context);
  const { journal } = kiosk;
  const write = (draft: Partial<RowDraft>) => journal.write(({ append }) => append({ ...bare, ...draft }));
  kiosk.write({}, {});
  const override = { kind: 'override', decision: 'admit', direction: 'entry', staff: 'kim' } as const;
  write({ ...override, scan: kiosk.write(toStaff) });
  const mistaken = write({ ...override, scan: kiosk.write(toStaff) });
  write({ kind: 'correction', staff: 'kim', corrects: mistaken, void: true });
  const report = await theDay(kiosk);
  assert.equal(report.overrides, 1);
  assert.deepEqual(report.arrivals, { admit: 2, refuse: 0, review: 2, manual: 0 });
  assert.equal(report.manual.entries, 0);
  assert.equal(report.manualShare, 1 / 3);
});

test('an entry by hand counts as it was corrected last, however late that was', async (context) => {
  const kiosk = newJournal(context);
  const { journal } = kiosk;
  const write = (draft: Partial<RowDraft>) => journal.write(({ append }) => append({ ...bare, ...draft }));
  kiosk.write({}, {});
  const [mistaken, admitted] = [write(byHand), write(byHand)];
  kiosk.time.now += 2 * day;
  const correction = { kind: 'correction', staff: 'kim' } as const;
  write({ ...correction, corrects: mistaken, void: true });
  write({ ...correction, corrects: admitted, decision: 'refuse' });
  const report = await theDay(kiosk);
  assert.deepEqual(report.manual, { entries: 1, admitted: 0, refused: 1, takenBack: 1 });
  assert.equal(report.manualShare, 0);
  assert.equal(report.arrivals.manual, 1);
});

test('the first of two passes is no guest of its own, and whoever leaves does not arrive', async (context) => {
  const kiosk = newJournal(context);
  const first = kiosk.write({ decision: 'review', reason: 'second-pass-needed' });
  kiosk.write({ scan: first }, { direction: 'exit' }, { ...refused, direction: 'exit' });
  const report = await theDay(kiosk);
  assert.deepEqual(report.arrivals, { admit: 1, refuse: 0, review: 0, manual: 0 });
  assert.equal(report.left, 1);
});

test('each gate that the kiosk stood at has its own numbers', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write({});
  const south = kiosk.again({ place: () => ({ venue: '문지기 회관', gate: '남문' }) });
  south.write(({ append }) => append({ ...scan, decision: 'refuse', reason: 'expired' }));
  assert.deepEqual((await theDay(kiosk)).gates, [
    { gate: '남문', admit: 0, refuse: 1, review: 0, manual: 0 },
    { gate: '북문', admit: 1, refuse: 0, review: 0, manual: 0 },
  ]);
});

test('how long guests waited is told by the nearest rank, of the rows that know', async (context) => {
  const kiosk = newJournal(context);
  kiosk.journal.write(({ append }) => {
    for (let n = 1; n <= 200; n += 1) append({ ...scan, tookMs: n / 10 });
    append(scan);
  });
  assert.deepEqual((await theDay(kiosk)).tookMs, { count: 200, p50: 10, p95: 19, p99: 19.8, max: 20 });
});

test('a day without a guest has slots and no share, no quantiles, no gates', async (context) => {
  const report = await theDay(newJournal(context));
  assert.equal(report.slots.length, 288);
  assert.deepEqual(report.arrivals, { admit: 0, refuse: 0, review: 0, manual: 0 });
  assert.deepEqual([report.manualShare, report.tookMs, report.gates], [undefined, undefined, []]);
});

test('what was degraded is what the whole journal says, and only its part of the day is counted', async (context) => {
  const kiosk = newJournal(context);
  badHour(kiosk);
  const { journal, time, write } = kiosk;
  time.now += 10 * minute;
  // It falls without a word after its last guest.
  write({});
  time.now += 20 * minute;
  write(started);
  time.now += minute;
  write(down);
  time.now = began + day - hour;
  write({ ...stopped, network: 'offline' });
  time.now = began + 2 * day;
  const report = await theDay(kiosk, { now: time.now });
  const whole = await findOutages(journal.rows(), {
    from: began,
    until: began + day,
    upTo: journal.head().seq,
  });
  assert.equal(whole.length, 4);
  assert.deepEqual(
    report.degraded,
    whole.map(({ figures: __, rows: ___, clock: ____, ...one }) => one),
  );
  assert.deepEqual(report.degraded[0]?.impaired, { [issuer]: 'offline' });
  const offAt = noon + 15 * minute + hour + 10 * minute;
  const downAt = offAt + 21 * minute;
  assert.deepEqual(report.degradedMs, {
    network: hour + (began + day - hour - downAt),
    kioskOff: 20 * minute + hour,
  });
});

test('a journal that begins in the middle of an outage says so in the report', async (context) => {
  const kiosk = newJournal(context);
  kiosk.write({ network: 'offline' });
  const [first] = (await theDay(kiosk)).degraded;
  assert.deepEqual([first?.beganBefore, first?.until], [true, undefined]);
});
