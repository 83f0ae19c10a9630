import { z } from 'zod';
import { desk } from './errors.ts';

const earlierSchema = z.object({ at: z.number(), gate: z.string(), inside: z.boolean() });

/** A guest of a list, as staff see them while the desk is unlocked. `earlier`: the latest time they came in. */
const foundGuestSchema = z.object({
  guest: z.int(),
  list: z.string(),
  name: z.string(),
  company: z.string().optional(),
  earlier: earlierSchema.optional(),
});
export type FoundGuest = z.infer<typeof foundGuestSchema>;

/** Guests whom an organiser announced. */
export const guestsContract = {
  guestLists: desk.output(
    z.array(z.object({ name: z.string(), guests: z.int(), importedAt: z.number(), until: z.number() })),
  ),
  /** By name or company, by initials too (`ㄱㅊㅅ`); the best first. */
  findGuests: desk
    .input(z.object({ query: z.string().max(80) }))
    .output(z.object({ guests: z.array(foundGuestSchema), more: z.boolean() })),
  /** Lets a guest in, or out at an exit. Not done: they are in already, or may come once only; `again`: all the same. */
  checkInGuest: desk
    .input(z.object({ guest: z.int(), again: z.boolean() }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), seq: z.int() }),
        z.object({ ok: z.literal(false), earlier: earlierSchema }),
      ]),
    ),
};
