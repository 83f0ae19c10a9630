import { z } from 'zod';

/** Somebody in charge answers for what is done at the desk, whoever's it is: their account, their PIN, and why. */
export const vouchSchema = z.object({
  by: z.string().max(80),
  pin: z.string().max(12),
  /** In words. Never a guest's name or number: it is not sealed. */
  reason: z.string().trim().min(1).max(200),
});
export type Vouch = z.infer<typeof vouchSchema>;

/** A wrong PIN, or one that came too soon after a wrong one: the next try counts from `retryInMs` on. */
export const notVouchedSchema = z.object({ wrong: z.boolean(), retryInMs: z.number() });
export type NotVouched = z.infer<typeof notVouchedSchema>;
