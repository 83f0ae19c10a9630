import type { Policy } from '../../../shared/policy.ts';
import type { Condition } from '../../../shared/rule.ts';
import { logicProblems } from './cert-logic.ts';

function problemsOf(id: string, condition: Condition | undefined): readonly string[] {
  if (condition?.type !== 'certlogic') return [];
  return logicProblems(condition.logic).map((problem) => `${id}: ${problem}`);
}

/** What is wrong with the expressions of a policy, in English, one sentence each. Asked before a policy is put. */
export function rulesProblems({ rules }: Pick<Policy, 'rules'>): readonly string[] {
  if (rules === null) return [];
  return [
    ...rules.kinds.flatMap(({ id, when }) => problemsOf(id, when)),
    ...rules.rules.flatMap(({ id, condition }) => problemsOf(id, condition)),
  ];
}
