import { z } from 'zod';
import { journalRowSchema, rowKinds } from './journal-row.ts';

/** What happened to guests, whoever or whatever wrote it down. */
export const doorKinds = ['scan', 'manual-entry', 'correction', 'override', 'rechecked'] as const;

/** Rows of the journal that somebody looks for: all that is given has to fit. */
export const journalFilterSchema = z.object({
  /** One kind of row, what happened at the door (`door`), or everything. */
  kinds: z.enum(['door', 'all', ...rowKinds]),
  /** From this instant on, epoch milliseconds. */
  since: z.number().optional(),
  /** Before this instant, epoch milliseconds. */
  until: z.number().optional(),
  gate: z.string().max(80).optional(),
  decision: journalRowSchema.shape.decision,
  reason: journalRowSchema.shape.reason,
  /** The account that acted. */
  staff: z.string().max(100).optional(),
});
export type JournalFilter = z.infer<typeof journalFilterSchema>;
