import { type Policy, policySchema } from '../policy.ts';
import { kinds, rules, valueSets } from './health-rules.ts';

const withTest = {
  kinds: ['test'],
  sentence: {
    ko: '이제 같은 분의 음성 확인을 보여 주세요.',
    en: 'Now show a negative test of the same person.',
  },
};
const withProof = {
  kinds: ['vaccination', 'recovery', 'exemption'],
  sentence: {
    ko: '이제 같은 분의 접종, 완치 또는 예외 확인을 보여 주세요.',
    en: 'Now show a vaccination, recovery or exemption of the same person.',
  },
};

/** Vaccinated or recovered, and tested as well ("2G+"): two passes of one person. A booster spares the test. */
export const health2gPlus: Policy = policySchema.parse({
  name: 'health-2g-plus',
  title: { ko: '건강 2G+ (접종·완치와 음성)', en: 'Health 2G+: vaccinated or recovered, and tested' },
  entry: 'free',
  guestSees: ['type'],
  rules: {
    valueSets,
    kinds: [
      kinds.booster,
      { ...kinds.vaccination, completedBy: withTest },
      { ...kinds.recovery, completedBy: withTest },
      { ...kinds.exemption, completedBy: withTest },
      { ...kinds.test, completedBy: withProof },
    ],
    rules: [...rules.vaccination, ...rules.recovery, ...rules.test],
  },
});
