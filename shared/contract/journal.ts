import { z } from 'zod';
import { journalRowSchema } from '../journal-row.ts';
import { desk } from './errors.ts';

/** How a scan that could not be decided fared later, and the row that says so. */
const recheckedSchema = journalRowSchema.pick({ seq: true, decision: true, reason: true });

/** A row as the desk lists it: without chain fields and sealed values. `settled`: seq of the entry that settled it. */
export const deskRowSchema = journalRowSchema.omit({ prev: true, sealed: true }).extend({
  hasSealed: z.boolean(),
  settled: z.int().optional(),
  corrected: z.boolean(),
  rechecked: recheckedSchema.optional(),
});
export type DeskRow = z.infer<typeof deskRowSchema>;

/** The journal and its numbers. */
export const journalContract = {
  /** Journal rows, newest first, from before `before` on; `door` keeps what happened at the door only. */
  journal: desk
    .input(
      z.object({
        before: z.int().optional(),
        limit: z.int().min(1).max(200),
        /** From this instant on, epoch milliseconds. */
        since: z.number().optional(),
        kinds: z.enum(['door', 'all']),
      }),
    )
    .output(z.object({ rows: z.array(deskRowSchema), more: z.boolean() })),
  /** The door in numbers since `since` (epoch milliseconds). */
  summary: desk.input(z.object({ since: z.number() })).output(
    z.object({
      admitted: z.int(),
      refused: z.int(),
      reviewed: z.int(),
      manual: z.int(),
      inside: z.int(),
    }),
  ),
};
