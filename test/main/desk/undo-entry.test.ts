import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, openEntryDesk } from './entry-desk.ts';

const values = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 2 };
const undo = { reason: '기록 직후 취소', change: { type: 'void' } } as const;

test('the entry that was written last can be taken back for a minute, by whoever is at the desk', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  assert.equal(await desk.undoableEntry(), null);
  await record({ values, admitted: true });
  time.now += 20_000;
  const seq = await record({ values: { ...values, telephone: '12가34나' }, admitted: true });
  time.now += 45_000;
  await as('steward');
  assert.deepEqual(await desk.undoableEntry(), { seq, msLeft: 15_000 });
  assert.equal((await desk.summary({ since: 0 })).inside, 4);
  const undone = await desk.correctEntry({ seq, ...undo });
  assert.ok(undone.ok);
  assert.equal((await desk.summary({ since: 0 })).inside, 2);
  assert.equal(await desk.undoableEntry(), null, 'nor the one before it, whose minute is over anyway');
});

test('after a minute a steward takes nothing back, and those in charge do', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  await as('steward');
  const seq = await record({ values, admitted: true });
  time.now += 60_000;
  assert.equal(await desk.undoableEntry(), null);
  assert.equal(await codeOf(desk.correctEntry({ seq, ...undo })), 'NOT_ALLOWED');
  const { rows } = await desk.journal({ limit: 1, kinds: 'door' });
  assert.equal(rows[0]?.kind, 'manual-entry', 'nothing was written');
  await as('supervisor');
  assert.ok((await desk.correctEntry({ seq, ...undo })).ok);
});

test('a clock that was set back gives no second minute', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  const seq = await record({ values, admitted: true });
  time.now -= 3_600_000;
  await as('steward');
  assert.equal(await desk.undoableEntry(), null);
  assert.equal(await codeOf(desk.correctEntry({ seq, ...undo })), 'NOT_ALLOWED');
});

test('a steward may still put a typing mistake right later', async (context) => {
  const { desk, record, time, as } = await openEntryDesk(context);
  await as('steward');
  const seq = await record({ values, admitted: true });
  time.now += 600_000;
  await as('steward');
  const change = { type: 'amend', values: { ...values, party: 1 }, admitted: true } as const;
  assert.ok((await desk.correctEntry({ seq, reason: 'one guest fewer', change })).ok);
});
