import type { Condition } from '../../../shared/rule.ts';
import { valueAt } from '../value-at.ts';
import type { Answer } from './answer.ts';
import { askAge, askDays, askHoursThenMidnight } from './calendar.ts';
import { askLogic } from './cert-logic.ts';
import type { RuleData, RuleTime } from './rule-data.ts';

export function askCondition(condition: Condition, data: RuleData, time: RuleTime): Answer {
  switch (condition.type) {
    case 'certlogic':
      return askLogic(condition.logic, data);
    case 'days':
      return askDays(condition, valueAt(data, condition.date), time);
    case 'hours-then-midnight':
      return askHoursThenMidnight(condition, valueAt(data, condition.instant), time);
    case 'age':
      return askAge(condition, valueAt(data, condition.birthDate), time);
  }
}
