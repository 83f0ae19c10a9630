import { type CertLogicExpression, evaluate } from 'certlogic-js';
import { dataAccesses, validateFormat } from 'certlogic-js/dist/validation/index.js';
import type { Condition } from '../../../shared/rule.ts';
import type { Answer } from './answer.ts';
import type { RuleData } from './rule-data.ts';

type Logic = Extract<Condition, { type: 'certlogic' }>['logic'];

/** What is wrong with an expression, in English; empty if it is CertLogic. */
export function logicProblems(logic: Logic): readonly string[] {
  return validateFormat(logic).map(({ message }) => message);
}

/** What an expression comes to. @throws whatever the evaluator throws: its messages may quote the data */
export function evaluateLogic(logic: unknown, data: unknown): unknown {
  // The evaluator checks every part of an expression as it comes to it.
  return evaluate(logic as CertLogicExpression, data);
}

const clockPath = /^external(\.(validationClock|today)(\.|$)|$)/;
const asksTime = new WeakMap<object, boolean>();

/** Whether an expression looks at the clock; found out once for each. */
function asksForTime(logic: Logic): boolean {
  if (typeof logic !== 'object' || logic === null) return false;
  const known = asksTime.get(logic);
  if (known !== undefined) return known;
  // Every expression that was taken in is CertLogic; one that is not fails when it is evaluated.
  const asks = dataAccesses(logic as CertLogicExpression).some((path) => path === '' || clockPath.test(path));
  asksTime.set(logic, asks);
  return asks;
}

/**
 * Asks an expression of CertLogic. It is undecided if it cannot be evaluated, or comes to neither true nor false: by
 * the rules of the EU's certificates that is open, not failed.
 */
export function askLogic(logic: Logic, data: RuleData): Answer {
  try {
    if (data.external.validationClock === undefined && asksForTime(logic)) return 'undecided';
    const result = evaluateLogic(logic, data);
    if (typeof result === 'boolean') return result ? 'met' : 'not-met';
    return 'undecided';
  } catch {
    // The evaluator throws plain errors, whose messages quote the data: nothing of them may be told.
    return 'undecided';
  }
}
