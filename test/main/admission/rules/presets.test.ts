import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askRules } from '../../../../main/admission/rules/ask-rules.ts';
import { rulesProblems } from '../../../../main/admission/rules/rules-problems.ts';
import { health2g } from '../../../../shared/policies/health-2g.ts';
import { health2gPlus } from '../../../../shared/policies/health-2g-plus.ts';
import { health3g } from '../../../../shared/policies/health-3g.ts';
import { krVaccinePass2021 } from '../../../../shared/policies/kr-vaccine-pass-2021.ts';
import { membership } from '../../../../shared/policies/membership.ts';
import { presets } from '../../../../shared/policies/presets.ts';
import { policySchema } from '../../../../shared/policy.ts';
import { answer, healthPass, inWords, passWith, recovered, tested, vaccinated } from './health-passes.ts';

const noon = '2022-02-14T12:00:00+01:00';
const ask = (policy: typeof health3g, pass: Parameters<typeof answer>[1], instant = noon) =>
  answer(policy, pass, instant, 'Europe/Berlin');

test('every preset is a policy as a venue would write it, and its expressions are CertLogic', () => {
  for (const preset of presets) {
    assert.deepEqual(policySchema.parse(JSON.parse(JSON.stringify(preset))), preset);
    assert.ok(preset.title !== undefined, preset.name);
    assert.deepEqual(rulesProblems(preset), [], preset.name);
  }
});

test('every rule says in both languages what was not met', () => {
  for (const { rules } of presets) {
    for (const { sentence } of rules?.rules ?? []) {
      assert.match(sentence.ko, /[가-힣]/);
      assert.match(sentence.en, /^[A-Z].+\.$/);
    }
  }
});

test('a policy that names a kind which is not there is not taken', () => {
  const rule = {
    id: 'x',
    kinds: ['nowhere'],
    condition: { type: 'certlogic', logic: true },
    sentence: { ko: '안', en: 'No' },
  };
  assert.equal(policySchema.safeParse({ name: 'x', rules: { rules: [rule] } }).success, false);
  const { kinds: _, ...everywhere } = rule;
  assert.equal(policySchema.safeParse({ name: 'x', rules: { rules: [everywhere] } }).success, true);
});

test('members come in by what their issuer calls their pass', () => {
  const pass = passWith({});
  assert.equal(ask(membership, { ...pass, type: '정기권' }), 'met');
  assert.equal(ask(membership, { ...pass, type: '일일권' }), 'not met: member');
  assert.equal(ask(membership, pass), 'not met: member');
});

describe('vaccinated, recovered or tested', () => {
  test('a vaccination counts from 14 to 270 days', () => {
    assert.equal(ask(health3g, vaccinated('2022-02-01')), 'not met: vaccination-days');
    assert.equal(ask(health3g, vaccinated('2022-01-31')), 'met');
    assert.equal(ask(health3g, vaccinated('2021-05-20')), 'met');
    assert.equal(ask(health3g, vaccinated('2021-05-19')), 'not met: vaccination-days');
  });

  test('a booster counts at once and without an end', () => {
    assert.equal(ask(health3g, vaccinated('2022-02-14', 3, 3)), 'met');
    assert.equal(ask(health3g, vaccinated('2021-01-01', 2, 1)), 'met');
    assert.equal(ask(health3g, vaccinated('2021-01-01', 3, 3, 'Sputnik-V')), 'not met: vaccine-accepted');
  });

  test('a PCR test counts for 72 hours to the second, a rapid one for 24', () => {
    const sample = tested('2022-02-11T12:00:00+01:00');
    assert.equal(ask(health3g, sample), 'met');
    assert.equal(ask(health3g, sample, '2022-02-14T12:00:01+01:00'), 'not met: test-recent');
    const rapid = tested('2022-02-13T12:00:00+01:00', 'LP217198-3');
    assert.equal(ask(health3g, rapid), 'met');
    assert.equal(ask(health3g, rapid, '2022-02-14T12:00:01+01:00'), 'not met: test-recent');
    assert.equal(ask(health3g, tested('2022-02-14T13:00:00+01:00')), 'not met: test-recent');
    const positive = tested('2022-02-13T12:00:00+01:00', 'LP6464-4', '260373001');
    assert.equal(ask(health3g, positive), 'not met: test-negative');
  });

  test('a recovery counts as long as its certificate says, by the calendar of the venue', () => {
    const pass = recovered('2021-08-18', '2021-08-29', '2022-02-14');
    assert.equal(ask(health3g, pass, '2022-02-14T23:59:59+01:00'), 'met');
    assert.equal(ask(health3g, pass, '2022-02-15T00:00:00+01:00'), 'not met: recovery-certified');
    assert.equal(ask(health3g, pass, '2021-08-28T23:59:59+02:00'), 'not met: recovery-days');
  });

  test('a test alone is not enough where vaccination or recovery is asked for', () => {
    assert.equal(ask(health2g, tested('2022-02-14T10:00:00+01:00')), 'not met: kind');
    assert.equal(ask(health2g, vaccinated('2022-01-31')), 'met');
  });

  test('with a test besides, each needs the other, and a booster needs none', () => {
    assert.equal(ask(health2gPlus, vaccinated('2022-01-31')), 'second-needed');
    assert.equal(ask(health2gPlus, tested('2022-02-14T10:00:00+01:00')), 'second-needed');
    assert.equal(ask(health2gPlus, vaccinated('2022-01-31', 3, 3)), 'met');
    assert.equal(ask(health2gPlus, vaccinated('2021-01-01')), 'not met: vaccination-days');
  });
});

describe('a clock that cannot be believed', () => {
  test('decides no rule of time, for a kind of pass or for its end', () => {
    const { rules } = krVaccinePass2021;
    assert.ok(rules !== null);
    const without = { timeZone: 'Asia/Seoul' };
    const late = healthPass({ kind: 'vaccination', date: '2020-01-01', birthDate: '1990-01-01' });
    assert.equal(inWords(askRules(rules, late, without)), 'undecided: primary-days');
    const minor = healthPass({ kind: 'none', birthDate: '1990-01-01' });
    assert.equal(inWords(askRules(rules, minor, without)), 'undecided: under-18');
    const partial = healthPass({ kind: 'partial-vaccination', date: '2020-01-01' });
    assert.equal(inWords(askRules(rules, partial, without)), 'not met: vaccination-complete');
  });
});
