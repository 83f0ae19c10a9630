import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HealthClaim } from '../../../../main/admission/health/claim-statements.ts';
import { krVaccinePass2021 } from '../../../../shared/policies/kr-vaccine-pass-2021.ts';
import { answer, card, healthPass, passWith, tested, vaccinated } from './health-passes.ts';

const adult = { birthDate: '1990-05-05' };
const ask = (health: HealthClaim, instant: string) =>
  answer(krVaccinePass2021, healthPass({ ...adult, ...health }), `${instant}+09:00`);

/** Each line: what the pass says, and at which instants of Seoul's clocks it is answered how. */
type Line = readonly [name: string, health: HealthClaim, ...at: (readonly [instant: string, says: string])[]];

const table: readonly Line[] = [
  [
    'a vaccination: from 14 to 180 days after the last dose, both included',
    { kind: 'vaccination', date: '2021-07-06' },
    ['2021-07-19T23:59:59', 'not met: primary-days'],
    ['2021-07-20T00:00:00', 'met'],
    ['2022-01-02T23:59:59', 'met'],
    ['2022-01-03T00:00:00', 'not met: primary-days'],
  ],
  [
    'a vaccination that lacks a dose: not at all',
    { kind: 'partial-vaccination', date: '2021-07-06' },
    ['2021-08-01T12:00:00', 'not met: vaccination-complete'],
  ],
  [
    'a booster: from the day itself, without an end',
    { kind: 'booster', date: '2021-12-13' },
    ['2021-12-12T23:59:59', 'not met: booster-given'],
    ['2021-12-13T00:00:00', 'met'],
    ['2026-11-24T12:00:00', 'met'],
  ],
  [
    'a recovery with two doses: without an end',
    { kind: 'recovery-and-vaccination', date: '2021-03-01' },
    ['2021-03-01T00:00:00', 'met'],
    ['2026-11-24T12:00:00', 'met'],
  ],
  [
    'a recovery alone: from the release, for 180 days',
    { kind: 'recovery', date: '2021-07-06' },
    ['2021-07-05T23:59:59', 'not met: recovery-days'],
    ['2021-07-06T00:00:00', 'met'],
    ['2022-01-02T23:59:59', 'met'],
    ['2022-01-03T00:00:00', 'not met: recovery-days'],
  ],
  [
    'a negative PCR test: 48 hours from when the result was told, then until midnight',
    { kind: 'test', notifiedAt: '2021-12-13T11:40:00+09:00', negative: true, method: 'pcr' },
    ['2021-12-13T11:39:59', 'not met: pcr-48-hours'],
    ['2021-12-13T11:40:00', 'met'],
    ['2021-12-15T11:40:01', 'met'],
    ['2021-12-15T23:59:59', 'met'],
    ['2021-12-16T00:00:00', 'not met: pcr-48-hours'],
  ],
  [
    'a positive test: not at all',
    { kind: 'test', notifiedAt: '2021-12-13T11:40:00+09:00', negative: false, method: 'pcr' },
    ['2021-12-13T12:00:00', 'not met: test-negative'],
  ],
  [
    'an antigen test: not at all',
    { kind: 'test', notifiedAt: '2021-12-13T11:40:00+09:00', negative: true, method: 'antigen' },
    ['2021-12-13T12:00:00', 'not met: pcr'],
  ],
  [
    'a test that does not say when its result was told: staff decide',
    { kind: 'test', negative: true, method: 'pcr' },
    ['2021-12-13T12:00:00', 'undecided: pcr-48-hours'],
  ],
  [
    'a medical exemption: without an end',
    { kind: 'exemption', date: '2021-07-06' },
    ['2026-11-24T12:00:00', 'met'],
  ],
  [
    'an exemption for immunodeficiency: 180 days from its issue',
    { kind: 'immunodeficiency-exemption', date: '2021-07-06' },
    ['2021-07-05T23:59:59', 'not met: immunodeficiency-days'],
    ['2021-07-06T00:00:00', 'met'],
    ['2022-01-02T23:59:59', 'met'],
    ['2022-01-03T00:00:00', 'not met: immunodeficiency-days'],
  ],
  [
    'a guest of 18 or younger: until the day before their 19th birthday, whatever the pass says',
    { kind: 'none', birthDate: '2003-01-03' },
    ['2022-01-02T23:59:59', 'met'],
    ['2022-01-03T00:00:00', 'not met: kind'],
  ],
  [
    'a minor whose vaccination has run out: comes in as a minor',
    { kind: 'vaccination', date: '2021-01-01', birthDate: '2005-01-01' },
    ['2022-01-10T12:00:00', 'met'],
  ],
];

describe("Korea's vaccine pass of 2021", () => {
  for (const [name, health, ...instants] of table) {
    test(name, () => {
      for (const [instant, says] of instants) assert.equal(ask(health, instant), says, instant);
    });
  }

  test('paper proofs, stickers, text messages, minors and solo diners are recorded by hand', () => {
    const field = krVaccinePass2021.manualEntry[0]?.fields.find(({ id }) => id === 'evidence');
    assert.ok(field?.kind === 'choice');
    const ids = field.options.map(({ id }) => id);
    for (const id of ['paper', 'sticker', 'sms', 'exemption', 'under-18', 'solo-diner']) {
      assert.ok(ids.includes(id), id);
    }
  });

  test('asks the same of a certificate of the EU', () => {
    const at = (instant: string) => `${instant}+09:00`;
    const at180 = at('2022-01-02T23:59:59');
    assert.equal(answer(krVaccinePass2021, vaccinated('2021-07-06'), at180), 'met');
    assert.equal(
      answer(krVaccinePass2021, vaccinated('2021-07-06'), at('2022-01-03T00:00:00')),
      'not met: primary-days',
    );
    assert.equal(answer(krVaccinePass2021, vaccinated('2021-01-01', 3, 3), at180), 'met');
    assert.equal(answer(krVaccinePass2021, vaccinated('2021-12-01', 2, 2, 'EU/1/20/1525'), at180), 'met');
    assert.equal(
      answer(krVaccinePass2021, vaccinated('2021-10-01', 1, 2), at180),
      'not met: vaccination-complete',
    );
    const sample = tested('2021-12-31T10:00:00+09:00');
    assert.equal(answer(krVaccinePass2021, sample, at180), 'met');
    assert.equal(answer(krVaccinePass2021, sample, at('2022-01-03T00:00:00')), 'not met: pcr-48-hours');
  });

  test('asks the same of a SMART Health Card', () => {
    const at = (instant: string) => `${instant}+09:00`;
    const two = card([
      ['207', '2021-06-01'],
      ['207', '2021-07-06'],
    ]);
    assert.equal(answer(krVaccinePass2021, two, at('2022-01-02T23:59:59')), 'met');
    assert.equal(answer(krVaccinePass2021, two, at('2022-01-03T00:00:00')), 'not met: primary-days');
    const janssen = card([['212', '2021-07-06']]);
    assert.equal(answer(krVaccinePass2021, janssen, at('2021-07-20T00:00:00')), 'met');
    const one = card([['208', '2021-07-06']]);
    assert.equal(answer(krVaccinePass2021, one, at('2021-08-01T12:00:00')), 'not met: vaccination-complete');
  });

  test('a pass that says nothing of health is told what is needed instead', () => {
    assert.equal(
      answer(krVaccinePass2021, passWith({ type: 'member' }), '2022-01-02T12:00:00+09:00'),
      'not met: kind',
    );
  });
});
