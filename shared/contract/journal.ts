import { z } from 'zod';
import { journalFilterSchema } from '../journal-filter.ts';
import { journalRowSchema, rowKinds } from '../journal-row.ts';
import { impairedSchema } from '../outage.ts';
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

const rowDetailsSchema = z.object({
  row: deskRowSchema,
  /** Rows that belong to it, oldest first. */
  related: z.array(deskRowSchema),
  /** What of the network was not as it should be when the row was written. */
  impaired: impairedSchema,
});
export type RowDetails = z.infer<typeof rowDetailsSchema>;

const reasonSchema = journalRowSchema.shape.reason.unwrap();

/** The journal and its numbers. */
export const journalContract = {
  /** Rows that fit, newest first: from before `before` on, or those after `after`. */
  journal: desk
    .input(
      journalFilterSchema.extend({
        before: z.int().optional(),
        after: z.int().optional(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(deskRowSchema), more: z.boolean() })),
  /** How many rows up to `upTo` fit. */
  journalCount: desk.input(journalFilterSchema.extend({ upTo: z.int().optional() })).output(z.int()),
  /** What the rows that are held can be looked for by. */
  journalValues: desk.output(
    z.object({
      kinds: z.array(z.enum(rowKinds)),
      reasons: z.array(reasonSchema),
      gates: z.array(z.string()),
      staff: z.array(z.string()),
    }),
  ),
  /** One row with all that belongs to it; nothing once it was destroyed. */
  journalRow: desk.input(z.object({ seq: z.int() })).output(rowDetailsSchema.optional()),
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
