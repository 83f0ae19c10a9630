import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { openEntryDesk } from './entry-desk.ts';

const hour = 3_600_000;
const values = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 2 };
const other = { ...values, telephone: '12가34나' };
const voided = { reason: '두 번 기록', change: { type: 'void' } } as const;

test('whoever was written down today is noticed while they are written down again', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  const [manager] = await desk.people();
  assert.equal(await desk.formerEntry({ values }), null);
  const at = time.now;
  const seq = await record({ values, admitted: true });
  time.now += hour;
  await as('steward');
  const former = await desk.formerEntry({ values: { telephone: '+82 10-1234-5678' } });
  assert.deepEqual(former, { seq, at, gate: '북문', decision: 'admit', staff: manager?.id });
  assert.equal(await desk.formerEntry({ values: other }), null);
  assert.equal(await desk.formerEntry({ values: { telephone: '010-12' } }), null, 'half a number');
});

test('it stops nobody: the second entry is recorded, and is the one that is shown then', async (context) => {
  const { desk, record } = await openEntryDesk(context);
  await record({ values, admitted: true });
  const second = await record({ values, admitted: false });
  assert.equal((await desk.formerEntry({ values }))?.seq, second);
  assert.equal((await desk.formerEntry({ values }))?.decision, 'refuse');
});

test('an entry that was taken back is no hint', async (context) => {
  const { desk, record } = await openEntryDesk(context);
  const first = await record({ values, admitted: true });
  const second = await record({ values, admitted: true });
  assert.ok((await desk.correctEntry({ seq: second, ...voided })).ok);
  assert.equal((await desk.formerEntry({ values }))?.seq, first);
  assert.ok((await desk.correctEntry({ seq: first, ...voided })).ok);
  assert.equal(await desk.formerEntry({ values }), null);
});

test('an entry that was put right tells of whom it names by then', async (context) => {
  const { desk, record } = await openEntryDesk(context);
  const seq = await record({ values, admitted: true });
  const amend = (now: typeof values) =>
    desk.correctEntry({ seq, reason: '오타', change: { type: 'amend', values: now, admitted: true } });
  assert.ok((await amend(other)).ok);
  assert.equal(await desk.formerEntry({ values }), null);
  assert.equal((await desk.formerEntry({ values: other }))?.seq, seq, 'the entry, not what amended it');
  assert.ok((await amend(values)).ok);
  assert.equal((await desk.formerEntry({ values }))?.seq, seq);
  assert.equal(await desk.formerEntry({ values: other }), null);
});

test('the day is that of the venue: past midnight it goes on, at four it is over', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  const seq = await record({ values, admitted: true });
  // Three in the morning in Seoul, and still the night of the day before.
  time.now += 15 * hour;
  await as('manager');
  assert.equal((await desk.formerEntry({ values }))?.seq, seq);
  const night = await record({ values, admitted: true });
  time.now += hour;
  await as('manager');
  assert.equal(await desk.formerEntry({ values }), null);
  const last = { happened: { type: 'ago', minutes: 61 } } as const;
  assert.equal((await desk.formerEntry({ ...last, values }))?.seq, night, 'for an entry about that night');
});

test('the morning of a venue lies in two days of UTC', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  // Eight in the morning in Seoul, an hour before the day of UTC turns.
  time.now += 20 * hour;
  await as('manager');
  const seq = await record({ values, admitted: true });
  time.now += 2 * hour;
  await as('manager');
  assert.equal((await desk.formerEntry({ values }))?.seq, seq);
});

test('a late entry is looked for on the day on which it happened', async (context) => {
  const { desk, record, time } = await openEntryDesk(context);
  const yesterday = { type: 'at', wall: '2026-11-23T20:00' } as const;
  const seq = await record({ values, admitted: true, happened: yesterday });
  assert.equal(await desk.formerEntry({ values }), null, 'not today');
  const former = await desk.formerEntry({ values, happened: { type: 'at', wall: '2026-11-23T21:30' } });
  assert.deepEqual([former?.seq, former?.at], [seq, time.now - 16 * hour]);
  const future = { type: 'at', wall: '2027-01-01T00:00' } as const;
  assert.equal(await desk.formerEntry({ values, happened: future }), null);
});

test('at an exit, nobody is told that they came in', async (context) => {
  const { desk, record } = await openEntryDesk(context);
  await record({ values, admitted: true });
  await desk.setDirection({ direction: 'exit' });
  assert.equal(await desk.formerEntry({ values }), null);
  const left = await record({ values, admitted: true });
  assert.equal((await desk.formerEntry({ values }))?.seq, left);
});

test('a name alone is no person; with a number it is', async (context) => {
  const { desk, record } = await openEntryDesk(context, 'walk-in-attendee');
  const guest = { name: '김민지', telephone: '01012345678', admission: 'paid', party: 1 };
  const { telephone: _, ...nameless } = guest;
  await record({ values: nameless, admitted: true });
  assert.equal(await desk.formerEntry({ values: nameless }), null);
  const seq = await record({ values: guest, admitted: true });
  assert.equal((await desk.formerEntry({ values: { ...guest, name: '김 민지' } }))?.seq, seq);
  assert.equal(await desk.formerEntry({ values: { ...guest, name: '김민호' } }), null);
});

test('what is kept for it is neither a name nor a number, and another one every day', async (context) => {
  const { record, time, profile, as } = await openEntryDesk(context);
  await record({ values, admitted: true });
  const persons = () => {
    const database = new Database(join(profile, 'journal.db'), { readonly: true });
    const found = database.prepare<[], string>('SELECT person FROM entry_persons ORDER BY seq').pluck().all();
    database.close();
    return found;
  };
  const [person, ...more] = persons();
  assert.deepEqual(more, []);
  assert.match(person ?? '', /^[\w-]{43}$/);
  const files = ['journal.db', 'journal.db-wal'].map((name) => readFileSync(join(profile, name)));
  for (const text of ['01012345678', '1234-5678']) {
    assert.ok(!files.some((file) => file.includes(text)), `${text} lies in the open`);
  }
  time.now += 24 * hour;
  await as('manager');
  await record({ values, admitted: true });
  assert.notEqual(persons()[1], person, 'another day, another key');
});
