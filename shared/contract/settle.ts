import { z } from 'zod';
import { sentenceSchema } from '../verdict.ts';
import { desk } from './errors.ts';
import { deskRowSchema } from './journal.ts';
import { notVouchedSchema, vouchSchema } from './vouch.ts';

/**
 * `doubted`: somebody was let in by hand at the same gate within five minutes of this refusal, as having no scan; it is
 * for those in charge to ask whether that was whoever was refused.
 */
const settleRowSchema = deskRowSchema.extend({ doubted: z.int().optional() });
export type SettleRow = z.infer<typeof settleRowSchema>;

/** What there is to know about a scan that was not admitted, beside its row. */
const settleDetailsSchema = z.object({
  row: settleRowSchema,
  /** Its issuer's name, if its keys are held. */
  issuerName: z.string().optional(),
  /** The rule that was not met, in the words of its policy. */
  rule: sentenceSchema.optional(),
  /** The latest time that this pass was let in. */
  earlier: z.object({ at: z.number(), gate: z.string(), inside: z.boolean() }).optional(),
});
export type SettleDetails = z.infer<typeof settleDetailsSchema>;

/** Scans that were refused or went to staff: a second chance. */
export const settleContract = {
  /** Those of the last hours, unsettled ones first, each part newest first. `open`: how many wait for staff. */
  toSettle: desk
    .input(z.object({ decision: z.enum(['refuse', 'review']).optional(), limit: z.int().min(1).max(200) }))
    .output(
      z.object({ rows: z.array(settleRowSchema), more: z.boolean(), open: z.int(), hours: z.number() }),
    ),
  /**
   * Lets a scan in that was not admitted, on the word of somebody in charge and with their PIN, whoever's desk it is.
   * `seq`: the row that says so. Not done: a wrong PIN, or too soon after a wrong one.
   */
  overrideScan: desk
    .input(vouchSchema.extend({ scan: z.int() }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), seq: z.int() }),
        notVouchedSchema.extend({ ok: z.literal(false) }),
      ]),
    ),
  settleDetails: desk.input(z.object({ seq: z.int() })).output(settleDetailsSchema),
};
