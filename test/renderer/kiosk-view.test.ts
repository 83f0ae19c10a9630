import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dueAt, emptyView, type Happening, type KioskView, next } from '../../renderer/kiosk-view.ts';
import { lunch, statusOfOpenDoor, verdictFor } from './kiosk-events.ts';

const open = next(emptyView, { type: 'status', status: statusOfOpenDoor }, lunch);
const reading = { type: 'reading', scanner: 'serial:a' } as const;
const readingEnded = { type: 'reading-ended', scanner: 'serial:a' } as const;

/** The view after happenings, each so many milliseconds after lunch. */
function after(view: KioskView, ...happenings: readonly (readonly [number, Happening])[]): KioskView {
  return happenings.reduce((before, [ms, happening]) => next(before, happening, lunch + ms), view);
}

describe('the entrance', () => {
  test('is idle once the kiosk was heard, and knows the clock of the kiosk', () => {
    const late = next(emptyView, { type: 'status', status: statusOfOpenDoor }, lunch - 5_000);
    assert.equal(late.connected, true);
    assert.equal(late.shown.type, 'idle');
    assert.equal(late.clockAheadMs, 5_000);
  });

  test('keeps nothing of the door in a rehearsal, and nothing of a rehearsal at the door', () => {
    const rehearsal = { ...statusOfOpenDoor, rehearsal: { since: lunch, cable: 'plugged' } } as const;
    const pairing = { type: 'pairing', code: 'munjigi://trust?root=1', at: lunch } as const;
    const seen = after(open, [0, pairing], [1, verdictFor('ok')]);
    const begun = after(seen, [2, { type: 'status', status: rehearsal }]);
    assert.deepEqual([begun.shown.type, begun.last, begun.paired], ['idle', undefined, undefined]);
    const pulled = { ...rehearsal, rehearsal: { since: lunch, cable: 'pulled' } } as const;
    const practised = after(begun, [3, verdictFor('expired')], [4, { type: 'status', status: pulled }]);
    assert.equal(practised.last?.verdict.reason, 'expired');
    assert.equal(after(practised, [5, { type: 'status', status: statusOfOpenDoor }]).last, undefined);
  });

  for (const [reason, stayMs] of [
    ['ok', 4_000],
    ['expired', 7_000],
    ['key-unknown', 20_000],
  ] as const) {
    test(`shows "${reason}" for ${stayMs} ms, as the policy says, and goes back to idle`, () => {
      const shown = after(open, [0, verdictFor(reason)]);
      assert.equal(dueAt(shown), lunch + stayMs);
      assert.equal(after(shown, [stayMs - 1, { type: 'time' }]).shown.type, 'verdict');
      assert.equal(after(shown, [stayMs, { type: 'time' }]).shown.type, 'idle');
    });
  }

  test('shows the next guest at once, however much time the one before had left', () => {
    const { shown, last } = after(open, [0, verdictFor('expired')], [300, verdictFor('ok')]);
    assert.ok(shown.type === 'verdict');
    assert.equal(shown.event.verdict.reason, 'ok');
    assert.equal(shown.until, lunch + 300 + 4_000);
    assert.equal(last, shown.event);
  });

  test('asks for nobody any more once staff have settled the scan, whatever is being read by then', () => {
    const review = verdictFor('issuer-unknown', { seq: 7 });
    const settled = { type: 'settled', scan: 7 } as const;
    assert.equal(after(open, [0, review], [900, settled]).shown.type, 'idle');
    const next = after(open, [0, review], [500, reading], [900, settled], [950, readingEnded]);
    assert.equal(next.shown.type, 'idle');
  });

  test('keeps the verdict of the next guest when the one before is settled', () => {
    const { shown } = after(open, [0, verdictFor('ok', { seq: 8 })], [900, { type: 'settled', scan: 7 }]);
    assert.equal(shown.type, 'verdict');
  });

  test('starts the time anew for a code that is shown again', () => {
    const event = verdictFor('already-inside');
    const { shown } = after(open, [0, event], [2_000, { ...event, repeat: true }]);
    assert.ok(shown.type === 'verdict');
    assert.equal(shown.until, lunch + 2_000 + 7_000);
    assert.equal(shown.turn, 2);
  });

  test('says that it reads from the first characters on', () => {
    assert.equal(after(open, [0, reading]).shown.type, 'reading');
  });

  test('goes back to a review when what was read after it comes to nothing', () => {
    const { shown } = after(open, [0, verdictFor('unreadable')], [1_000, reading], [1_400, readingEnded]);
    assert.ok(shown.type === 'verdict');
    assert.equal(shown.event.verdict.reason, 'unreadable');
    assert.equal(shown.until, lunch + 20_000);
  });

  test('does not go back to a verdict whose time ran out meanwhile', () => {
    const { shown } = after(open, [0, verdictFor('ok')], [3_900, reading], [4_100, readingEnded]);
    assert.equal(shown.type, 'idle');
  });

  test('keeps reading when another scanner ends', () => {
    const { shown } = after(open, [0, reading], [5, { ...readingEnded, scanner: 'wedge' }]);
    assert.equal(shown.type, 'reading');
  });

  test('does not wait for ever for a scanner that says no more', () => {
    const shown = after(open, [0, reading]);
    const due = dueAt(shown) ?? Number.POSITIVE_INFINITY;
    assert.ok(due <= lunch + 30_000);
    assert.equal(next(shown, { type: 'time' }, due).shown.type, 'idle');
  });

  test('keeps asking for the next code as long as the kiosk keeps the first', () => {
    const part: Happening = { type: 'part', have: [1], count: 2 };
    const shown = after(open, [0, part]);
    assert.equal(after(shown, [29_000, { type: 'time' }]).shown.type, 'part');
    assert.equal(after(shown, [30_000, { type: 'time' }]).shown.type, 'idle');
    const back = after(shown, [100, reading], [200, readingEnded]);
    assert.equal(back.shown.type, 'part');
  });

  test('shows no verdict of a kiosk that is gone, and remembers it for staff', () => {
    const lost = after(open, [0, verdictFor('ok')], [10, { type: 'lost' }]);
    assert.equal(lost.connected, false);
    assert.equal(lost.shown.type, 'idle');
    assert.equal(lost.last?.verdict.reason, 'ok');
    const back = after(lost, [5_000, { type: 'status', status: statusOfOpenDoor }]);
    assert.equal(back.connected, true);
  });

  test('is idle again when staff close a review', () => {
    const { shown } = after(open, [0, verdictFor('internal')], [50, { type: 'dismissed' }]);
    assert.equal(shown.type, 'idle');
  });

  test('stays with the verdict when only the status changes', () => {
    const status = { ...statusOfOpenDoor, network: 'offline' } as const;
    const { shown } = after(open, [0, verdictFor('ok')], [10, { type: 'status', status }]);
    assert.equal(shown.type, 'verdict');
  });
});
