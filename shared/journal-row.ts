import { z } from 'zod';
import { impairedSchema } from './outage.ts';
import { shiftSummarySchema } from './shift.ts';
import { clockStates, decisionOf, decisions, networkStates, type Reason } from './verdict.ts';

/**
 * What the journal writes down. `scan` and `manual-entry` are what happened at the door, `correction` amends or
 * voids a manual entry, `override` lets a scan in that was not admitted, on the word of somebody in charge, `rechecked`
 * is how a scan that could not be decided would have been decided with what is held since (it lets nobody in), `opened`
 * is staff who opened the sealed fields of a row, `handed-over` is a shift that went from one to the next, `rehearsal` is
 * when one began or ended in place of the door, the rest is what the kiosk itself did or met.
 */
export const rowKinds = [
  'scan',
  'manual-entry',
  'correction',
  'override',
  'started',
  'self-check',
  'stopped',
  'set-up',
  'changed',
  'unlocked',
  'locked',
  'pin-refused',
  'clock-confirmed',
  'clock-jumped',
  'network',
  'rechecked',
  'opened',
  'handed-over',
  'rehearsal',
  'trust',
  'destroyed',
  'set-aside',
] as const;
export type RowKind = (typeof rowKinds)[number];

/**
 * One row of the journal as it is hashed, listed and exported. `prev` chains it to the row before; the row's hash
 * is SHA-256 over its JSON Canonicalization Scheme form (RFC 8785). Absent fields do not apply to the kind.
 */
export const journalRowSchema = z.object({
  /** 1, 2, 3 … without gaps. */
  seq: z.int().positive(),
  /** When it happened by the kiosk's clock, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  kind: z.enum(rowKinds),
  /** base64url SHA-256 of the row before; all zero for the first. */
  prev: z.string(),
  venue: z.string(),
  gate: z.string(),
  /** The program's version. */
  version: z.string(),
  clock: z.enum(clockStates),
  network: z.enum(networkStates),
  decision: z.enum(decisions).optional(),
  reason: z.enum(Object.keys(decisionOf) as [Reason, ...Reason[]]).optional(),
  rule: z.string().optional(),
  direction: z.enum(['entry', 'exit']).optional(),
  policy: z.string().optional(),
  format: z.string().optional(),
  issuer: z.string().optional(),
  keyId: z.string().optional(),
  /** base64url HMAC-SHA-256 of the pass under the kiosk's own key; never the code itself. */
  pass: z.string().optional(),
  /** Ages in whole seconds of the keys and revocations that the verdict rested on. */
  ages: z.object({ keys: z.int().optional(), revocations: z.int().optional() }).optional(),
  /** From the last byte of the scan to the writing of this row, in milliseconds; the disk's own time comes on top. */
  tookMs: z.number().nonnegative().optional(),
  /** The staff account that acted. */
  staff: z.string().optional(),
  /** The account whose desk it was, if another one acted there (`override`). */
  askedBy: z.string().optional(),
  /** The account in charge that answered for a manual entry of somebody whom a scan refused, with its own PIN; `note` says why. */
  vouchedBy: z.string().optional(),
  /** The account that took the shift over, with its own PIN (`handed-over`; `staff` is whose desk it was). Absent: it ended with nobody to take it over. */
  takenBy: z.string().optional(),
  /** The shift as both of them saw it (`handed-over`). */
  shift: shiftSummarySchema.optional(),
  /** Until when hard limits of age do not count, where somebody lifted them (`changed`). */
  liftedUntil: z.iso.datetime().optional(),
  /** The row of the scan that a manual entry or override settles, that this scan completes (two passes of one person), or that was looked at again. */
  scan: z.int().positive().optional(),
  /** The manual entry that a correction amends; `void` takes it back altogether. */
  corrects: z.int().positive().optional(),
  void: z.boolean().optional(),
  /** Which end of it this row is (`rehearsal`). */
  rehearsal: z.enum(['begun', 'ended']).optional(),
  /** The row whose personal values were opened (`opened`). */
  opens: z.int().positive().optional(),
  /** What of the network was not as it should be from here on (`network`). */
  impaired: impairedSchema.optional(),
  /** When what a manual entry tells of happened, if it was entered late; `at` is when it was recorded. */
  happenedAt: z.iso.datetime().optional(),
  /** The form that a manual entry was written on, by its id. */
  form: z.string().optional(),
  /** The values of a manual entry that are not personal, by field id. */
  entry: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** The personal values, as a JWE (RFC 7516) under the key of the day. */
  sealed: z.string().optional(),
  /** What else there is to say, in English, for staff and inspectors. Never a code, a name or a number of a guest. */
  note: z.string().optional(),
});
export type JournalRow = z.infer<typeof journalRowSchema>;

/** What a writer gives; the journal adds `seq`, `prev` and the fields that every row has. */
export type RowDraft = Omit<JournalRow, 'seq' | 'prev' | 'at' | 'venue' | 'gate' | 'version'> & {
  readonly at?: string;
};
