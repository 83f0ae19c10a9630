import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Fate, fateAt } from './centre-load.ts';
import { readOptions } from './options.ts';
import { hour, midnight } from './parameters.ts';
import { randomOf } from './random.ts';

const noon = midnight + 12 * hour;

/** What becomes of many requests at noon. */
function fates(...words: readonly string[]): readonly Fate[] {
  const { parameters } = readOptions(words);
  const random = randomOf(parameters.seed, 'centre for the kiosk');
  return Array.from({ length: 4_000 }, () => fateAt(noon, parameters, random));
}

function part(of: readonly Fate[], type: Fate['type']): number {
  return of.filter((fate) => fate.type === type).length / of.length;
}

function assertNear(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not within ${within} of ${expected}`);
}

describe('the centre', () => {
  test('answers everybody at once while it can do more than is asked', () => {
    const calm = fates('--outage', 'none', '--demand', '100', '--latency', '0.2');
    assert.equal(part(calm, 'answered'), 1);
    assert.ok(calm.every(({ afterMs }) => afterMs >= 200 && afterMs < 250));
  });

  test('turns away what it cannot do, in the parts that were given', () => {
    // Asked for four times of what it can do, it does a quarter.
    const words = ['--demand', '1000', '--surge', '4', '--capacity', '1000', '--failures', '2,1,1'];
    const collapsed = fates(...words);
    assertNear(part(collapsed, 'answered'), 0.25, 0.03);
    assertNear(part(collapsed, 'busy'), 0.375, 0.03);
    assertNear(part(collapsed, 'dropped'), 0.1875, 0.03);
    assertNear(part(collapsed, 'wrong'), 0.1875, 0.03);
  });

  test('lets those who got in wait for the whole queue, on average', () => {
    const collapsed = fates('--backlog', '10', '--latency', '0').filter(({ type }) => type === 'answered');
    const mean = collapsed.reduce((sum, { afterMs }) => sum + afterMs, 0) / collapsed.length;
    assertNear(mean, 10_000, 1_000);
  });

  test('is half full when it is asked for just what it can do', () => {
    const even = fates('--demand', '1000', '--surge', '1', '--capacity', '1000', '--latency', '0');
    assertNear(part(even, 'answered'), 1, 0.001);
    const mean = even.reduce((sum, { afterMs }) => sum + afterMs, 0) / even.length;
    assertNear(mean, 5_000, 500);
  });
});
