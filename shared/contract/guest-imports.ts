import { z } from 'zod';
import { guestColumns, guestProblemSchema } from '../guest-file.ts';
import { desk } from './errors.ts';

/** A CSV file on a stick or in `guests/` of the profile; `changedAt` in epoch milliseconds. */
const guestFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  bytes: z.number(),
  changedAt: z.number(),
});
export type GuestFile = z.infer<typeof guestFileSchema>;

const firstGuestSchema = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string().optional(),
  code: z.string().optional(),
});

const lookedSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    guests: z.int(),
    columns: z.array(z.enum(guestColumns)),
    encoding: z.enum(['utf-8', 'euc-kr']),
    /** Of the file: what is imported is what was looked at. */
    sha256: z.string(),
    first: z.array(firstGuestSchema),
  }),
  /** `more`: problems that are not listed. */
  z.object({ ok: z.literal(false), problems: z.array(guestProblemSchema), more: z.int() }),
]);
export type LookedAt = z.infer<typeof lookedSchema>;

const listNameSchema = z.string().trim().min(1).max(60);

/** Guest lists that managers import from a stick. */
export const guestImportsContract = {
  guestFiles: desk.output(z.array(guestFileSchema)),
  /** Reads a file, and stores nothing. */
  lookAtGuestFile: desk.input(z.object({ path: z.string().max(4_096) })).output(lookedSchema),
  /** Holds what was looked at until the end of the day `until`. Instead of a list of that name only with `replaces`. */
  importGuests: desk
    .input(
      z.object({
        path: z.string().max(4_096),
        sha256: z.string().max(100),
        list: listNameSchema,
        until: z.iso.date(),
        replaces: z.boolean(),
      }),
    )
    .output(z.object({ guests: z.int() })),
  removeGuestList: desk.input(z.object({ name: listNameSchema })),
};
