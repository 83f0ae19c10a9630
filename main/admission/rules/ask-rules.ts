import type { PassKind, Rule, Rules } from '../../../shared/rule.ts';
import type { Sentence } from '../../../shared/verdict.ts';
import type { Pass } from '../../passes/pass.ts';
import { healthStatements } from '../health/health-statements.ts';
import { askCondition } from './ask-condition.ts';
import { type RuleData, type RuleTime, ruleData } from './rule-data.ts';

/** What a pass is good for only together with another of the same person. */
export interface SecondPass {
  /** The kinds that this pass is of, every rule of them met. */
  readonly kinds: readonly string[];
  /** The kinds that would complete it. */
  readonly completedBy: readonly string[];
  /** What to show now. */
  readonly sentence: Sentence;
}

export type RulesAnswer =
  | { readonly state: 'met' }
  | { readonly state: 'second-needed'; readonly second: SecondPass }
  | { readonly state: 'not-met'; readonly rule: { readonly id: string; readonly sentence: Sentence } }
  /** `id` of the rule, or of the kind, that could not be decided. */
  | { readonly state: 'undecided'; readonly id: string };

type OfKind =
  | { readonly state: 'met'; readonly kind: PassKind | undefined }
  | { readonly state: 'not-met'; readonly rule: Rule }
  | { readonly state: 'undecided'; readonly id: string };

/** Every rule of a kind: one that is not met decides, whatever cannot be told of the others. */
function askKind(rules: Rules, kind: PassKind | undefined, data: RuleData, time: RuleTime): OfKind {
  let open: OfKind | undefined;
  for (const rule of rules.rules) {
    if (rule.kinds !== undefined && (kind === undefined || !rule.kinds.includes(kind.id))) continue;
    const answer = askCondition(rule.condition, data, time);
    if (answer === 'not-met') return { state: 'not-met', rule };
    if (answer !== 'met') open ??= { state: 'undecided', id: rule.id };
  }
  return open ?? { state: 'met', kind };
}

/** What a pass comes to as each of the kinds that it is of. */
function* askKinds(rules: Rules, data: RuleData, time: RuleTime): Generator<OfKind> {
  if (rules.kinds.length === 0) yield askKind(rules, undefined, data, time);
  for (const kind of rules.kinds) {
    if (kind.formats !== undefined && !kind.formats.includes(data.external.format)) continue;
    const is = kind.when === undefined ? 'met' : askCondition(kind.when, data, time);
    if (is === 'met') yield askKind(rules, kind, data, time);
    if (is === 'undecided') yield { state: 'undecided', id: kind.id };
  }
}

/** What is said of a pass that is of no kind: which would be taken. */
function noneOf(kinds: readonly PassKind[]): { readonly id: string; readonly sentence: Sentence } {
  const list = (language: keyof Sentence) => kinds.map(({ title }) => title[language]).join(', ');
  const sentence = {
    ko: `이곳에서는 다음 중 하나가 필요합니다: ${list('ko')}.`,
    en: `One of these is needed here: ${list('en')}.`,
  };
  return { id: 'kind', sentence };
}

function secondOf(met: readonly PassKind[]): SecondPass | undefined {
  const [first] = met.flatMap(({ completedBy }) => completedBy ?? []);
  if (first === undefined) return undefined;
  return {
    kinds: met.map(({ id }) => id),
    completedBy: met.flatMap(({ completedBy }) => completedBy?.kinds ?? []),
    sentence: first.sentence,
  };
}

/**
 * Question 8: what the policy asks of this pass. A pass with several statements is good if one of them is. What
 * cannot be decided stands only if nothing is met, and before what is not met.
 */
export function askRules(rules: Rules, pass: Pass, time: RuleTime): RulesAnswer {
  const data = ruleData(pass, rules.valueSets, time);
  const statements = healthStatements(pass).map((health): RuleData => ({ ...data, health }));
  const answers = (statements.length === 0 ? [data] : statements).flatMap((one) => [
    ...askKinds(rules, one, time),
  ]);
  const met = answers.flatMap((answer) => (answer.state === 'met' ? [answer.kind] : []));
  if (met.some((kind) => kind?.completedBy === undefined)) return { state: 'met' };
  const second = secondOf(met.filter((kind) => kind !== undefined));
  if (second !== undefined) return { state: 'second-needed', second };
  const undecided = answers.find(({ state }) => state === 'undecided');
  if (undecided?.state === 'undecided') return undecided;
  const notMet = answers.find(({ state }) => state === 'not-met');
  if (notMet?.state !== 'not-met') return { state: 'not-met', rule: noneOf(rules.kinds) };
  const { id, sentence } = notMet.rule;
  return { state: 'not-met', rule: { id, sentence } };
}
