import { type Policy, policySchema } from '../policy.ts';

/** Members only, in and out as they like. What the issuer calls its memberships is the value set to make one's own. */
export const membership: Policy = policySchema.parse({
  name: 'membership',
  title: { ko: '회원', en: 'Members' },
  entry: 're-entry',
  manualEntry: ['pass-forgotten', 'visitor-log'],
  rules: {
    valueSets: { memberships: ['member', 'membership', 'season', '회원', '회원권', '정기권'] },
    rules: [
      {
        id: 'member',
        condition: {
          type: 'certlogic',
          logic: { in: [{ var: 'external.type' }, { var: 'external.valueSets.memberships' }] },
        },
        sentence: { ko: '회원만 입장할 수 있습니다.', en: 'Only members may enter.' },
      },
    ],
  },
});
