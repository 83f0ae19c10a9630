import { z } from 'zod';

export const decisions = ['admit', 'refuse', 'review'] as const;
export type Decision = (typeof decisions)[number];

/**
 * Every reason a verdict can have, with the decision it leads to. Closed: each has a sentence for the guest and
 * one for staff in every language (`shared/locales`). A policy may harden `issuer-unknown`, `key-unknown` and an
 * unsigned `inactive` to `refuse`; nothing softens a `refuse`.
 */
export const decisionOf = {
  ok: 'admit',
  unreadable: 'review',
  'unsupported-format': 'review',
  'too-long': 'review',
  incomplete: 'review',
  'issuer-unknown': 'review',
  'key-unknown': 'review',
  'issuer-not-accepted': 'refuse',
  'signature-invalid': 'refuse',
  'algorithm-not-allowed': 'refuse',
  'clock-untrusted': 'review',
  'not-yet-valid': 'refuse',
  expired: 'refuse',
  revoked: 'refuse',
  blocked: 'refuse',
  'revocations-stale': 'review',
  'keys-stale': 'review',
  'rule-not-met': 'refuse',
  'rule-undecided': 'review',
  'second-pass-needed': 'review',
  'issuer-unreachable': 'review',
  inactive: 'review',
  'already-inside': 'refuse',
  used: 'refuse',
  internal: 'review',
} as const satisfies Record<string, Decision>;

export type Reason = keyof typeof decisionOf;
export const reasons = Object.keys(decisionOf) as readonly Reason[];

/** A sentence in each language of the screens. */
export const sentenceSchema = z.object({ ko: z.string().min(1), en: z.string().min(1) });
export type Sentence = z.infer<typeof sentenceSchema>;

/** How old what we hold is: `fresh`, past the `soft` limit (warn) or past the `hard` limit (review). */
export const ageLevels = ['fresh', 'soft', 'hard', 'none'] as const;
export type AgeLevel = (typeof ageLevels)[number];
export const ageSchema = z.object({
  /** `none`: nothing of the kind is held or needed. */
  level: z.enum(ageLevels),
  /** The instant that what is held was current, in epoch milliseconds. */
  asOf: z.number().optional(),
});
export type Age = z.infer<typeof ageSchema>;

/** `suspicious`: it jumped and nothing vouches for it yet (warn); `untrusted`: it cannot be right (review). */
export const clockStates = ['trusted', 'suspicious', 'untrusted'] as const;
export type ClockState = (typeof clockStates)[number];
export const networkStates = ['online', 'degraded', 'offline'] as const;
export type NetworkState = (typeof networkStates)[number];

/** What a screen may be told of a pass. The policy decides which of it the guest sees. */
export const passSummarySchema = z.object({
  format: z.string(),
  issuer: z.string().optional(),
  issuerName: z.string().optional(),
  keyId: z.string().optional(),
  /** The pass's own number or identifier. */
  subject: z.string().optional(),
  /** What kind of pass its issuer says it is, in the issuer's words. */
  type: z.string().optional(),
  name: z.string().optional(),
  notBefore: z.number().optional(),
  expiresAt: z.number().optional(),
});
export type PassSummary = z.infer<typeof passSummarySchema>;

export const verdictSchema = z.object({
  decision: z.enum(decisions),
  reason: z.enum(Object.keys(decisionOf) as [Reason, ...Reason[]]),
  pass: passSummarySchema.optional(),
  /** The rule that was not met, with its own sentence (`rule-not-met`). */
  rule: z.object({ id: z.string(), sentence: sentenceSchema }).optional(),
  /** The entry that came before (`already-inside`, `used`). */
  earlier: z.object({ at: z.number(), gate: z.string() }).optional(),
  /** What exactly was wrong, for staff and engineers, in English. Never holds the code or a name. */
  detail: z.string().optional(),
  /** Finds an `internal` fault in the log. */
  reference: z.string().optional(),
  ages: z.object({ keys: ageSchema, revocations: ageSchema }),
  clock: z.enum(clockStates),
  network: z.enum(networkStates),
});
export type Verdict = z.infer<typeof verdictSchema>;
