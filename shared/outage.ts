import { z } from 'zod';
import { clockStates, decisionOf, decisions, type Reason } from './verdict.ts';

/** States in which an upstream is not as it should be: it answers late, or not at all. */
export const impairments = ['degraded', 'offline'] as const;
export type Impairment = (typeof impairments)[number];

/** By the name of the upstream, as staff see it. */
export const impairedSchema = z.record(z.string(), z.enum(impairments));
export type Impaired = z.infer<typeof impairedSchema>;

const reasonCountSchema = z.object({
  decision: z.enum(decisions),
  reason: z.enum(Object.keys(decisionOf) as [Reason, ...Reason[]]),
  count: z.int().positive(),
});

/** What happened at the door, in numbers. */
export const doorFiguresSchema = z.object({
  scans: z.int(),
  admitted: z.int(),
  refused: z.int(),
  reviewed: z.int(),
  /** Most frequent first. */
  reasons: z.array(reasonCountSchema),
  /** Manual entries that stand, as they were amended last. */
  manual: z.object({ entries: z.int(), admitted: z.int(), refused: z.int(), takenBack: z.int() }),
  /** Overrides that stand; documents of before say nothing of them. */
  overrides: z.int().default(0),
});
export type DoorFigures = z.infer<typeof doorFiguresSchema>;

/**
 * A stretch of time in which the door was not as it should be. `network`: something was not reached; `kiosk-off`: the
 * kiosk itself stood still. Instants are ISO 8601 in UTC.
 */
export const outageSchema = z.object({
  kind: z.enum(['network', 'kiosk-off']),
  /** The worst that it came to (`network`). */
  worst: z.enum(impairments).optional(),
  since: z.string(),
  /** Absent: it was still going on. */
  until: z.string().optional(),
  /** The journal begins in the middle of it: `since` is the first that is known. */
  beganBefore: z.boolean(),
  /** `kiosk-off`: whether the kiosk said that it was closed; else `since` is its last sign of life. */
  announced: z.boolean().optional(),
  impaired: impairedSchema,
  /** The journal's rows from the one that begins it to the last before its end. */
  rows: z.object({ first: z.int(), last: z.int() }),
  /** Whether the clock could be believed at its beginning and its end. */
  clock: z.enum(clockStates),
  figures: doorFiguresSchema,
});
export type Outage = z.infer<typeof outageSchema>;
