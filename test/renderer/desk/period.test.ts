import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, wallText } from '../../../renderer/desk/journal/period.ts';

const hour = 3_600_000;
const seoul = 'Asia/Seoul';
/** 24 November 2026, noon in Seoul: the venue's day began at four. */
const noon = Date.UTC(2026, 10, 24, 3);
const began = noon - 8 * hour;

test('yesterday ends where today begins, and a week has seven days', () => {
  assert.deepEqual(boundsOf({ type: 'today' }, noon, seoul), { since: began });
  assert.deepEqual(boundsOf({ type: 'yesterday' }, noon, seoul), { since: began - 24 * hour, until: began });
  assert.deepEqual(boundsOf({ type: 'week' }, noon, seoul), { since: began - 6 * 24 * hour });
  assert.deepEqual(boundsOf({ type: 'whole' }, noon, seoul), {});
});

test('what is typed is the time on the venue’s wall, and the last minute belongs to it', () => {
  const bounds = boundsOf({ type: 'own', from: '2026-11-24T12:00', until: '2026-11-24T12:30' }, 0, seoul);
  assert.deepEqual(bounds, { since: noon, until: noon + hour / 2 + 60_000 });
  assert.equal(wallText(noon, seoul), '2026-11-24T12:00');
});

test('a bound that is left empty is none', () => {
  assert.deepEqual(boundsOf({ type: 'own', from: '', until: '' }, noon, seoul), {
    since: undefined,
    until: undefined,
  });
});
