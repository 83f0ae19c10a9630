import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lateTime } from '../../../main/desk/late-time.ts';
import { noon, openEntryDesk } from './entry-desk.ts';

const values = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 3 };
const day = 86_400_000;

test('an entry made late says when it happened and when it was recorded', async (context) => {
  const { desk, record } = await openEntryDesk(context);
  const ago = await record({ happened: { type: 'ago', minutes: 30 }, values, admitted: true });
  const at = await record({ happened: { type: 'at', wall: '2026-11-24T09:05' }, values, admitted: true });
  const { rows } = await desk.journal({ limit: 10, kinds: 'door' });
  const times = rows.map(({ seq, at, happenedAt }) => ({ seq, at, happenedAt }));
  const recorded = '2026-11-24T03:00:00.000Z';
  assert.deepEqual(times, [
    { seq: at, at: recorded, happenedAt: '2026-11-24T00:05:00.000Z' },
    { seq: ago, at: recorded, happenedAt: '2026-11-24T02:30:00.000Z' },
  ]);
  assert.equal((await desk.summary({ since: noon - 3_600_000 })).inside, 6, 'they came today');
});

test('nothing is entered that is yet to come, or older than what the journal keeps', async (context) => {
  const { desk } = await openEntryDesk(context);
  const wrong = async (wall: string) =>
    await desk.recordEntry({ happened: { type: 'at', wall }, values, admitted: true });
  assert.deepEqual(await wrong('2026-11-24T12:01'), { ok: false, problems: { happenedAt: 'future' } });
  assert.deepEqual(await wrong('2026-10-20T12:00'), { ok: false, problems: { happenedAt: 'too-old' } });
  const { rows } = await desk.journal({ limit: 10, kinds: 'door' });
  assert.deepEqual(rows, []);
});

test('the oldest time that is taken is the first whose rows are still kept', () => {
  const here = { now: noon, timeZone: 'Asia/Seoul', retentionDays: 28 };
  const first = Math.floor(noon / day) * day - 28 * day;
  const wall = '2026-10-27T09:00';
  assert.deepEqual(lateTime({ type: 'at', wall }, here), { ok: true, at: first });
  const before = lateTime({ type: 'at', wall: '2026-10-27T08:59' }, here);
  assert.deepEqual(before, { ok: false, problem: 'too-old' });
});
