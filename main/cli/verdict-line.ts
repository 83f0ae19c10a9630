import { toIso } from '../../shared/clock.ts';
import type { Verdict } from '../../shared/verdict.ts';
import type { Judgement } from '../admission/judge.ts';

/** A verdict as it leaves the program. Instants in ISO 8601; `ms` is how long this line took. */
export interface VerdictLine {
  readonly decision: Verdict['decision'];
  readonly reason: Verdict['reason'];
  readonly format?: string;
  readonly issuer?: string;
  readonly keyId?: string;
  readonly subject?: string;
  readonly notBefore?: string;
  readonly expiresAt?: string;
  /** The id of the rule that was not met. */
  readonly rule?: string;
  readonly detail?: string;
  readonly ms: number;
}

/** What an unverified pass says of its guest and its validity is hearsay, and left out. */
export function verdictLine(judgement: Judgement, ms: number): VerdictLine {
  const { decision, reason, pass, rule, detail, verified } = judgement;
  return {
    decision,
    reason,
    ...(pass === undefined ? {} : { format: pass.format }),
    ...(pass?.issuer === undefined ? {} : { issuer: pass.issuer }),
    ...(pass?.keyId === undefined ? {} : { keyId: pass.keyId }),
    ...(verified && pass?.subject !== undefined ? { subject: pass.subject } : {}),
    ...(verified && pass?.notBefore !== undefined ? { notBefore: toIso(pass.notBefore) } : {}),
    ...(verified && pass?.expiresAt !== undefined ? { expiresAt: toIso(pass.expiresAt) } : {}),
    ...(rule === undefined ? {} : { rule: rule.id }),
    ...(detail === undefined ? {} : { detail }),
    ms: Math.round(ms * 1000) / 1000,
  };
}
