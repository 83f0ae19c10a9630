import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CompressedClock } from './compressed-clock.ts';
import { morning } from './parameters.ts';

const minute = 60_000;
const never = new AbortController().signal;

describe('a compressed clock', () => {
  test('jumps over the time until the next guest, and never back', () => {
    const clock = new CompressedClock(morning, 1);
    clock.skipTo(morning + minute);
    assert.ok(clock.now() >= morning + minute);
    const later = clock.now();
    clock.skipTo(morning);
    assert.ok(clock.now() - later < 1_000);
  });

  test('lets a delay of ten minutes pass in a moment, whole', async () => {
    const clock = new CompressedClock(morning, 100_000);
    const begun = performance.now();
    await clock.delay(10 * minute, never);
    assert.ok(clock.now() >= morning + 10 * minute);
    assert.ok(performance.now() - begun < minute);
  });

  test('stops compressing a delay where a deadline passes', async () => {
    const clock = new CompressedClock(morning, 100_000);
    const deadline = clock.deadline(minute);
    const delay = clock.delay(60 * minute, deadline.signal);
    await assert.rejects(delay, { name: 'AbortError' });
    assert.equal(deadline.signal.aborted, true);
    const late = clock.now() - (morning + minute);
    assert.ok(late >= 0 && late < minute, `${late} ms after the deadline`);
  });

  test('forgets a deadline that was met', async () => {
    const clock = new CompressedClock(morning, 100_000);
    const deadline = clock.deadline(minute);
    deadline.meet();
    await clock.delay(2 * minute, never);
    assert.equal(deadline.signal.aborted, false);
  });

  test('runs as fast as any other otherwise', () => {
    const clock = new CompressedClock(morning, 100_000);
    const [really, here] = [performance.now(), clock.now()];
    while (performance.now() - really < 5);
    const passed = clock.now() - here;
    assert.ok(passed >= 4 && passed < minute, `${passed} ms`);
  });
});
