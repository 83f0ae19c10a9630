import { z } from 'zod';
import { practicePassSchema } from './practice-pass.ts';
import { verdictSchema } from './verdict.ts';

/** That this kiosk only rehearses, for every screen to say so. `since`: epoch milliseconds. */
export const rehearsalStatusSchema = z.object({ since: z.number(), cable: z.enum(['plugged', 'pulled']) });

const expectedSchema = verdictSchema.pick({ decision: true, reason: true });
/** What the door should say. */
export type Expected = z.infer<typeof expectedSchema>;

/** A code to hold before the scanner, and what should come of it, the first time and, where it differs, the second. */
export const practiceTaskSchema = practicePassSchema.extend({
  expect: expectedSchema,
  again: expectedSchema.exactOptional(),
});
export type PracticeTask = z.infer<typeof practiceTaskSchema>;
