import assert from 'node:assert/strict';
import { test } from 'node:test';
import { venueDate, venueDayBegan, venueDayStarts } from '../../../main/desk/venue-day.ts';

test("the venue's day turns at four in the morning by the clock on its wall", () => {
  const began = (at: string) => new Date(venueDayBegan(Date.parse(at), 'Asia/Seoul')).toISOString();
  assert.equal(began('2026-11-24T12:00:00+09:00'), '2026-11-23T19:00:00.000Z');
  assert.equal(began('2026-11-24T03:59:59+09:00'), '2026-11-22T19:00:00.000Z');
  assert.equal(began('2026-11-24T04:00:00+09:00'), '2026-11-23T19:00:00.000Z');
});

test('a guest at three in the night belongs to the date of the evening before', () => {
  const date = (at: string) => venueDate(Date.parse(at), 'Asia/Seoul');
  assert.equal(date('2026-11-25T03:59:59+09:00'), '2026-11-24');
  assert.equal(date('2026-11-25T04:00:00+09:00'), '2026-11-25');
});

test('days begin at four by the clock on the wall, on those too on which it is changed', () => {
  const starts = (from: string, until: string, zone: string) =>
    venueDayStarts(from, until, zone).map((at) => new Date(at).toISOString());
  assert.deepEqual(starts('2026-11-24', '2026-11-24', 'Asia/Seoul'), [
    '2026-11-23T19:00:00.000Z',
    '2026-11-24T19:00:00.000Z',
  ]);
  // Berlin sets its clocks forward in the night to 29 March, and back in the night to 25 October.
  assert.deepEqual(starts('2026-03-28', '2026-03-29', 'Europe/Berlin'), [
    '2026-03-28T03:00:00.000Z',
    '2026-03-29T02:00:00.000Z',
    '2026-03-30T02:00:00.000Z',
  ]);
});
