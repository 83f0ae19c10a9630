import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PassPairs } from '../../../main/admission/pass-pairs.ts';
import { askRules, type SecondPass } from '../../../main/admission/rules/ask-rules.ts';
import type { Pass } from '../../../main/passes/pass.ts';
import { health2gPlus } from '../../../shared/policies/health-2g-plus.ts';
import { card, certificate, healthPass, tested, vaccinated } from './rules/health-passes.ts';

const noon = Date.parse('2022-02-14T12:00:00+01:00');
const first = { pass: 'hash', seq: 7, text: 'the code' };

/** What the policy of two passes says that a pass lacks. */
function needs(pass: Pass): SecondPass {
  assert.ok(health2gPlus.rules !== null);
  const answer = askRules(health2gPlus.rules, pass, { now: noon, timeZone: 'Europe/Berlin' });
  assert.ok(answer.state === 'second-needed', answer.state);
  return answer.second;
}

/** Shows one pass, and after a while another. */
function show(one: Pass, other: Pass, afterMs = 5_000): string {
  const time = { now: noon };
  const pairs = new PassPairs({ now: () => time.now });
  assert.equal(pairs.meet(one, needs(one)).state, 'first');
  pairs.wait(first, one, needs(one));
  time.now += afterMs;
  return pairs.meet(other, needs(other)).state;
}

const vaccination = vaccinated('2021-12-01');
const negative = tested('2022-02-14T08:00:00+01:00');
const sample = { tt: 'LP6464-4', tr: '260415000', sc: '2022-02-14T08:00:00+01:00' };

describe('two passes of one person', () => {
  test('complete each other, whichever comes first', () => {
    assert.equal(show(vaccination, negative), 'together');
    assert.equal(show(negative, vaccination), 'together');
  });

  test('of two people are refused', () => {
    const sister = certificate({ t: sample }, { fnt: 'HONG', gnt: 'GILSOON' });
    const namesake = certificate({ t: sample }, { dob: '1991-01-01' });
    assert.equal(show(vaccination, sister), 'other-person');
    assert.equal(show(vaccination, namesake), 'other-person');
  });

  test('do not wait longer than half a minute, nor for a clock that jumps', () => {
    assert.equal(show(vaccination, negative, 30_000), 'together');
    assert.equal(show(vaccination, negative, 30_001), 'first');
    assert.equal(show(vaccination, negative, -31_000), 'first');
  });

  test('that both lack the same do not complete each other', () => {
    assert.equal(show(vaccination, vaccinated('2021-12-02')), 'first');
  });

  test('are compared across formats by letters alone', () => {
    const doses = card([
      ['207', '2021-10-01'],
      ['207', '2021-11-01'],
    ]);
    assert.equal(show(doses, negative), 'together');
    const health = { kind: 'test', negative: true, method: 'pcr', notifiedAt: sample.sc } as const;
    const wallet = { ...healthPass({ ...health, birthDate: '1990-01-01' }), name: 'Höng Gil-dong' };
    assert.equal(show(vaccination, wallet), 'together');
  });

  test('go to staff where a name is spelled otherwise by another format, or nobody is named', () => {
    const health = { kind: 'test', negative: true, method: 'pcr', notifiedAt: sample.sc } as const;
    const hangul = { ...healthPass({ ...health, birthDate: '1990-01-01' }), name: '홍길동' };
    assert.equal(show(vaccination, hangul), 'unclear');
    assert.equal(show(vaccination, healthPass(health)), 'unclear');
  });

  test('are forgotten once they met', () => {
    const pairs = new PassPairs({ now: () => noon });
    pairs.wait(first, vaccination, needs(vaccination));
    assert.equal(pairs.meet(negative, needs(negative)).state, 'together');
    assert.equal(pairs.meet(negative, needs(negative)).state, 'first');
  });
});
