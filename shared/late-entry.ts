import { z } from 'zod';

/** When what is entered late happened: so many minutes ago, or at a time on the wall of the venue. */
export const happenedSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ago'), minutes: z.int().min(1).max(1_440) }),
  /** `2026-11-24T12:30`, in the venue's time zone. */
  z.object({ type: z.literal('at'), wall: z.iso.datetime({ local: true, precision: -1 }) }),
]);
export type Happened = z.infer<typeof happenedSchema>;

/** Why a time is not taken: it is yet to come, or its rows were destroyed already. */
export const lateProblems = ['future', 'too-old'] as const;
export type LateProblem = (typeof lateProblems)[number];

/** Under which name such a problem is told beside those of the fields. */
export const happenedField = 'happenedAt';
