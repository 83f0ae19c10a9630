import type { Policy } from '../../shared/policy.ts';
import type { PassSummary, Verdict } from '../../shared/verdict.ts';
import type { Judgement } from './judge.ts';
import type { Recorded } from './record.ts';

/** What of a pass the screens may be told: what the policy names, and only if the pass is verified. */
function summaryOf(judgement: Judgement, policy: Policy): PassSummary | undefined {
  const { pass, issuerName } = judgement;
  if (pass === undefined) return undefined;
  const summary: PassSummary = {
    format: pass.format,
    ...(pass.issuer === undefined ? {} : { issuer: pass.issuer }),
    ...(pass.keyId === undefined ? {} : { keyId: pass.keyId }),
  };
  if (!judgement.verified) return summary;
  const may = new Set(policy.guestSees);
  return {
    ...summary,
    ...(may.has('issuerName') && issuerName !== undefined ? { issuerName } : {}),
    ...(may.has('subject') && pass.subject !== undefined ? { subject: pass.subject } : {}),
    ...(may.has('type') && pass.type !== undefined ? { type: pass.type } : {}),
    ...(may.has('name') && pass.name !== undefined ? { name: pass.name } : {}),
    ...(pass.notBefore === undefined ? {} : { notBefore: pass.notBefore }),
    ...(may.has('expiresAt') && pass.expiresAt !== undefined ? { expiresAt: pass.expiresAt } : {}),
  };
}

/** A verdict as the screens hear it. */
export function verdictOf(recorded: Omit<Recorded, 'seq'>, policy: Policy): Verdict {
  const { judgement, earlier } = recorded;
  const pass = summaryOf(judgement, policy);
  return {
    decision: judgement.decision,
    reason: judgement.reason,
    ages: judgement.ages,
    clock: judgement.clock,
    network: judgement.network,
    ...(pass === undefined ? {} : { pass }),
    ...(judgement.rule === undefined ? {} : { rule: judgement.rule }),
    ...(judgement.detail === undefined ? {} : { detail: judgement.detail }),
    ...(judgement.reference === undefined ? {} : { reference: judgement.reference }),
    ...(earlier === undefined ? {} : { earlier }),
  };
}
