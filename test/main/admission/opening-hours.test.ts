import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOpen } from '../../../main/admission/opening-hours.ts';

const seoul = 'Asia/Seoul';
const weekdays = [{ days: ['mon' as const, 'tue' as const], from: '09:00', to: '18:00' }];
const nights = [{ days: ['sat' as const], from: '22:00', to: '04:00' }];

describe('opening hours', () => {
  test('are those of the clock on the wall, not of UTC', () => {
    // Monday 2026-11-23 in Seoul begins at 15:00 UTC on Sunday.
    assert.equal(isOpen(weekdays, Date.parse('2026-11-23T09:00:00+09:00'), seoul), true);
    assert.equal(isOpen(weekdays, Date.parse('2026-11-23T08:59:59+09:00'), seoul), false);
    assert.equal(isOpen(weekdays, Date.parse('2026-11-23T18:00:00+09:00'), seoul), false);
    assert.equal(isOpen(weekdays, Date.parse('2026-11-25T10:00:00+09:00'), seoul), false);
  });

  test('that run past midnight belong to the day they began on', () => {
    assert.equal(isOpen(nights, Date.parse('2026-11-28T23:00:00+09:00'), seoul), true);
    assert.equal(isOpen(nights, Date.parse('2026-11-29T03:59:00+09:00'), seoul), true);
    assert.equal(isOpen(nights, Date.parse('2026-11-29T04:00:00+09:00'), seoul), false);
    assert.equal(isOpen(nights, Date.parse('2026-11-28T03:00:00+09:00'), seoul), false);
  });

  test('that end at 24:00 last the day out', () => {
    const late = [{ days: ['mon' as const], from: '18:00', to: '24:00' }];
    assert.equal(isOpen(late, Date.parse('2026-11-23T23:59:00+09:00'), seoul), true);
    assert.equal(isOpen(late, Date.parse('2026-11-24T00:00:00+09:00'), seoul), false);
  });

  test('follow summer time', () => {
    const morning = [{ days: ['sun' as const], from: '03:00', to: '04:00' }];
    assert.equal(isOpen(morning, Date.parse('2026-03-29T01:30:00Z'), 'Europe/Berlin'), true);
    assert.equal(isOpen(morning, Date.parse('2026-03-22T01:30:00Z'), 'Europe/Berlin'), false);
  });
});
