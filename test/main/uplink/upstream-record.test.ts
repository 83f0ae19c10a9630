import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Sample } from '../../../main/uplink/probe.ts';
import { UpstreamRecord } from '../../../main/uplink/upstream-record.ts';
import type { NetworkState } from '../../../shared/verdict.ts';

const samples: Readonly<Record<string, Sample>> = {
  g: { kind: 'good' },
  p: { kind: 'poor', detail: 'ails' },
  l: { kind: 'lost', detail: 'gone' },
};

/** The state after each sample: good, poor or lost. */
function statesAfter(letters: string): readonly (NetworkState | undefined)[] {
  const record = new UpstreamRecord('issuer', { now: () => 0 });
  return [...letters].map((letter) => {
    const sample = samples[letter];
    assert.ok(sample !== undefined);
    record.take(sample);
    return record.status?.state;
  });
}

describe('what is known of an upstream', () => {
  test('is what the first sample showed', () => {
    assert.deepEqual(statesAfter('g'), ['online']);
    assert.deepEqual(statesAfter('p'), ['degraded']);
    assert.deepEqual(statesAfter('l'), ['offline']);
  });

  test('does not change for one sample that is lost, however often that happens', () => {
    assert.deepEqual(statesAfter('glglg'), Array(5).fill('online'));
  });

  test('does not change for one sample that comes through', () => {
    assert.deepEqual(statesAfter('lglgl'), Array(5).fill('offline'));
  });

  test('changes when a second sample agrees', () => {
    assert.deepEqual(statesAfter('gllgg'), ['online', 'online', 'offline', 'offline', 'online']);
    assert.deepEqual(statesAfter('gpp'), ['online', 'online', 'degraded']);
  });

  test('is not settled by two samples that speak against it in different ways', () => {
    assert.deepEqual(statesAfter('glpp'), ['online', 'online', 'online', 'degraded']);
  });

  test('changes at once for what the system itself knows', () => {
    const record = new UpstreamRecord('issuer', { now: () => 0 });
    record.take({ kind: 'good' });
    record.take({ kind: 'lost', detail: 'no link' }, true);
    assert.equal(record.status?.state, 'offline');
    assert.equal(record.status?.detail, 'no link');
  });

  test('tells since when it is so, and in doubt asks for another sample', () => {
    const time = { now: 1 };
    const record = new UpstreamRecord('issuer', { now: () => time.now });
    record.take({ kind: 'good' });
    time.now = 2;
    record.take({ kind: 'good' });
    assert.deepEqual(record.status, { name: 'issuer', state: 'online', since: 1 });
    record.take({ kind: 'lost', detail: 'gone' });
    assert.equal(record.isInDoubt, true);
    time.now = 3;
    record.take({ kind: 'lost', detail: 'gone' });
    assert.equal(record.isInDoubt, false);
    assert.deepEqual(record.status, { name: 'issuer', state: 'offline', since: 3, detail: 'gone' });
  });
});
