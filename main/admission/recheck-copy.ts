import { z } from 'zod';
import { policySchema } from '../../shared/policy.ts';
import type { Reason, Verdict } from '../../shared/verdict.ts';
import type { Circumstances } from './judge.ts';

/** What a refresh of the stores can decide. A wrong clock or an unreadable code is no better later. */
const undecided: ReadonlySet<Reason> = new Set([
  'key-unknown',
  'issuer-unknown',
  'revocations-stale',
  'keys-stale',
]);

/** Whether another look, with newer keys and lists, may come to something else. */
export function waitsForNews({ decision, reason }: Pick<Verdict, 'decision' | 'reason'>): boolean {
  return decision === 'review' && undecided.has(reason);
}

/** What is needed to judge a scan again as it would have been judged then: read back from disk, therefore a schema. */
export const recheckCopySchema = z.object({
  text: z.string(),
  now: z.number(),
  timeZone: z.string(),
  direction: z.enum(['entry', 'exit']),
  policy: policySchema,
});
export type RecheckCopy = z.infer<typeof recheckCopySchema>;

export function copyOf(text: string, { now, timeZone, direction, policy }: Circumstances): RecheckCopy {
  return { text, now, timeZone, direction, policy };
}

/** The circumstances of the scan; only what is held is that of now. Copies are kept under a trusted clock alone. */
export function circumstancesOf(copy: RecheckCopy, network: Verdict['network']): Circumstances {
  const { text: _, ...then } = copy;
  return { ...then, clock: 'trusted', network, judgeAges: true };
}
