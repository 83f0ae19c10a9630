import type { EntryField, EntryForm } from '../entry-form.ts';
import { koreaVisitorList } from '../entry-forms/korea-visitor-list.ts';
import { type Policy, policySchema } from '../policy.ts';
import { boosterGiven, isKind, testNegative, titles, vaccinationComplete } from './health-parts.ts';

/** Who came in without a code in 2021: proofs on paper, and guests who needed none. */
const evidence: Extract<EntryField, { kind: 'choice' }>['options'] = [
  { id: 'under-18', label: { ko: '18세 이하', en: '18 or younger' }, icon: 'child' },
  { id: 'solo-diner', label: { ko: '식당·카페 혼자 이용', en: 'Eating alone' }, icon: 'meal' },
];

const visitorList: EntryForm = {
  ...koreaVisitorList,
  id: 'kr-vaccine-pass-2021',
  fields: koreaVisitorList.fields.map((field) =>
    field.kind === 'choice' ? { ...field, options: [...field.options, ...evidence] } : field,
  ),
};

/**
 * Korea's vaccine pass (방역패스) as it was enforced from 3 January 2022, by the notices of that time. Days are those of
 * the venue's time zone and include the last: after a last dose on 6 July 2021 the last day was 2 January 2022. A
 * certificate of the EU says when a sample was taken, not when the result was told: its 48 hours begin earlier.
 */
export const krVaccinePass2021: Policy = policySchema.parse({
  name: 'kr-vaccine-pass-2021',
  title: { ko: '방역패스 (2021)', en: "Korea's vaccine pass of 2021" },
  entry: 'free',
  guestSees: ['type'],
  manualEntry: visitorList,
  rules: {
    kinds: [
      {
        id: 'vaccination',
        title: titles.vaccination,
        when: isKind('vaccination', 'partial-vaccination'),
      },
      { id: 'booster', title: titles.booster, when: isKind('booster') },
      {
        id: 'recovery-and-vaccination',
        title: { ko: '완치 후 접종', en: 'recovery and vaccination' },
        when: isKind('recovery-and-vaccination'),
      },
      { id: 'recovery', title: titles.recovery, when: isKind('recovery') },
      { id: 'test', title: { ko: 'PCR 음성 확인', en: 'negative PCR test' }, when: isKind('test') },
      { id: 'exemption', title: titles.exemption, when: isKind('exemption') },
      {
        id: 'immunodeficiency-exemption',
        title: { ko: '면역저하 예외 확인', en: 'exemption for immunodeficiency' },
        when: isKind('immunodeficiency-exemption'),
      },
      {
        id: 'under-18',
        title: { ko: '18세 이하', en: '18 or younger' },
        when: { type: 'age', birthDate: 'health.birthDate', to: 18 },
      },
    ],
    rules: [
      vaccinationComplete,
      {
        id: 'primary-days',
        kinds: ['vaccination'],
        condition: { type: 'days', date: 'health.date', from: { days: 14 }, until: { days: 180 } },
        sentence: {
          ko: '2차 접종(얀센은 1차) 후 14일부터 180일까지 유효합니다.',
          en: 'A vaccination is valid from 14 to 180 days after the last dose.',
        },
      },
      boosterGiven,
      {
        id: 'recovery-days',
        kinds: ['recovery'],
        condition: { type: 'days', date: 'health.date', from: { days: 0 }, until: { days: 180 } },
        sentence: {
          ko: '완치 확인은 격리 해제일부터 180일까지 유효합니다.',
          en: 'A recovery is valid for 180 days after the release from isolation.',
        },
      },
      testNegative,
      {
        id: 'pcr',
        kinds: ['test'],
        condition: { type: 'certlogic', logic: { '===': [{ var: 'health.method' }, 'pcr'] } },
        sentence: { ko: 'PCR 검사 결과만 인정됩니다.', en: 'Only a PCR test is accepted.' },
      },
      {
        id: 'pcr-48-hours',
        kinds: ['test'],
        condition: { type: 'hours-then-midnight', instant: 'health.at', hours: 48 },
        sentence: {
          ko: '음성 확인은 결과 통보 후 48시간이 되는 날 자정까지 유효합니다.',
          en: 'A negative test is valid for 48 hours after its result, and then until midnight.',
        },
      },
      {
        id: 'immunodeficiency-days',
        kinds: ['immunodeficiency-exemption'],
        condition: { type: 'days', date: 'health.date', from: { days: 0 }, until: { days: 180 } },
        sentence: {
          ko: '면역저하 예외 확인은 발급일부터 180일까지 유효합니다.',
          en: 'An exemption for immunodeficiency is valid for 180 days after its issue.',
        },
      },
    ],
  },
});
