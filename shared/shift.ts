import { z } from 'zod';
import { checkSchema } from './check-list.ts';

/** A note for whoever takes a shift over is not longer than this. */
export const longestShiftNote = 500;

/**
 * A shift in numbers, as both who hand it over and take it over saw it: the row of the hand-over holds it. Corrections
 * that came later do not change it.
 */
export const shiftSummarySchema = z.object({
  /** The account that was in charge of it. */
  staff: z.string(),
  /** When it began, ISO 8601 in UTC. */
  since: z.iso.datetime(),
  /** Scans in either direction, by what they were told at first. */
  admitted: z.int(),
  refused: z.int(),
  reviewed: z.int(),
  /** Of those that went to staff: nobody has settled them. */
  unsettled: z.int(),
  /** Overrides and manual entries that were not taken back, and the corrections of either. */
  overrides: z.int(),
  manual: z.int(),
  corrections: z.int(),
  /** How often somebody lifted hard limits of age. */
  limitsLifted: z.int(),
  /** Scans that met a fault of the kiosk's own. */
  faults: z.int(),
  /** Stretches in which the network failed or the kiosk was off. */
  outages: z.int(),
  /** Guests who are in at its end. */
  inside: z.int(),
  /** What of the check-list was not good at its end. */
  checks: z.array(checkSchema.pick({ id: true, state: true })),
});
export type ShiftSummary = z.infer<typeof shiftSummarySchema>;
