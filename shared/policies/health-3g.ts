import { type Policy, policySchema } from '../policy.ts';
import { kinds, rules, valueSets } from './health-rules.ts';

/** Vaccinated, recovered or tested ("3G"). Guests come and go with the same certificate, so its use is not counted. */
export const health3g: Policy = policySchema.parse({
  name: 'health-3g',
  title: { ko: '건강 3G (접종·완치·음성)', en: 'Health 3G: vaccinated, recovered or tested' },
  entry: 'free',
  guestSees: ['type'],
  rules: {
    valueSets,
    kinds: [kinds.vaccination, kinds.booster, kinds.recovery, kinds.test, kinds.exemption],
    rules: [...rules.vaccination, ...rules.recovery, ...rules.test],
  },
});
