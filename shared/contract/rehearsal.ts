import { z } from 'zod';
import { practiceNames } from '../practice-pass.ts';
import { practiceTaskSchema } from '../rehearsal.ts';
import { desk } from './errors.ts';

const rehearsalViewSchema = z.discriminatedUnion('type', [
  /** This is the door. `failure`: why the last rehearsal came to nothing, in English. */
  z.object({ type: z.literal('offered'), failure: z.string().exactOptional() }),
  z.object({ type: z.literal('under-way'), tasks: z.array(practiceTaskSchema) }),
]);
export type RehearsalView = z.infer<typeof rehearsalViewSchema>;

/** Rehearsals: the same kiosk on stores of its own, for a while in place of the door. */
export const rehearsalContract = {
  rehearsal: desk.output(rehearsalViewSchema),
  /** Supervisors and managers. The connection ends a moment after the answer, and the next is to the rehearsal. */
  beginRehearsal: desk,
  /** In a rehearsal: back to the door, as it began. */
  endRehearsal: desk,
  setCable: desk.input(z.object({ pulled: z.boolean() })),
  /** Holds a practice pass before the scanner. */
  holdPass: desk.input(z.object({ name: z.enum(practiceNames) })),
};
