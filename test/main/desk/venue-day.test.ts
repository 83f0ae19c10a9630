import assert from 'node:assert/strict';
import { test } from 'node:test';
import { venueDayBegan } from '../../../main/desk/venue-day.ts';

test("the venue's day turns at four in the morning by the clock on its wall", () => {
  const began = (at: string) => new Date(venueDayBegan(Date.parse(at), 'Asia/Seoul')).toISOString();
  assert.equal(began('2026-11-24T12:00:00+09:00'), '2026-11-23T19:00:00.000Z');
  assert.equal(began('2026-11-24T03:59:59+09:00'), '2026-11-22T19:00:00.000Z');
  assert.equal(began('2026-11-24T04:00:00+09:00'), '2026-11-23T19:00:00.000Z');
});
