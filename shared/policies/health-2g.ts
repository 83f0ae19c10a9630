import { type Policy, policySchema } from '../policy.ts';
import { kinds, rules, valueSets } from './health-rules.ts';

/** Vaccinated or recovered ("2G"); a test alone does not do. */
export const health2g: Policy = policySchema.parse({
  name: 'health-2g',
  title: { ko: '건강 2G (접종·완치)', en: 'Health 2G: vaccinated or recovered' },
  entry: 'free',
  guestSees: ['type'],
  rules: {
    valueSets,
    kinds: [kinds.vaccination, kinds.booster, kinds.recovery, kinds.exemption],
    rules: [...rules.vaccination, ...rules.recovery],
  },
});
