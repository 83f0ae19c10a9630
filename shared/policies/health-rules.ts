import { boosterGiven, isKind, testNegative, titles, vaccinationComplete } from './health-parts.ts';

/** Within `hours` of the sample: hours that pass, so CertLogic can say it by itself. */
function within(hours: number) {
  const at = (amount: number) => ({ plusTime: [{ var: 'health.at' }, amount, 'hour'] });
  return { 'not-after': [at(0), { plusTime: [{ var: 'external.validationClock' }, 0, 'hour'] }, at(hours)] };
}

const isMethod = (method: string) => ({ '===': [{ var: 'health.method' }, method] });

/**
 * What most of the EU asked for from February 2022 on: Regulation (EU) 2021/953 and Delegated Regulation (EU)
 * 2021/2288 (14 and 270 days, no limit for boosters; 180 days after the first positive test), and Council
 * Recommendation (EU) 2022/107 (72 hours for a PCR test, 24 for a rapid one). Vaccines: those that the European
 * Medicines Agency authorised, by their numbers and by the CVX codes of SMART Health Cards.
 */
export const valueSets = {
  vaccines: [
    ...['EU/1/20/1528', 'EU/1/20/1507', 'EU/1/21/1529', 'EU/1/20/1525', 'EU/1/21/1618', 'EU/1/21/1624'],
    ...['207', '208', '210', '211', '212', '217', '218', '219', '221'],
  ],
};

export const kinds = {
  vaccination: {
    id: 'vaccination',
    title: titles.vaccination,
    when: isKind('vaccination', 'partial-vaccination'),
  },
  booster: { id: 'booster', title: titles.booster, when: isKind('booster') },
  recovery: {
    id: 'recovery',
    title: titles.recovery,
    when: isKind('recovery', 'recovery-and-vaccination'),
  },
  test: { id: 'test', title: titles.test, when: isKind('test') },
  exemption: {
    id: 'exemption',
    title: titles.exemption,
    when: isKind('exemption', 'immunodeficiency-exemption'),
  },
};

export const rules = {
  vaccination: [
    vaccinationComplete,
    {
      id: 'vaccination-days',
      kinds: ['vaccination'],
      condition: { type: 'days', date: 'health.date', from: { days: 14 }, until: { days: 270 } },
      sentence: {
        ko: '마지막 접종 후 14일부터 270일까지 인정됩니다.',
        en: 'A vaccination counts from 14 to 270 days after the last dose.',
      },
    },
    {
      id: 'vaccine-accepted',
      kinds: ['vaccination', 'booster'],
      condition: {
        type: 'certlogic',
        // Where a pass does not name the vaccine, its issuer's word for it counts.
        logic: {
          if: [
            { var: 'health.product' },
            { in: [{ var: 'health.product' }, { var: 'external.valueSets.vaccines' }] },
            true,
          ],
        },
      },
      sentence: { ko: '인정되지 않는 백신입니다.', en: 'This vaccine is not accepted here.' },
    },
    boosterGiven,
  ],
  recovery: [
    {
      id: 'recovery-days',
      kinds: ['recovery'],
      condition: { type: 'days', date: 'health.date', from: { days: 0 }, until: { days: 180 } },
      sentence: {
        ko: '완치 확인은 180일 동안 인정됩니다.',
        en: 'A recovery counts for 180 days.',
      },
    },
    {
      id: 'recovery-certified',
      kinds: ['recovery'],
      condition: {
        type: 'certlogic',
        logic: {
          if: [
            { var: 'health.validUntil' },
            {
              'not-after': [
                { plusTime: [{ var: 'external.today' }, 0, 'day'] },
                { plusTime: [{ var: 'health.validUntil' }, 0, 'day'] },
              ],
            },
            true,
          ],
        },
      },
      sentence: { ko: '완치 확인의 기간이 지났습니다.', en: 'The recovery certificate has run out.' },
    },
  ],
  test: [
    testNegative,
    {
      id: 'test-recent',
      kinds: ['test'],
      condition: {
        type: 'certlogic',
        logic: {
          if: [isMethod('pcr'), within(72), { if: [isMethod('antigen'), within(24), false] }],
        },
      },
      sentence: {
        ko: '검체 채취 후 PCR은 72시간, 신속항원은 24시간 동안 인정됩니다.',
        en: 'A PCR test counts for 72 hours after the sample, a rapid one for 24.',
      },
    },
  ],
};
