import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { Journal } from '../../../main/journal/journal.ts';
import { verifyExport } from '../../../main/journal/verify-export.ts';
import { codeOf, noon, openEntryDesk } from './entry-desk.ts';

const minute = 60_000;
const hour = 60 * minute;
const pin = '482913';
const guest = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 2 };

/** A desk with a steward, a supervisor and a manager, who came first. */
async function openShiftDesk(context: TestContext) {
  const door = await openEntryDesk(context);
  const { desk, time, terminal } = door;
  const people = await desk.people();
  const idOf = (role: string) => people.find((one) => one.role === role)?.id ?? '';
  const newest = async () => (await desk.journal({ limit: 1, kinds: 'handed-over' })).rows[0];
  const review = async () => {
    const { seq } = await terminal.scan(`https://example.com/${time.now}`);
    assert.ok(seq !== undefined);
    return seq;
  };
  return { ...door, manager: idOf('manager'), newest, review };
}

test('the first shift of a day is that of whoever unlocks the desk first, from then on', async (context) => {
  const { desk, time, as, manager, review } = await openShiftDesk(context);
  time.now += hour;
  await review();
  await as('steward');
  const { summary, wasHandedOver, before } = await desk.shift();
  assert.deepEqual([summary.staff, Date.parse(summary.since), summary.reviewed], [manager, noon, 1]);
  assert.deepEqual([wasHandedOver, before], [false, []]);
});

test('what came before the desk was unlocked is no shift of anybody, but still waits for whoever unlocks it', async (context) => {
  const { desk, time, as, review } = await openShiftDesk(context);
  await desk.endShift({ note: '' });
  time.now += hour;
  await review();
  time.now += minute;
  await as('steward');
  const { summary, waiting } = await desk.shift();
  assert.deepEqual([summary.staff, Date.parse(summary.since), summary.reviewed], ['steward', time.now, 0]);
  assert.equal(waiting.count, 1);
});

test('the last of a day ends the shift without a successor: one row with what it came to, and the desk locks', async (context) => {
  const { desk, time, as, manager, newest, review } = await openShiftDesk(context);
  await review();
  time.now += 3 * hour;
  await as('manager');
  const { seq } = await desk.endShift({ note: '열쇠는 서랍에' });
  assert.equal(await codeOf(desk.shift()), 'LOCKED');
  time.now += minute;
  await as('steward');
  const row = await newest();
  assert.deepEqual(
    [row?.seq, row?.staff, row?.takenBy, row?.hasSealed, row?.shift?.staff, row?.shift?.reviewed],
    [seq, manager, undefined, true, manager, 1],
  );
  const { summary, wasHandedOver, before } = await desk.shift();
  assert.deepEqual([summary.staff, Date.parse(summary.since), wasHandedOver], ['steward', time.now, false]);
  assert.deepEqual([before[0]?.seq, before[0]?.to, before[0]?.mayOpen], [seq, undefined, true]);
  assert.equal(
    (await desk.openShiftNote({ seq })).note,
    '열쇠는 서랍에',
    'the note is for whoever comes next',
  );
});

test('the summary counts what happened since, and what is left to do', async (context) => {
  const { desk, time, record, review } = await openShiftDesk(context);
  const settled = await review();
  time.now += minute;
  const waits = await review();
  await record({ scan: settled, values: guest, admitted: true });
  const mistaken = await record({ values: guest, admitted: true });
  await desk.correctEntry({ seq: mistaken, reason: 'twice', change: { type: 'void' } });
  const { summary, waiting, checks } = await desk.shift();
  const { reviewed, unsettled, manual, corrections, inside, admitted, refused } = summary;
  assert.deepEqual(
    { reviewed, unsettled, manual, corrections, inside, admitted, refused },
    { reviewed: 2, unsettled: 1, manual: 1, corrections: 1, inside: 2, admitted: 0, refused: 0 },
  );
  assert.deepEqual([waiting.count, waiting.rows.map(({ seq }) => seq)], [1, [waits]]);
  // No keys are held and no scanner is there: that is for the next to look after.
  assert.ok(checks.some(({ id, state }) => id === 'issuers' && state === 'bad'));
  assert.deepEqual(
    summary.checks,
    checks.map(({ id, state }) => ({ id, state })),
  );
});

test('overrides and limits that were lifted count, and what was taken back does not', async (context) => {
  const { desk, manager, review } = await openShiftDesk(context);
  for (const kept of [true, false]) {
    const overridden = await desk.overrideScan({ scan: await review(), by: manager, pin, reason: 'known' });
    assert.ok(overridden.ok);
    if (!kept) await desk.correctEntry({ seq: overridden.seq, reason: 'no', change: { type: 'void' } });
  }
  const change = { hours: 1, reason: 'The network is down' };
  await desk.overrideLimits({ artefacts: ['keys'], issuer: null, change, pin });
  await desk.overrideLimits({ artefacts: ['keys'], issuer: null, change: null, pin });
  const { summary } = await desk.shift();
  assert.deepEqual([summary.overrides, summary.limitsLifted], [1, 1]);
});

test('whoever takes over with their PIN is at the desk and in charge, by one row with both', async (context) => {
  const { desk, time, as, manager, newest, review } = await openShiftDesk(context);
  await review();
  time.now += 3 * hour;
  await as('manager');
  const handed = await desk.handOver({ to: 'steward', pin, note: '3번 창구 손님 김하나 님 다시 오심' });
  assert.ok(handed.ok);
  assert.deepEqual([handed.session.staff, handed.session.role], ['steward', 'steward']);
  const row = await newest();
  assert.deepEqual(
    [row?.seq, row?.staff, row?.takenBy, row?.hasSealed, row?.shift?.reviewed, row?.shift?.staff],
    [handed.seq, manager, 'steward', true, 1, manager],
  );
  assert.ok(!JSON.stringify(row).includes('김하나'), 'the note is sealed');
  const { summary, wasHandedOver, before, waiting } = await desk.shift();
  assert.deepEqual([summary.staff, Date.parse(summary.since)], ['steward', time.now]);
  assert.equal(summary.reviewed, 0);
  assert.deepEqual([wasHandedOver, before.length, before[0]?.summary.reviewed], [true, 1, 1]);
  assert.equal(waiting.count, 1, 'what the shift before left is still to do');
  // The desk is the steward's: a manager's own is refused.
  assert.equal(await codeOf(desk.settings()), 'NOT_ALLOWED');
});

test('a wrong PIN hands nothing over, stands in the journal, and makes the next one wait', async (context) => {
  const { desk, time, manager, newest } = await openShiftDesk(context);
  const wrong = { to: 'steward', pin: '000000', note: 'a note' };
  assert.deepEqual(await desk.handOver(wrong), { ok: false, wrong: true, retryInMs: 1_000 });
  const refused = (await desk.journal({ limit: 1, kinds: 'all' })).rows[0];
  assert.deepEqual([refused?.kind, refused?.staff], ['pin-refused', 'steward']);
  assert.deepEqual(await desk.handOver({ ...wrong, pin }), { ok: false, wrong: false, retryInMs: 1_000 });
  assert.equal(await newest(), undefined);
  const { summary } = await desk.shift();
  assert.equal(summary.staff, manager);
  time.now += 1_000;
  assert.equal((await desk.handOver({ ...wrong, pin })).ok, true);
});

test('nobody takes over what they are in charge of already, nor does somebody unknown', async (context) => {
  const { desk, as, manager } = await openShiftDesk(context);
  assert.equal(await codeOf(desk.handOver({ to: manager, pin, note: '' })), 'REFUSED');
  assert.deepEqual(await desk.handOver({ to: 'nobody', pin, note: '' }), {
    ok: false,
    wrong: true,
    retryInMs: 1_000,
  });
  // Whose shift it is went home without a word: who is at the desk takes it over there.
  await as('supervisor');
  const taken = await desk.handOver({ to: 'supervisor', pin, note: '' });
  assert.ok(taken.ok);
  const { summary, before } = await desk.shift();
  assert.deepEqual(
    [summary.staff, before[0]?.from, before[0]?.summary.staff],
    ['supervisor', 'supervisor', manager],
  );
});

test('the note is for those two and for those in charge, and every opening stands in the journal', async (context) => {
  const { desk, as } = await openShiftDesk(context);
  await desk.addPerson({ name: 'Park', role: 'steward', pin: '1357' });
  const handed = await desk.handOver({ to: 'steward', pin, note: '열쇠는 서랍에' });
  assert.ok(handed.ok);
  const { seq } = handed;
  assert.equal((await desk.openShiftNote({ seq })).note, '열쇠는 서랍에');
  const opening = (await desk.journal({ limit: 1, kinds: 'opened' })).rows[0];
  assert.deepEqual([opening?.staff, opening?.opens], ['steward', seq]);
  await as('supervisor');
  assert.equal((await desk.openShiftNote({ seq })).note, '열쇠는 서랍에');
  const park = (await desk.people()).find(({ name }) => name === 'Park');
  await desk.unlock({ staff: park?.id ?? '', pin: '1357' });
  assert.equal(await codeOf(desk.openShiftNote({ seq })), 'NOT_ALLOWED');
  assert.deepEqual(
    [(await desk.shift()).before[0]?.hasNote, (await desk.shift()).before[0]?.mayOpen],
    [true, false],
  );
  assert.equal(await codeOf(desk.openShiftNote({ seq: seq - 1 })), 'REFUSED');
});

test('a hand-over without a note has none to open', async (context) => {
  const { desk } = await openShiftDesk(context);
  const handed = await desk.handOver({ to: 'steward', pin, note: '   ' });
  assert.ok(handed.ok);
  assert.equal((await desk.shift()).before[0]?.hasNote, false);
  assert.equal(await codeOf(desk.openShiftNote({ seq: handed.seq })), 'REFUSED');
});

test('what was seen when a shift went over stays as it was, whatever is corrected later', async (context) => {
  const { desk, as, record } = await openShiftDesk(context);
  const entry = await record({ values: guest, admitted: true });
  await desk.handOver({ to: 'steward', pin, note: '' });
  await as('manager');
  await desk.correctEntry({ seq: entry, reason: 'twice', change: { type: 'void' } });
  assert.deepEqual(
    (await desk.shift()).before.map(({ summary }) => [summary.manual, summary.inside]),
    [[1, 2]],
  );
});

test('a night shift goes on past the turn of the day; who closed the house is not in charge of the morning', async (context) => {
  const { desk, time, as, manager } = await openShiftDesk(context);
  // Ten in the evening in Seoul.
  time.now = noon + 10 * hour;
  await as('manager');
  await desk.handOver({ to: 'supervisor', pin, note: '' });
  time.now = noon + 18 * hour;
  await as('steward');
  assert.equal((await desk.shift()).summary.staff, 'supervisor', 'six in the morning');
  time.now = noon + 23 * hour;
  await as('manager');
  const { summary } = await desk.shift();
  assert.deepEqual([summary.staff, Date.parse(summary.since)], ['steward', noon + 18 * hour]);
  assert.notEqual(summary.staff, manager);
});

test('an export with a hand-over verifies without the kiosk', async (context) => {
  const { desk, profile, time } = await openShiftDesk(context);
  await desk.handOver({ to: 'steward', pin, note: 'a note' });
  const place = () => ({ venue: 'V', gate: 'G' });
  const journal = Journal.open(profile, {
    clock: { now: () => time.now },
    version: '0.0.0',
    retentionDays: 28,
    place,
  });
  context.after(() => journal.close());
  const lines = Readable.from([...journal.exportLines()]);
  const verified = await verifyExport(lines, journal.publicKeys());
  assert.equal(verified.ok, true);
});
