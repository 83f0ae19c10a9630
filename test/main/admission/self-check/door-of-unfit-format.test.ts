import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Circumstances, Judge } from '../../../../main/admission/judge.ts';
import { knownCases } from '../../../../main/admission/self-check/cases.ts';
import { Fitness } from '../../../../main/admission/self-check/fitness.ts';
import type { FormatCases, KnownCode } from '../../../../main/admission/self-check/format-cases.ts';
import { knownTrust } from '../../../../main/admission/self-check/known-trust.ts';
import type { PassFormat } from '../../../../main/passes/format.ts';
import { formats } from '../../../../main/passes/formats.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { breakages } from './broken-formats.ts';

const reported: string[] = [];

async function fitnessOf(read: readonly PassFormat[]): Promise<Fitness> {
  const fitness = new Fitness({
    formats: read,
    patienceMs: 2_000,
    faults: { report: (_, error) => `ref-${reported.push(String(error))}` },
    onFailed: () => undefined,
  });
  await fitness.ready;
  return fitness;
}

async function answer(
  read: readonly PassFormat[],
  fitness: Fitness,
  [cases, known]: readonly [FormatCases, KnownCode],
  direction: Circumstances['direction'] = 'entry',
) {
  const judge = new Judge({
    formats: read,
    trust: knownTrust(cases, known),
    unfit: (format) => fitness.unfit(format),
  });
  return await judge.judge(known.code, {
    now: known.at,
    clock: 'trusted',
    network: 'online',
    policy: defaultPolicy,
    timeZone: 'UTC',
    direction,
    judgeAges: true,
  });
}

describe('at a door whose format for venue passes', () => {
  for (const [breakage, broken] of Object.entries(breakages)) {
    test(`${breakage}, venue passes go to staff and all others are judged`, async () => {
      const read = formats.map((one) => (one.id === 'pass+jwt' ? broken(one) : one));
      const fitness = await fitnessOf(read);
      for (const cases of knownCases) {
        for (const known of cases.codes) {
          const judgement = await answer(read, fitness, [cases, known]);
          if (cases.format !== 'pass+jwt') {
            assert.equal(judgement.reason, known.reason, `${cases.format}: ${known.name}`);
            continue;
          }
          assert.equal(judgement.decision, 'review', known.name);
          // What no longer knows its own codes cannot say that they are its own.
          const knowsOwn = !/whose a code|know its own/.test(breakage);
          assert.equal(judgement.reason, knowsOwn ? 'internal' : 'unsupported-format');
          if (knowsOwn) assert.match(judgement.detail ?? '', /pass\+jwt failed the self-check/);
          if (knowsOwn) assert.match(judgement.reference ?? '', /^ref-/);
          assert.equal((await answer(read, fitness, [cases, known], 'exit')).decision, 'review');
        }
      }
    });
  }

  test('is whole, every code has its own answer', async () => {
    const fitness = await fitnessOf(formats);
    for (const cases of knownCases) {
      for (const known of cases.codes) {
        assert.equal((await answer(formats, fitness, [cases, known])).reason, known.reason);
      }
    }
  });
});

test('what is told of a failed check holds neither a code nor a name', () => {
  assert.ok(reported.length > 0);
  for (const text of reported) assert.doesNotMatch(text, /Hong|홍길동|eyJ|HC1:|\d{16}/i);
});
