import { oc } from '@orpc/contract';
import { z } from 'zod';
import { roles } from '../settings.ts';

export const sessionSchema = z.object({
  id: z.string(),
  /** The account whose session it is. */
  staff: z.string(),
  name: z.string(),
  role: z.enum(roles),
  lockAfterMs: z.number(),
});
export type DeskSession = z.infer<typeof sessionSchema>;

/** Unlocking and locking the desk. */
export const sessionContract = {
  /** Who can unlock the desk. */
  people: oc.output(z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }))),
  unlock: oc.input(z.object({ staff: z.string(), pin: z.string().max(12) })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), session: sessionSchema }),
      /** Wrong, or too soon after a wrong one: the next try counts from `retryInMs` on. */
      z.object({ ok: z.literal(false), wrong: z.boolean(), retryInMs: z.number() }),
    ]),
  ),
  /** `byTime`: nobody touched the screen for as long as the session said. */
  lock: oc.input(z.object({ byTime: z.boolean() }).optional()),
  /** Keeps the session alive while somebody works; answers whether it still is. */
  touch: oc.output(z.object({ unlocked: z.boolean() })),
};
