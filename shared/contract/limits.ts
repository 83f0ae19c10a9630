import { z } from 'zod';
import { artefacts } from '../limit-override.ts';
import { desk } from './errors.ts';
import { pinAnswerSchema } from './pin-answer.ts';

const artefactSchema = z.enum(artefacts);

const overLimitSchema = z.object({
  artefact: artefactSchema,
  issuer: z.string(),
  name: z.string(),
  /** When what is held was current, in epoch milliseconds. */
  asOf: z.number(),
});
export type OverLimit = z.infer<typeof overLimitSchema>;

const limitChangeSchema = z.object({
  artefacts: z.array(artefactSchema).min(1),
  /** Whose; `null`: every issuer's. */
  issuer: z.string().min(1).max(1_024).nullable(),
  /** `null`: the limits count again. */
  change: z.object({ hours: z.int().min(1).max(24), reason: z.string().trim().min(1).max(200) }).nullable(),
});
export type LimitChange = z.infer<typeof limitChangeSchema>;

/** Hard limits of age, and who goes on without them. */
export const limitsContract = {
  /** What is over its hard limit, whether or not somebody has lifted that. */
  overLimits: desk.output(z.array(overLimitSchema)),
  /** Supervisors and managers, with their PIN: these hard limits do not count for some hours. */
  overrideLimits: desk.input(limitChangeSchema.extend({ pin: z.string().max(12) })).output(pinAnswerSchema),
};
