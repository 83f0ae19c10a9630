import assert from 'node:assert/strict';
import { test } from 'node:test';
import { venueDayBegan } from '../../../main/desk/venue-day.ts';
import { venueTodayBegan } from '../../../renderer/desk/venue-today.ts';

test("the desk's today is the kiosk's", () => {
  for (const zone of ['Asia/Seoul', 'UTC', 'America/New_York', 'Asia/Kolkata']) {
    for (const at of [
      '2026-11-24T12:00:00.123+09:00',
      '2026-11-24T03:59:59+09:00',
      '2026-11-24T04:00:00+09:00',
    ]) {
      const instant = Date.parse(at);
      assert.equal(venueTodayBegan(instant, zone), venueDayBegan(instant, zone), `${at} ${zone}`);
    }
  }
});
