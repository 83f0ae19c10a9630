import { z } from 'zod';

/** What a PIN that is asked for once more comes to. Wrong, or too soon after a wrong one: the next try counts from `retryInMs` on. */
export const pinAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), wrong: z.boolean(), retryInMs: z.number() }),
]);
export type PinAnswer = z.infer<typeof pinAnswerSchema>;
