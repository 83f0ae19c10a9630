import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { askLogic, evaluateLogic, logicProblems } from '../../../../main/admission/rules/cert-logic.ts';
import type { RuleData } from '../../../../main/admission/rules/rule-data.ts';

const folder = join(import.meta.dirname, '../../../vectors/certlogic/testSuite');

const directive = z.enum(['skip', 'only']).optional();
const assertion = z.object({
  certLogicExpression: z.unknown().optional(),
  data: z.unknown(),
  expected: z.unknown(),
  message: z.string().optional(),
  directive,
});
const suiteSchema = z.object({
  name: z.string(),
  directive,
  cases: z.array(
    z.object({
      name: z.string(),
      directive,
      certLogicExpression: z.unknown().optional(),
      assertions: z.array(assertion),
    }),
  ),
});

const suites = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => suiteSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

describe("the official CertLogic suite, by the kiosk's evaluator", () => {
  let ran = 0;
  for (const suite of suites.filter((one) => one.directive !== 'skip')) {
    for (const one of suite.cases.filter((each) => each.directive !== 'skip')) {
      test(`${suite.name}: ${one.name}`, () => {
        for (const { data, expected, message, ...asked } of one.assertions) {
          if (asked.directive === 'skip') continue;
          const logic = asked.certLogicExpression ?? one.certLogicExpression;
          assert.deepEqual(evaluateLogic(logic, data ?? null), expected, message);
          ran += 1;
        }
      });
    }
  }

  test('runs whole: 218 of its assertions, the other 14 being its own exceptions', () => {
    const all = suites.flatMap(({ cases }) => cases.flatMap(({ assertions }) => assertions));
    assert.deepEqual([ran, all.length], [218, 232]);
  });
});

const data: RuleData = {
  payload: { type: 'member' },
  external: { format: 'pass+jwt', valueSets: { memberships: ['member'] } },
};

describe('a rule in CertLogic', () => {
  test('is met, or is not', () => {
    assert.equal(askLogic({ '===': [{ var: 'payload.type' }, 'member'] }, data), 'met');
    assert.equal(askLogic({ '===': [{ var: 'payload.type' }, 'guest'] }, data), 'not-met');
    const listed = { in: [{ var: 'payload.type' }, { var: 'external.valueSets.memberships' }] };
    assert.equal(askLogic(listed, data), 'met');
  });

  test('is undecided where it cannot be evaluated, and comes to no verdict by its own fault', () => {
    assert.equal(askLogic({ '>=': [{ var: 'payload.doses' }, 2] }, data), 'undecided');
    assert.equal(askLogic({ var: 'payload.type' }, data), 'undecided');
    assert.equal(askLogic({ nonsense: [1] }, data), 'undecided');
    assert.equal(askLogic(null, data), 'undecided');
  });

  test('is undecided while the clock cannot be believed, if it looks at the clock', () => {
    const without = { '!': [{ var: 'external.validationClock' }] };
    assert.equal(askLogic(without, data), 'undecided');
    assert.equal(askLogic({ if: [{ var: 'external.today' }, true, false] }, data), 'undecided');
    assert.equal(askLogic({ '===': [{ var: 'external.format' }, 'shc'] }, data), 'not-met');
  });

  test('tells a wrong expression before it is taken in', () => {
    assert.deepEqual(logicProblems({ '===': [1, 2] }), []);
    assert.match(logicProblems({ or: [true, false] }).join(), /or/);
    assert.match(logicProblems(null).join(), /invalid/);
  });
});
