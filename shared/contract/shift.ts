import { z } from 'zod';
import { checkSchema } from '../check-list.ts';
import { longestShiftNote, shiftSummarySchema } from '../shift.ts';
import { desk } from './errors.ts';
import { deskRowSchema } from './journal.ts';
import { sessionSchema } from './sessions.ts';

/** A shift that went from one to another. Instants are epoch milliseconds. */
const handOverSchema = z.object({
  /** The row that says so. */
  seq: z.int(),
  at: z.number(),
  /** The account whose desk it was, and the one that took the shift over with its PIN. */
  from: z.string(),
  /** Absent: it ended, and nobody took it over. */
  to: z.string().exactOptional(),
  summary: shiftSummarySchema,
  /** Whether there is a note, and whether whoever asks may open it. */
  hasNote: z.boolean(),
  mayOpen: z.boolean(),
});
export type HandOver = z.infer<typeof handOverSchema>;

const shiftSchema = z.object({
  /** When it was counted. */
  at: z.number(),
  summary: shiftSummarySchema,
  /** The latest scans that wait for staff, and how many there are of them, those of an earlier shift among them. */
  waiting: z.object({ rows: z.array(deskRowSchema), count: z.int() }),
  /** What of the check-list is not good. */
  checks: z.array(checkSchema),
  /** The latest hand-overs, newest first. */
  before: z.array(handOverSchema),
  /** Whether this shift began with the first of them. */
  wasHandedOver: z.boolean(),
});
export type Shift = z.infer<typeof shiftSchema>;

/** Shifts, and how one goes from one to the next. */
export const shiftContract = {
  /** The shift that goes on, counted at this moment. */
  shift: desk.output(shiftSchema),
  /**
   * Whoever takes the shift over enters their PIN at the desk of whoever hands it over; the desk is theirs from then
   * on. `seq`: the row that says so. Not done: a wrong PIN, or too soon after a wrong one.
   */
  handOver: desk
    .input(
      z.object({
        to: z.string().max(80),
        pin: z.string().max(12),
        /** For the next; sealed, since it may name a guest. */
        note: z.string().trim().max(longestShiftNote),
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), seq: z.int(), session: sessionSchema }),
        z.object({ ok: z.literal(false), wrong: z.boolean(), retryInMs: z.number() }),
      ]),
    ),
  /** The shift ends with nobody to take it over, and the desk locks. `seq`: the row that says what it came to. */
  endShift: desk
    .input(z.object({ note: z.string().trim().max(longestShiftNote) }))
    .output(z.object({ seq: z.int() })),
  /** Those two, supervisors and managers: the note of a hand-over. Absent: it was destroyed. A row says who opened it. */
  openShiftNote: desk.input(z.object({ seq: z.int() })).output(z.object({ note: z.string().optional() })),
};
