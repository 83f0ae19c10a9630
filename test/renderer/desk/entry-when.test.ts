import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysBack, happenedOf, nextWhen, wallOf } from '../../../renderer/desk/entry/entry-when.ts';

const exact = { type: 'at', day: '2026-11-24', hour: 9, minute: 5 } as const;

test('the kiosk is told when it happened, and nothing where it happens now', () => {
  assert.deepEqual(happenedOf({ type: 'now' }), {});
  assert.deepEqual(happenedOf({ type: 'ago', minutes: 30 }), { happened: { type: 'ago', minutes: 30 } });
  assert.deepEqual(happenedOf(exact), { happened: { type: 'at', wall: '2026-11-24T09:05' } });
});

test('a paper list is copied line by line; half an hour ago is true once', () => {
  assert.equal(nextWhen(exact), exact);
  assert.deepEqual(nextWhen({ type: 'ago', minutes: 30 }), { type: 'now' });
});

test("days and hours are those of the venue's wall", () => {
  const justAfterMidnight = Date.UTC(2026, 10, 23, 15, 5);
  assert.deepEqual(wallOf(justAfterMidnight, 'Asia/Seoul'), {
    type: 'at',
    day: '2026-11-24',
    hour: 0,
    minute: 5,
  });
  assert.deepEqual(daysBack('2026-03-01', 3), ['2026-03-01', '2026-02-28', '2026-02-27']);
});
