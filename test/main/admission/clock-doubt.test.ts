import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ClockNews } from '../../../main/admission/clock-doubt.ts';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2027, 5, 1, 12);

/** A guard on a machine whose clock can be set, and which never stops counting. */
function running(options: { start?: number; doubted?: boolean } = {}) {
  const start = options.start ?? noon;
  const machine = { now: start, uptimeMs: 5 * day };
  const known = { vouched: start - day };
  const guard = new ClockGuard({
    clock: { now: () => machine.now },
    uptimeMs: () => machine.uptimeMs,
    lastTrustedAt: () => start,
    vouchedAt: () => known.vouched,
    doubtedBefore: () => options.doubted ?? false,
  });
  return {
    guard,
    known,
    machine,
    pass: (ms: number) => {
      machine.now += ms;
      machine.uptimeMs += ms;
      return guard.state();
    },
    set: (byMs: number) => {
      machine.now += byMs;
      return guard.state();
    },
    news: () => {
      const told: ClockNews[] = [];
      guard.tellNews((news) => told.push(news));
      return told;
    },
  };
}

describe('a clock that is moved while the door is open', () => {
  for (const [what, byMs, state] of [
    ['back a year', -365 * day, 'untrusted'],
    ['forward a year', 365 * day, 'untrusted'],
    ['to 1970', -noon, 'untrusted'],
    ['forward an hour', hour, 'suspicious'],
    ['back four minutes', -4 * minute, 'suspicious'],
    ['forward by a correction', 90 * second, 'trusted'],
  ] as const) {
    test(`${what} is ${state}, and believed again when it is back`, () => {
      const { set, news } = running();
      assert.equal(set(byMs), state);
      assert.deepEqual(news(), state === 'trusted' ? [] : [{ type: 'jumped', byMs }]);
      assert.equal(set(-byMs), 'trusted');
      if (state !== 'trusted') assert.deepEqual(news().at(-1), { type: 'settled', by: 'back' });
    });
  }

  test('is seen in small steps, too', () => {
    const { set } = running();
    assert.equal(set(90 * second), 'trusted');
    assert.equal(set(90 * second), 'suspicious');
  });

  test('is believed across a change to and from daylight saving, of which UTC knows nothing', () => {
    for (const change of [Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1)]) {
      const { pass } = running({ start: change - minute });
      assert.equal(pass(2 * minute), 'trusted');
      assert.equal(pass(2 * hour), 'trusted');
    }
  });

  test('is suspicious when somebody turns it by hand for daylight saving', () => {
    assert.equal(running().set(-hour), 'untrusted');
    const { machine, guard } = running();
    machine.uptimeMs += 2 * hour;
    machine.now += hour;
    assert.equal(guard.state(), 'suspicious');
  });

  test('is believed after a machine has slept, which counts as being up', () => {
    const { pass, news } = running();
    assert.equal(pass(10 * day), 'trusted');
    assert.deepEqual(news(), []);
  });

  test('is not believed for what was vouched for before it jumped, however near', () => {
    const { set, known } = running();
    known.vouched = noon + minute;
    assert.equal(set(4 * minute), 'suspicious');
  });

  test('is believed once a server vouches for the new time', () => {
    const { set, pass, known, guard, news } = running();
    assert.equal(set(2 * hour), 'suspicious');
    known.vouched = noon + hour;
    assert.equal(guard.state(), 'suspicious', 'it says otherwise');
    known.vouched = noon + 2 * hour - minute;
    assert.equal(guard.state(), 'trusted');
    assert.deepEqual(news(), [
      { type: 'jumped', byMs: 2 * hour },
      { type: 'settled', by: 'vouched' },
    ]);
    assert.equal(pass(day), 'trusted');
    assert.equal(set(-2 * minute - 1), 'suspicious', 'from here on');
  });

  test('is believed once staff say that it is right', () => {
    const { set, guard, machine } = running();
    assert.equal(set(hour), 'suspicious');
    guard.confirm(machine.now);
    assert.equal(guard.state(), 'trusted');
    assert.equal(set(-3 * minute), 'suspicious');
  });

  test('stays suspicious over a restart, which forgets where the clock was', () => {
    const { guard, known, pass } = running({ doubted: true });
    assert.equal(guard.state(), 'suspicious');
    assert.equal(pass(hour), 'suspicious');
    known.vouched = noon + hour;
    assert.equal(guard.state(), 'trusted');
  });

  test('is told of again if it could not be written down', () => {
    const { set, guard, news } = running();
    set(hour);
    assert.throws(() =>
      guard.tellNews(() => {
        throw new Error('disk full');
      }),
    );
    assert.equal(news().length, 1);
    assert.equal(news().length, 0);
  });
});
