import { z } from 'zod';

/** What is looked at before the doors open, in this order. */
export const checkIds = [
  'set-up',
  'settings',
  'policy',
  'issuers',
  'keys',
  'revocations',
  'lists',
  'key-ends',
  'repositories',
  'clock',
  'disk',
  'journal',
  'scanners',
  'self-check',
] as const;
export type CheckId = (typeof checkIds)[number];

/** `bad`: guests will go to staff, or none can be let in. `warn`: it will be so before long. */
export const checkStates = ['good', 'warn', 'bad'] as const;
export type CheckState = (typeof checkStates)[number];

export const checkSchema = z.object({
  id: z.enum(checkIds),
  state: z.enum(checkStates),
  /** What the sentence counts: issuers, hours, megabytes, scanners, formats. */
  count: z.number().exactOptional(),
  /** What it names: wrong fields, the policy, the worst issuer, the formats. */
  name: z.string().exactOptional(),
});
export type Check = z.infer<typeof checkSchema>;
