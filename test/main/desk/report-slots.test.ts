import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportSlots } from '../../../main/desk/report-slots.ts';

const berlin = 'Europe/Berlin';

test('a day has a slot for every five minutes, from four to four', () => {
  const { step, slots, until } = reportSlots({ from: '2026-11-24', until: '2026-11-24' }, 'Asia/Seoul');
  assert.equal(step, 'five-minutes');
  assert.equal(slots.length, 288);
  assert.equal(new Date(slots[0] ?? 0).toISOString(), '2026-11-23T19:00:00.000Z');
  assert.equal(until - (slots.at(-1) ?? 0), 5 * 60_000);
});

test('the day before clocks are set forward is an hour shorter, the one before they are set back an hour longer', () => {
  assert.equal(reportSlots({ from: '2026-03-28', until: '2026-03-28' }, berlin).slots.length, 276);
  assert.equal(reportSlots({ from: '2026-10-24', until: '2026-10-24' }, berlin).slots.length, 300);
});

test('a week is drawn by the hour, a month by the day, and each day begins with a slot of its own', () => {
  const week = reportSlots({ from: '2026-03-26', until: '2026-04-01' }, berlin);
  assert.deepEqual([week.step, week.slots.length], ['hour', 7 * 24 - 1]);
  assert.ok(week.slots.includes(Date.parse('2026-03-29T04:00:00+02:00')));
  const month = reportSlots({ from: '2026-03-01', until: '2026-03-31' }, berlin);
  assert.deepEqual([month.step, month.slots.length], ['day', 31]);
});

test('where the zone is half an hour off, hours are those of the clock on the wall', () => {
  const { slots } = reportSlots({ from: '2026-11-22', until: '2026-11-24' }, 'Asia/Kolkata');
  assert.equal(new Date(slots[1] ?? 0).toISOString(), '2026-11-21T23:30:00.000Z');
});
