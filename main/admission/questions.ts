import type { EpochMs } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Rules } from '../../shared/rule.ts';
import { type Decision, decisionOf, type Reason, type Verdict } from '../../shared/verdict.ts';
import type { Verification } from '../passes/format.ts';
import type { Pass } from '../passes/pass.ts';
import { isOpen } from './opening-hours.ts';
import { askRules, type SecondPass } from './rules/ask-rules.ts';

/** What the trust store knows of a pass's revocation. */
export type Revocation =
  | { readonly state: 'not-needed' | 'not-held' }
  | { readonly state: 'valid' | 'revoked' | 'blocked' | 'out-of-range'; readonly asOf: EpochMs };

/** What an issuer said of a code that only it can resolve, if it could be asked. */
export type Resolution =
  /** `detail`: why, in English. Never holds the code. */
  | { readonly state: 'unreachable'; readonly detail: string }
  /** `signed`: the issuer's own signature says so, not only its server. */
  | { readonly state: 'inactive'; readonly signed: boolean }
  | { readonly state: 'active'; readonly issuerName: string; readonly claims: ResolvedClaims };

/** Members that RFC 7662, section 2.2 defines, instants in seconds; what else there is, is for the rules of a policy. */
export interface ResolvedClaims extends Readonly<Record<string, unknown>> {
  readonly sub?: string;
  readonly jti?: string;
  readonly username?: string;
  readonly type?: string;
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
}

/** A readable pass and all that is known of it here: what the questions are asked of. */
export interface Case {
  readonly pass: Pass;
  readonly policy: Policy;
  readonly issuerHeld: boolean;
  /** Absent: there was no key to verify with. */
  readonly verification: Verification | undefined;
  /** Absent: nobody asked its issuer. */
  readonly resolution?: Resolution | undefined;
  readonly revocation: Revocation;
  /** Ages of what is held for this issuer, by the policy's limits. */
  readonly ages: Verdict['ages'];
  /** Age of the whole list of issuers. */
  readonly issuersAge: Verdict['ages']['keys'];
  readonly now: EpochMs;
  readonly clock: Verdict['clock'];
  readonly timeZone: string;
}

/** An answer that keeps a pass from being admitted. */
export interface Finding {
  readonly decision: Exclude<Decision, 'admit'>;
  readonly reason: Reason;
  readonly rule?: Verdict['rule'];
  readonly detail?: string;
  /** What would complete it (`second-pass-needed`). */
  readonly second?: SecondPass;
}

function finding(reason: Exclude<Reason, 'ok'>, detail?: string): Finding {
  return { decision: decisionOf[reason], reason, ...(detail === undefined ? {} : { detail }) };
}

function ruleNotMet(id: string, ko: string, en: string): Finding {
  return { ...finding('rule-not-met', en), rule: { id, sentence: { ko, en } } };
}

/** Question 2. A policy may harden what is unknown, while the list it is missing from is young. */
function* whoSaysSo({ pass, policy, issuerHeld, verification, ages, issuersAge }: Case): Generator<Finding> {
  const { issuers } = policy.accepts;
  if (issuers !== null && pass.issuer !== undefined && !issuers.includes(pass.issuer)) {
    yield finding('issuer-not-accepted', `The policy ${policy.name} does not accept this issuer.`);
  } else if (pass.resolution !== 'local') {
    // Whose it is was set up with the endpoint, or imported with the list: no key is needed for either.
    return;
  } else if (!issuerHeld) {
    const harden = policy.unknown.issuer === 'refuse' && issuersAge.level === 'fresh';
    const unknown = finding('issuer-unknown', 'No keys of this issuer are held.');
    yield harden ? { ...unknown, decision: 'refuse' } : unknown;
  } else if (verification === undefined || (!verification.ok && verification.reason === 'key-unknown')) {
    const harden = policy.unknown.key === 'refuse' && ages.keys.level === 'fresh';
    const unknown = finding('key-unknown', 'The issuer is known, but not the key that signed this pass.');
    yield harden ? { ...unknown, decision: 'refuse' } : unknown;
  }
}

/** Question 9, for the codes that say nothing until their issuer speaks: an outage there is no evidence against them. */
function* saysItsIssuer({ pass, resolution, policy }: Case): Generator<Finding> {
  if (pass.resolution !== 'issuer' || resolution?.state === 'active') return;
  if (resolution?.state === 'inactive') {
    const harden = resolution.signed || policy.introspection.unsignedNegative === 'refuse';
    const inactive = finding('inactive');
    yield harden ? { ...inactive, decision: 'refuse' } : inactive;
    return;
  }
  const detail = 'Only its issuer, asked online, can say what this code stands for.';
  yield finding('issuer-unreachable', resolution?.detail ?? detail);
}

/** Questions 4 and 5. Without a clock to believe there is no evidence that a pass is out of date. */
function* when({ pass, now, clock }: Case): Generator<Finding> {
  if (clock === 'untrusted') {
    yield finding('clock-untrusted', 'The clock of this kiosk cannot be believed. Staff can confirm it.');
    return;
  }
  if (pass.notBefore !== undefined && now < pass.notBefore) yield finding('not-yet-valid');
  if (pass.expiresAt !== undefined && now >= pass.expiresAt) yield finding('expired');
}

/** A presentation is for one place and a short time, so that a copy of it opens no other door and no later day. */
function* madeForHere({ pass, policy, now }: Case): Generator<Finding> {
  const { presentation } = pass;
  if (presentation === undefined) return;
  const { audience, maxLifeSeconds } = policy.presentation;
  if (audience !== null && !presentation.audience.includes(audience)) {
    yield ruleNotMet(
      'presentation-audience',
      '다른 곳에 제시하려고 만든 패스입니다.',
      'This pass was made to be shown somewhere else.',
    );
  }
  const { madeAt = now, expiresAt } = presentation;
  if (expiresAt - madeAt > maxLifeSeconds * 1000) {
    yield ruleNotMet(
      'presentation-life',
      '패스 화면의 유효 시간이 너무 깁니다. 지금 새로 만들어 보여 주세요.',
      'This pass was made to hold for too long. Make it anew and show it.',
    );
  }
}

/** Questions 6 and 7. */
function* stillHolds({ revocation, ages }: Case): Generator<Finding> {
  switch (revocation.state) {
    case 'revoked':
    case 'blocked':
      yield finding(revocation.state);
      break;
    case 'not-held':
      yield finding('revocations-stale', 'The list that says whether this pass was revoked is not held.');
      break;
    case 'out-of-range':
      yield finding('revocations-stale', 'The pass is newer than the revocation list that is held.');
      break;
    case 'valid':
      if (ages.revocations.level === 'hard') {
        yield finding('revocations-stale', 'The revocation list is older than the policy allows.');
      }
  }
  if (ages.keys.level === 'hard') yield finding('keys-stale', 'The keys are older than the policy allows.');
}

/** Question 8. */
function* rules(asked: Case): Generator<Finding> {
  const { pass, policy, now, clock, timeZone } = asked;
  const { formats } = policy.accepts;
  if (formats !== null && !formats.includes(pass.format)) {
    yield ruleNotMet(
      'format',
      '이곳에서 받지 않는 종류의 패스입니다.',
      'This kind of pass is not accepted here.',
    );
  }
  if (policy.openingHours !== null && clock !== 'untrusted' && !isOpen(policy.openingHours, now, timeZone)) {
    yield ruleNotMet('opening-hours', '지금은 입장 시간이 아닙니다.', 'It is not entry time now.');
  }
  yield* madeForHere(asked);
  const isKnown = pass.resolution !== 'issuer' || asked.resolution?.state === 'active';
  if (policy.rules !== null && isKnown) yield* policyRules(policy.rules, asked);
}

function* policyRules(rules: Rules, { pass, now, clock, timeZone }: Case): Generator<Finding> {
  const answer = askRules(rules, pass, clock === 'untrusted' ? { timeZone } : { now, timeZone });
  switch (answer.state) {
    case 'met':
      break;
    case 'not-met':
      yield ruleNotMet(answer.rule.id, answer.rule.sentence.ko, answer.rule.sentence.en);
      break;
    case 'undecided':
      yield finding('rule-undecided', `The rule "${answer.id}" cannot be decided from what this pass says.`);
      break;
    case 'second-needed':
      yield { ...finding('second-pass-needed', answer.second.sentence.en), second: answer.second };
  }
}

function* entryQuestions(asked: Case): Generator<Finding> {
  yield* whoSaysSo(asked);
  yield* genuine(asked);
  yield* saysItsIssuer(asked);
  yield* when(asked);
  yield* stillHolds(asked);
  yield* rules(asked);
}

/** Question 3. */
function* genuine({ verification }: Case): Generator<Finding> {
  if (verification !== undefined && !verification.ok && verification.reason !== 'key-unknown') {
    yield finding(verification.reason, verification.detail);
  }
}

/** Whoever leaves only shows a pass that is theirs: nobody is kept inside because it ran out meanwhile. */
function* exitQuestions(asked: Case): Generator<Finding> {
  yield* whoSaysSo(asked);
  yield* genuine(asked);
  // What its issuer does not confirm any more keeps nobody inside; whose it was, staff say.
  for (const found of saysItsIssuer(asked)) yield { ...found, decision: 'review' };
}

/**
 * Asks the questions of DESIGN.md ("Verdict") in their order, up to the second use, which only the transaction that
 * records can answer. The first `refuse` wins; a `review` stands only if nothing refuses.
 *
 * @returns what keeps the pass from being admitted, or `undefined` if nothing does
 */
export function ask(asked: Case, direction: 'entry' | 'exit'): Finding | undefined {
  let review: Finding | undefined;
  for (const found of direction === 'entry' ? entryQuestions(asked) : exitQuestions(asked)) {
    if (found.decision === 'refuse') return found;
    review ??= found;
  }
  return review;
}
