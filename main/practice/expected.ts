import type { Policy } from '../../shared/policy.ts';
import type { PracticeName, PracticePass } from '../../shared/practice-pass.ts';
import type { Expected, PracticeTask } from '../../shared/rehearsal.ts';
import { decisionOf, type Reason } from '../../shared/verdict.ts';

const usual: Readonly<Record<Exclude<PracticeName, 'stranger'>, Reason>> = {
  valid: 'ok',
  valid2: 'ok',
  expired: 'expired',
  revoked: 'revoked',
  early: 'not-yet-valid',
  forged: 'signature-invalid',
  health: 'ok',
  online: 'ok',
  garbage: 'unsupported-format',
  unreadable: 'unreadable',
};

function expected(reason: Reason): Expected {
  return { decision: decisionOf[reason], reason };
}

/** By a policy that names its issuers, or hardens the unknown one, it is no matter for staff. */
function ofStranger({ accepts, unknown }: Policy): Expected {
  if (accepts.issuers !== null) return expected('issuer-not-accepted');
  return unknown.issuer === 'refuse'
    ? { decision: 'refuse', reason: 'issuer-unknown' }
    : expected('issuer-unknown');
}

const again: Readonly<Record<Policy['entry'], Reason>> = {
  free: 'ok',
  're-entry': 'already-inside',
  once: 'used',
};

/** What a door for entries should say to the practice passes under a policy, while its network is up. */
export function practiceTasks(passes: readonly PracticePass[], policy: Policy): readonly PracticeTask[] {
  return passes.map(({ name, text }) => ({
    name,
    text,
    expect: name === 'stranger' ? ofStranger(policy) : expected(usual[name]),
    ...(name === 'valid2' ? { again: expected(again[policy.entry]) } : {}),
  }));
}
