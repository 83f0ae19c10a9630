import { z } from 'zod';
import { entryFormSchema } from '../entry-form.ts';
import { happenedSchema, lateProblems } from '../late-entry.ts';
import { decisions } from '../verdict.ts';
import { desk } from './errors.ts';
import { deskRowSchema } from './journal.ts';
import { notVouchedSchema, vouchSchema } from './vouch.ts';

const entryValuesSchema = z.record(z.string(), z.union([z.string().max(500), z.number()]));
const problemsSchema = z.record(
  z.string(),
  z.enum(['required', 'telephone', 'count', 'choice', 'too-long', ...lateProblems]),
);

/** An entry that was written down before, as much as is open of it. `at`: when it happened. */
const formerEntrySchema = z.object({
  seq: z.int(),
  at: z.number(),
  gate: z.string(),
  decision: z.enum(decisions).optional(),
  staff: z.string().optional(),
});
export type FormerEntry = z.infer<typeof formerEntrySchema>;

/** The manual-entry log. */
export const entriesContract = {
  /** The forms that the policy offers, the first of which is up at first. */
  entryForms: desk.output(z.array(entryFormSchema).min(1)),
  /** A manual entry, on the policy's first form unless `form` names another. `scan` links the scan that could not be decided, `happened` tells of an entry made late; `admitted` is what staff decided. To admit whom a scan refused, somebody in charge vouches for it; not done without: `vouch`, `null` before any PIN. */
  recordEntry: desk
    .input(
      z.object({
        form: z.string().optional(),
        scan: z.int().optional(),
        happened: happenedSchema.optional(),
        values: entryValuesSchema,
        admitted: z.boolean(),
        vouch: vouchSchema.optional(),
      }),
    )
    .output(
      z.union([
        z.object({ ok: z.literal(true), seq: z.int() }),
        z.object({ ok: z.literal(false), problems: problemsSchema }),
        z.object({ ok: z.literal(false), vouch: notVouchedSchema.nullable() }),
      ]),
    ),
  /**
   * The entry of the same day, if there is one, that tells of the person who is being written down. Nothing is
   * opened for it, and it stops nobody.
   */
  formerEntry: desk
    .input(
      z.object({
        form: z.string().optional(),
        happened: happenedSchema.optional(),
        values: entryValuesSchema,
      }),
    )
    .output(formerEntrySchema.nullable()),
  /** The values of a manual entry, personal ones opened; the opening is journalled. */
  openEntry: desk
    .input(z.object({ seq: z.int() }))
    .output(z.object({ row: deskRowSchema, values: entryValuesSchema })),
  /** The entry that was written last, while it can be taken back at one touch: for `msLeft` milliseconds more. */
  undoableEntry: desk.output(z.object({ seq: z.int(), msLeft: z.number() }).nullable()),
  /**
   * A further row that amends a manual entry (`values`, `admitted`) or takes it back (`void`), with a reason. Once its
   * minute is over, an entry is taken back by those in charge only.
   */
  correctEntry: desk
    .input(
      z.object({
        seq: z.int(),
        reason: z.string().trim().min(1).max(200),
        change: z.discriminatedUnion('type', [
          z.object({ type: z.literal('void') }),
          z.object({ type: z.literal('amend'), values: entryValuesSchema, admitted: z.boolean() }),
        ]),
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), seq: z.int() }),
        z.object({ ok: z.literal(false), problems: problemsSchema }),
      ]),
    ),
};
