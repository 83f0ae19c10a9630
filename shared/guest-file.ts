import { z } from 'zod';

/** The columns of a guest list, in the order in which they are shown. */
export const guestColumns = ['id', 'name', 'company', 'code'] as const;
export type GuestColumn = (typeof guestColumns)[number];

/**
 * What may be wrong with a file of guests. `other` is the line that says the same (`repeated`), what the first line
 * calls a column (`unknown-column`), or how much there may be at most.
 */
export const guestProblems = [
  'empty',
  'too-long',
  'repeated',
  'missing-column',
  'unknown-column',
  'repeated-column',
  'malformed',
  'nobody',
  'encoding',
  'too-large',
  'unreadable',
] as const;

/** Where in the file something is wrong: never what stands there. */
export const guestProblemSchema = z.object({
  problem: z.enum(guestProblems),
  line: z.int().optional(),
  column: z.enum(guestColumns).optional(),
  other: z.union([z.int(), z.string()]).optional(),
});
export type GuestProblem = z.infer<typeof guestProblemSchema>;
