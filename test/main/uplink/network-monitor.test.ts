import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import {
  type MonitorTimings,
  NetworkMonitor,
  type NetworkMonitorOptions,
  type Upstream,
} from '../../../main/uplink/network-monitor.ts';
import type { Sample } from '../../../main/uplink/probe.ts';
import type { NetworkState } from '../../../shared/verdict.ts';
import { startServer } from '../trust/test-server.ts';

const quick: MonitorTimings = {
  calmMs: 4,
  troubledMs: 2,
  doubtMs: 1,
  linkMs: 2,
  slowMs: 5_000,
  deadlineMs: 10_000,
};
const good: Sample = { kind: 'good' };
const lost: Sample = { kind: 'lost', detail: 'gone' };

const a: Upstream = { name: 'a.example', url: 'https://a.example/keys' };
const b: Upstream = { name: 'b.example', url: 'https://b.example/keys' };
const here: Upstream = { name: 'here', url: 'http://127.0.0.1:1/' };

function newMonitor(
  context: TestContext,
  upstreams: readonly Upstream[],
  options: Partial<NetworkMonitorOptions> = {},
) {
  const changes: string[] = [];
  const waiting = new Set<() => void>();
  const monitor = new NetworkMonitor({
    clock: { now: () => 1_000 },
    upstreams: () => upstreams,
    onChange: (state, before) => {
      changes.push(`${before} → ${state}`);
      for (const look of waiting) look();
    },
    hasLink: () => true,
    timings: quick,
    ...options,
  });
  context.after(() => monitor.stop());
  const becomes = (state: NetworkState) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (monitor.state() === state) resolve();
      };
      waiting.add(look);
      look();
    });
  return { monitor, changes, becomes };
}

/** Answers for each upstream as a test says at that moment, and counts how often it is asked. */
function probing(answers: Record<string, Sample>) {
  const state = { asked: 0 };
  const probe = async (url: string) => {
    state.asked += 1;
    return answers[new URL(url).hostname] ?? lost;
  };
  /** Resolves when so many more questions were asked and answered. */
  const questions = async (count: number) => {
    const until = state.asked + count;
    while (state.asked < until) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { state, probe, questions };
}

describe('the network of a kiosk', () => {
  test('is online if all upstreams are, offline if none is, and degraded between', async (context) => {
    const answers: Record<string, Sample> = { 'a.example': good, 'b.example': good };
    const { probe, questions } = probing(answers);
    const { monitor, becomes } = newMonitor(context, [a, b], { probe });
    monitor.start();
    await questions(4);
    assert.equal(monitor.state(), 'online');
    answers['a.example'] = lost;
    await becomes('degraded');
    answers['b.example'] = lost;
    await becomes('offline');
    answers['a.example'] = answers['b.example'] = good;
    await becomes('online');
    assert.deepEqual(
      monitor.statuses().map(({ name, state, since }) => ({ name, state, since })),
      [
        { name: 'a.example', state: 'online', since: 1_000 },
        { name: 'b.example', state: 'online', since: 1_000 },
      ],
    );
  });

  test('is told about when it changes, and not from question to question', async (context) => {
    const answers: Record<string, Sample> = { 'a.example': good };
    const { probe, questions } = probing(answers);
    const { monitor, changes, becomes } = newMonitor(context, [a], { probe });
    monitor.start();
    await questions(5);
    answers['a.example'] = lost;
    await becomes('offline');
    await questions(5);
    assert.deepEqual(changes, ['online → online', 'online → offline']);
  });

  test('is told first when every upstream was asked, so that it does not jump about at the start', async (context) => {
    const probe = async (url: string) => {
      if (url === b.url) await new Promise((resolve) => setTimeout(resolve, 10));
      return url === b.url ? good : lost;
    };
    const { monitor, changes, becomes } = newMonitor(context, [a, b], { probe });
    monitor.start();
    await becomes('degraded');
    assert.deepEqual(changes, ['online → degraded']);
  });

  test('does not flap for single questions that are lost', async (context) => {
    let turn = 0;
    const probe = async () => {
      turn += 1;
      return turn % 3 === 0 ? lost : good;
    };
    const { monitor, changes } = newMonitor(context, [a], { probe });
    monitor.start();
    while (turn < 20) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(monitor.state(), 'online');
    assert.deepEqual(changes, ['online → online']);
  });

  test('is what the link of the machine says while there is nobody to ask', async (context) => {
    const link = { up: true };
    const { monitor, becomes } = newMonitor(context, [], { hasLink: () => link.up });
    assert.equal(monitor.state(), 'online');
    monitor.start();
    link.up = false;
    await becomes('offline');
    link.up = true;
    await becomes('online');
    assert.deepEqual(monitor.statuses(), []);
  });

  test('is offline the moment that the link is lost, and asked again the moment it is back', async (context) => {
    const link = { up: true };
    const { state, probe } = probing({ 'a.example': good });
    const timings = { ...quick, calmMs: 1_000_000, troubledMs: 1_000_000 };
    const { monitor, changes, becomes } = newMonitor(context, [a], {
      probe,
      timings,
      hasLink: () => link.up,
    });
    monitor.start();
    await new Promise((resolve) => setImmediate(resolve));
    link.up = false;
    await becomes('offline');
    assert.equal(monitor.statuses()[0]?.detail, 'this machine has no network link');
    assert.equal(state.asked, 1, 'nobody can be asked without a link');
    link.up = true;
    await becomes('online');
    assert.deepEqual(changes, ['online → online', 'online → offline', 'offline → online']);
  });

  test('needs no link for what is on this machine', async (context) => {
    const { probe, questions } = probing({ '127.0.0.1': good });
    const { monitor } = newMonitor(context, [here], { probe, hasLink: () => false });
    monitor.start();
    await questions(3);
    assert.equal(monitor.state(), 'online');
  });

  test('forgets an upstream that is one no longer, and counts a new one when it was asked', async (context) => {
    let upstreams = [a, b];
    const { probe } = probing({ 'a.example': good });
    const { monitor, becomes } = newMonitor(context, [], { probe, upstreams: () => upstreams });
    monitor.start();
    await becomes('degraded');
    upstreams = [a];
    await becomes('online');
    assert.deepEqual(
      monitor.statuses().map(({ name }) => name),
      ['a.example'],
    );
  });

  test('is asked at once when somebody else has seen a failure', async (context) => {
    const answers: Record<string, Sample> = { 'a.example': good };
    const { probe } = probing(answers);
    const timings = { ...quick, calmMs: 1_000_000 };
    const { monitor, becomes } = newMonitor(context, [a], { probe, timings });
    monitor.start();
    await new Promise((resolve) => setImmediate(resolve));
    answers['a.example'] = lost;
    monitor.soon();
    await becomes('offline');
  });

  test('is watched on after a fault of ours, which is told', async (context) => {
    const faults: unknown[] = [];
    let broken = true;
    const { probe, questions } = probing({ 'a.example': good });
    const { monitor } = newMonitor(context, [], {
      probe,
      upstreams: () => {
        if (broken) throw new Error('the store is shut');
        return [a];
      },
      onFault: (error) => {
        faults.push(error);
        broken = false;
      },
    });
    monitor.start();
    await questions(1);
    assert.equal(faults.length, 1);
  });

  test('is silent once the monitor is stopped, though a question was under way', async (context) => {
    let answer: (sample: Sample) => void = () => undefined;
    const probe = () =>
      new Promise<Sample>((resolve) => {
        answer = resolve;
      });
    const { monitor, changes } = newMonitor(context, [a], { probe });
    monitor.start();
    const stopped = monitor.stop();
    answer(lost);
    await stopped;
    assert.deepEqual(changes, []);
  });

  test('follows a real server that goes away and comes back', async (context) => {
    const server = await startServer(context, (_, response) => response.writeHead(404).end());
    const upstream = { name: 'issuer', url: `${server.url}/index.json` };
    const { monitor, becomes, changes } = newMonitor(context, [upstream]);
    monitor.start();
    while (monitor.statuses().length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(monitor.state(), 'online');
    server.answer = (_, response) => response.writeHead(503).end();
    await becomes('degraded');
    server.answer = (request) => request.socket.destroy();
    await becomes('offline');
    server.answer = (_, response) => response.writeHead(200).end();
    await becomes('online');
    assert.equal(changes[0], 'online → online');
  });
});
