import { z } from 'zod';
import { outageSchema } from './outage.ts';
import { decisionOf, decisions, type Reason } from './verdict.ts';

/**
 * Who came, by what they were told at first. `manual`: entered by hand without a code; staff's answer to a `review` is
 * no second arrival.
 */
const arrivalsSchema = z.object({ admit: z.int(), refuse: z.int(), review: z.int(), manual: z.int() });
export type Arrivals = z.infer<typeof arrivalsSchema>;
export type ArrivalKind = keyof Arrivals;
export const arrivalKinds = ['admit', 'refuse', 'review', 'manual'] as const satisfies readonly ArrivalKind[];

const quantilesSchema = z.object({
  count: z.int().positive(),
  /** Milliseconds that this part of the verdicts did not exceed. */
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});
export type Quantiles = z.infer<typeof quantilesSchema>;

/** The door over one or several days of the venue, in numbers. Instants are epoch milliseconds. */
export const doorReportSchema = z.object({
  /** First and last day, by the calendar of the venue. */
  days: z.object({ from: z.iso.date(), until: z.iso.date() }),
  /** From when on, and before when. */
  from: z.number(),
  until: z.number(),
  /** When it was counted, and the last row that was. */
  at: z.number(),
  upTo: z.int(),
  /** When each slot of the chart begins, and what it stands for. */
  step: z.enum(['five-minutes', 'hour', 'day']),
  slots: z.array(arrivalsSchema.extend({ at: z.number() })),
  arrivals: arrivalsSchema,
  /** Scans at a gate for leaving that let somebody out. */
  left: z.int(),
  /** Entries by hand that stand, as they were amended last. */
  manual: z.object({ entries: z.int(), admitted: z.int(), refused: z.int(), takenBack: z.int() }),
  /** Overrides that stand: staff in charge let pass who was refused or went to them, with a reason. */
  overrides: z.int(),
  /** Admissions by hand, overrides among them, among all admissions, 0 to 1; absent if there was none. */
  manualShare: z.number().optional(),
  /** Of scans in either direction, the most frequent first. */
  reasons: z.array(
    z.object({
      decision: z.enum(decisions),
      reason: z.enum(Object.keys(decisionOf) as [Reason, ...Reason[]]),
      count: z.int().positive(),
    }),
  ),
  gates: z.array(arrivalsSchema.extend({ gate: z.string() })),
  /** From the last byte of a scan to its row; of rows that say so. */
  tookMs: quantilesSchema.optional(),
  /** When the network failed or the kiosk was off, oldest first. */
  degraded: z.array(
    outageSchema.pick({
      kind: true,
      worst: true,
      since: true,
      until: true,
      beganBefore: true,
      announced: true,
      impaired: true,
    }),
  ),
  /** How long that was within the days, in milliseconds. */
  degradedMs: z.object({ network: z.number(), kioskOff: z.number() }),
});
export type DoorReport = z.infer<typeof doorReportSchema>;

/** What will be destroyed, and what was. */
export const retentionSchema = z.object({
  /** Whole UTC days that rows are kept. */
  keptDays: z.int(),
  /** UTC days of which there are rows, the next to be destroyed first. `at`: when, in epoch milliseconds. */
  coming: z.array(z.object({ day: z.iso.date(), rows: z.int(), manual: z.int(), at: z.number() })),
  /** What the kiosk signed when it destroyed rows, the latest first. */
  done: z.array(
    z.object({
      /** The last row that was destroyed. */
      last: z.int(),
      /** What the signature says; absent if it does not hold under a key of this journal. */
      signed: z.object({ first: z.int(), rows: z.int(), at: z.number() }).optional(),
      /** The compact JWS (RFC 7515), for whoever wants to check it elsewhere. */
      proof: z.string(),
    }),
  ),
});
export type RetentionReport = z.infer<typeof retentionSchema>;
