import type { Condition } from '../rule.ts';

/** Policies ask what a pass says of health in one form (main/admission/health): `health.kind` and so on. */
export function isKind(...kinds: readonly string[]): Condition {
  return { type: 'certlogic', logic: { in: [{ var: 'health.kind' }, [...kinds]] } };
}

export const vaccinationComplete = {
  id: 'vaccination-complete',
  kinds: ['vaccination'],
  condition: isKind('vaccination'),
  sentence: { ko: '접종이 아직 완료되지 않았습니다.', en: 'The vaccination is not complete.' },
};

export const boosterGiven = {
  id: 'booster-given',
  kinds: ['booster'],
  condition: { type: 'days', date: 'health.date', from: { days: 0 } },
  sentence: { ko: '추가접종일이 아직 되지 않았습니다.', en: 'The booster has not been given yet.' },
};

export const testNegative = {
  id: 'test-negative',
  kinds: ['test'],
  condition: { type: 'certlogic', logic: { '===': [{ var: 'health.negative' }, true] } },
  sentence: { ko: '음성 결과가 아닙니다.', en: 'The result is not negative.' },
};

export const titles = {
  vaccination: { ko: '접종', en: 'vaccination' },
  booster: { ko: '추가접종', en: 'booster' },
  recovery: { ko: '완치', en: 'recovery' },
  test: { ko: '음성 확인', en: 'negative test' },
  exemption: { ko: '예외 확인', en: 'exemption' },
};
