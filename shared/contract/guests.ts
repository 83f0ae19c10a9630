import { z } from 'zod';
import { desk } from './errors.ts';

const earlierSchema = z.object({ at: z.number(), gate: z.string(), inside: z.boolean() });

/**
 * A guest of a list, as staff see them while the desk is unlocked. `earlier`: the latest time they came in; `inside`:
 * how many are in with them, themselves counted.
 */
const foundGuestSchema = z.object({
  guest: z.int(),
  list: z.string(),
  name: z.string(),
  company: z.string().optional(),
  earlier: earlierSchema.optional(),
  inside: z.int(),
});
export type FoundGuest = z.infer<typeof foundGuestSchema>;

/** A list that is held, from `importedAt` on and destroyed at `until` (epoch milliseconds). */
const heldListSchema = z.object({
  name: z.string(),
  guests: z.int(),
  importedAt: z.number(),
  until: z.number(),
});
export type HeldList = z.infer<typeof heldListSchema>;

/** Guests whom an organiser announced. */
export const guestsContract = {
  guestLists: desk.output(z.array(heldListSchema)),
  /** By name or company, by initials too (`ㄱㅊㅅ`), or by a code to the letter; the best first. */
  findGuests: desk
    .input(z.object({ query: z.string().max(200) }))
    .output(z.object({ guests: z.array(foundGuestSchema), more: z.boolean() })),
  /** The guest whose code was scanned last in row `seq`, while the kiosk remembers. */
  scannedGuest: desk.input(z.object({ seq: z.int() })).output(foundGuestSchema.optional()),
  /**
   * Lets a guest in, or out at an exit, with the others of their party. Not done: they are in already, or may come once
   * only; `again`: all the same, and why. Never a guest's name: it is not sealed.
   */
  checkInGuest: desk
    .input(
      z.object({
        guest: z.int(),
        party: z.int().min(1).max(99).optional(),
        again: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), seq: z.int() }),
        z.object({ ok: z.literal(false), earlier: earlierSchema }),
      ]),
    ),
};
