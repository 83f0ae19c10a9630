import assert from 'node:assert/strict';
import { test } from 'node:test';
import { venueDate } from '../../../../main/desk/venue-day.ts';
import { marksOf, openHours, type Slot } from '../../../../renderer/desk/reports/shown-slots.ts';
import { addDays, daysBack, venueDateOf } from '../../../../renderer/desk/reports/venue-dates.ts';

const minute = 60_000;

function dayOf(...busy: readonly number[]): { readonly step: 'five-minutes'; readonly slots: Slot[] } {
  const slots = Array.from({ length: 288 }, (_, n) => {
    return { at: n * 5 * minute, admit: busy.includes(n) ? 1 : 0, refuse: 0, review: 0, manual: 0 };
  });
  return { step: 'five-minutes', slots };
}

test('the screen and the kiosk call a day by the same date, in the small hours too', () => {
  for (const zone of ['Asia/Seoul', 'Europe/Berlin', 'America/New_York']) {
    for (let hours = 0; hours < 48; hours += 1) {
      const at = Date.UTC(2026, 2, 28) + hours * 60 * minute + 59_000;
      assert.equal(venueDateOf(at, zone), venueDate(at, zone), `${zone} ${new Date(at).toISOString()}`);
    }
  }
});

test('days are those of the calendar, over the end of a month and of February', () => {
  assert.equal(addDays('2026-12-31', 1), '2027-01-01');
  assert.deepEqual(daysBack('2028-03-01', 2), ['2028-03-01', '2028-02-29', '2028-02-28']);
});

test('a chart of a day shows the open hours and one around them', () => {
  assert.deepEqual(openHours([dayOf(100, 150)]), [84, 168]);
  assert.deepEqual(openHours([dayOf(0, 287)]), [0, 288]);
  assert.equal(openHours([dayOf()]), undefined);
});

test('two days that are compared are shown over the same hours', () => {
  assert.deepEqual(openHours([dayOf(100), dayOf(200)]), [84, 216]);
});

test('the axis is marked at full hours, and at fewer of them where they do not fit', () => {
  const { slots } = dayOf();
  assert.deepEqual(marksOf(slots.slice(0, 24), 'five-minutes', 14), [0, 60 * minute]);
  assert.equal(marksOf(slots, 'five-minutes', 14).length, 12);
});
