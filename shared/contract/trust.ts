import { z } from 'zod';
import { calendarEntrySchema } from '../calendar.ts';
import { ageSchema } from '../verdict.ts';
import { desk } from './errors.ts';

export const issuerStatusSchema = z.object({
  id: z.string(),
  name: z.string(),
  keys: z.int(),
  keysAge: ageSchema,
  revocationsAge: ageSchema,
  /** Revoked or blocked entries that are held. */
  revoked: z.int(),
});
export type IssuerStatus = z.infer<typeof issuerStatusSchema>;

/** One delivery of a source as a whole. Instants in epoch milliseconds. */
export const generationStatusSchema = z.object({
  /** 1, 2, 3 … for each source. */
  number: z.int().positive(),
  installedAt: z.number(),
  /** When the source last gave just this. */
  currentAt: z.number(),
  keys: z.int(),
  /** Revoked or blocked entries. */
  entries: z.int(),
});
export type GenerationStatus = z.infer<typeof generationStatusSchema>;

export const sourceStatusSchema = z.object({
  id: z.int(),
  kind: z.string(),
  location: z.string(),
  issuer: z.string().optional(),
  installedAt: z.number().optional(),
  attemptedAt: z.number().optional(),
  /** What went wrong at the last attempt and what to do, in English; absent if it went well. */
  error: z.string().optional(),
  /** When it is asked again by itself; absent if it is not. */
  nextAttemptAt: z.number().optional(),
  /** What is in force; absent if it was installed by a version that kept no generations. */
  generation: generationStatusSchema.optional(),
  /** What was in force before, and can be again. */
  previous: generationStatusSchema.optional(),
  /** What staff turned back for the one in force: in force again once they say so, never by itself. */
  turnedBack: generationStatusSchema.optional(),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** What passes are checked against. */
export const trustContract = {
  trust: desk.output(
    z.object({ issuers: z.array(issuerStatusSchema), sources: z.array(sourceStatusSchema) }),
  ),
  /** What ends when, and when limits of age act if nothing new comes in, soonest first. */
  calendar: desk.output(z.array(calendarEntrySchema)),
  /** Asks every source for news now and says how each went. */
  refresh: desk.output(z.object({ sources: z.array(sourceStatusSchema) })),
  /** Managers only: puts the other generation of a source (`previous`, else `turnedBack`) in force, if it is still that one. */
  restoreSource: desk
    .input(z.object({ location: z.string().min(1).max(2_048), generation: z.int().positive() }))
    .output(z.object({ source: sourceStatusSchema })),
};
