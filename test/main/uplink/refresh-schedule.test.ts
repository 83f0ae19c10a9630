import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { RefreshSchedule } from '../../../main/uplink/refresh-schedule.ts';

const minute = 60_000;
const everyMs = 15 * minute;
const timings = { firstMs: 1_000, retryMs: 30_000, spreadMs: 3_000, leastMs: 2_000 };

type Outcome = 'good' | 'bad' | 'fault';

/** A schedule in the middle of its jitter, on a clock that a test moves. */
function newSchedule(context: TestContext, outcomes: Outcome[] = [], random = 0.5) {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const time = { now: 0 };
  const starts: number[] = [];
  const told: string[] = [];
  const gate = { open: Promise.resolve() };
  /** When a source is to be asked again, and which ones were asked. */
  const plan = { nextAt: undefined as number | undefined };
  const asked: string[] = [];
  const signals: AbortSignal[] = [];
  const schedule = new RefreshSchedule({
    clock: { now: () => time.now },
    everyMs,
    timings,
    random: () => random,
    nextAt: () => plan.nextAt,
    refresh: async (signal, which) => {
      asked.push(which);
      starts.push(time.now);
      signals.push(signal);
      await gate.open;
      const outcome = outcomes.shift() ?? 'good';
      if (outcome === 'fault') throw new Error('the store is shut');
      return [{}, outcome === 'bad' ? { error: 'unreachable' } : {}];
    },
    onFailed: () => told.push('failed'),
    onFault: () => told.push('fault'),
  });
  /** Lets time pass, and what is due in it happen. */
  const pass = async (ms: number) => {
    time.now += ms;
    context.mock.timers.tick(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { schedule, time, starts, told, gate, signals, pass, plan, asked };
}

describe('the refills of the stores', () => {
  test('begin shortly after the start, and come every quarter of an hour', async (context) => {
    const { schedule, starts, pass, told } = newSchedule(context);
    schedule.start();
    assert.deepEqual(starts, [], 'the door opens first');
    await pass(1_000);
    await pass(everyMs);
    await pass(everyMs);
    assert.deepEqual(starts, [1_000, 1_000 + everyMs, 1_000 + 2 * everyMs]);
    assert.deepEqual(told, []);
  });

  test('come soon after the clock went forward, though the next seems long overdue', async (context) => {
    const { schedule, time, starts, pass } = newSchedule(context);
    schedule.start();
    await pass(1_000);
    time.now += 60 * minute;
    schedule.soon();
    await pass(1_500);
    assert.equal(starts.length, 2);
  });

  test('of two kiosks do not fall on the same instant', async (context) => {
    const early = newSchedule(context, [], 0);
    early.schedule.start();
    await early.pass(1_000);
    assert.equal(early.schedule.dueAt, 1_000 + 0.9 * everyMs);
    context.mock.timers.reset();
    const late = newSchedule(context, [], 1);
    late.schedule.start();
    await late.pass(1_000);
    assert.equal(late.schedule.dueAt, 1_000 + 1.1 * everyMs);
  });

  test('come when the first of the sources is to be asked again, and ask only whose time has come', async (context) => {
    const { schedule, starts, pass, plan, asked, told } = newSchedule(context, ['bad', 'good']);
    schedule.start();
    plan.nextAt = 31_000;
    await pass(1_000);
    assert.deepEqual(told, ['failed']);
    plan.nextAt = 31_000 + 5 * minute;
    await pass(30_000);
    await pass(5 * minute);
    assert.deepEqual(starts, [1_000, 31_000, 31_000 + 5 * minute]);
    assert.deepEqual(asked, ['due', 'due', 'due']);
  });

  test('never follow each other without a pause, however long a source is overdue', async (context) => {
    const { schedule, starts, pass, plan } = newSchedule(context);
    schedule.start();
    plan.nextAt = 0;
    await pass(1_000);
    await pass(1_999);
    assert.deepEqual(starts, [1_000]);
    await pass(1);
    assert.deepEqual(starts, [1_000, 3_000]);
  });

  test('are never further apart than a quarter of an hour: a stick may have come', async (context) => {
    const { schedule, pass, plan } = newSchedule(context);
    schedule.start();
    plan.nextAt = 60 * minute;
    await pass(1_000);
    assert.equal(schedule.dueAt, 1_000 + everyMs);
  });

  test('are planned anew when somebody else asked, but not what is under way or is to come soon', async (context) => {
    const { schedule, pass, plan, asked } = newSchedule(context);
    schedule.start();
    plan.nextAt = 3 * minute;
    schedule.replan();
    assert.equal(schedule.dueAt, 1_000, 'the first one comes all the same');
    await pass(1_000);
    plan.nextAt = 2 * minute;
    schedule.replan();
    assert.equal(schedule.dueAt, 2 * minute);
    schedule.soon();
    schedule.replan();
    assert.equal(schedule.dueAt, 2_500);
    await pass(1_500);
    assert.deepEqual(asked, ['due', 'all']);
  });

  test('say nothing new of a source that failed before and was left alone', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const told: string[] = [];
    const schedule = new RefreshSchedule({
      clock: { now: () => 5_000 },
      everyMs,
      timings,
      nextAt: () => undefined,
      refresh: async () => [{ error: 'of before', attemptedAt: 4_999 }, { attemptedAt: 5_000 }],
      onFailed: () => told.push('failed'),
    });
    schedule.start();
    context.mock.timers.tick(1_000);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(told, []);
    await schedule.stop();
  });

  test('are tried again after a fault of ours, later and later while it lasts', async (context) => {
    const { schedule, pass, told } = newSchedule(context, Array<Outcome>(7).fill('fault'));
    schedule.start();
    const waits: number[] = [];
    let now = 1_000;
    await pass(1_000);
    for (let n = 0; n < 7; n += 1) {
      const wait = (schedule.dueAt ?? 0) - now;
      waits.push(wait);
      now += wait;
      await pass(wait);
    }
    assert.deepEqual(waits, [30_000, minute, 2 * minute, 4 * minute, 8 * minute, everyMs, everyMs]);
    assert.equal(told.length, 14);
    assert.equal(schedule.dueAt, now + everyMs, 'one that is good is followed by the usual time');
  });

  test('go on after a fault of ours, which is told', async (context) => {
    const { schedule, starts, pass, told } = newSchedule(context, ['fault']);
    schedule.start();
    await pass(1_000);
    await pass(30_000);
    assert.deepEqual(starts, [1_000, 31_000]);
    assert.deepEqual(told, ['fault', 'failed']);
  });

  test('come soon when the network is back, and a failure of before counts no more', async (context) => {
    const { schedule, starts, asked, pass } = newSchedule(context, Array<Outcome>(6).fill('fault'));
    schedule.start();
    await pass(1_000);
    await pass(30_000);
    await pass(minute);
    schedule.soon();
    await pass(1_500);
    assert.equal(starts.at(-1), 92_500);
    assert.equal(asked.at(-1), 'all', 'those that are left alone are asked, too');
    assert.equal(schedule.dueAt, 92_500 + 30_000);
  });

  test('that are due sooner than soon are not put off', async (context) => {
    const { schedule, starts, pass } = newSchedule(context);
    schedule.start();
    await pass(500);
    schedule.soon();
    await pass(500);
    assert.deepEqual(starts, [1_000]);
  });

  test('are one at a time: the network coming back in the middle of one asks for another after it', async (context) => {
    const { schedule, starts, pass, gate } = newSchedule(context);
    let open: () => void = () => undefined;
    gate.open = new Promise((resolve) => {
      open = resolve;
    });
    schedule.start();
    await pass(1_000);
    assert.equal(schedule.dueAt, undefined);
    schedule.soon();
    schedule.soon();
    await pass(10_000);
    assert.deepEqual(starts, [1_000]);
    open();
    await pass(0);
    await pass(1_500);
    await pass(5_000);
    assert.deepEqual(starts, [1_000, 12_500]);
  });

  test('end when the kiosk stops, and the one under way is called off and waited for', async (context) => {
    const { schedule, starts, pass, gate, signals, told } = newSchedule(context, ['bad']);
    let open: () => void = () => undefined;
    gate.open = new Promise((resolve) => {
      open = resolve;
    });
    schedule.start();
    await pass(1_000);
    let stopped = false;
    const stopping = schedule.stop().then(() => {
      stopped = true;
    });
    assert.equal(signals[0]?.aborted, true);
    await pass(0);
    assert.equal(stopped, false);
    open();
    await stopping;
    schedule.soon();
    await pass(2 * everyMs);
    assert.deepEqual(starts, [1_000]);
    assert.deepEqual(told, []);
  });
});
