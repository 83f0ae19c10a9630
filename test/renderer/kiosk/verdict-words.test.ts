import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { verdictFields } from '../../../renderer/kiosk/verdict-fields.ts';
import { verdictWords } from '../../../renderer/kiosk/verdict-words.ts';
import { formatsFor } from '../../../renderer/parts/format.ts';
import { lunch, verdictFor } from '../kiosk-events.ts';

const hour = 3_600_000;
const ko = formatsFor('ko', 'Asia/Seoul');

describe('a verdict in words', () => {
  test('admits with a welcome, and lets out with a goodbye', () => {
    assert.deepEqual(verdictWords(verdictFor('ok'), 'ko'), { word: '입장', sentence: '환영합니다' });
    assert.equal(verdictWords(verdictFor('ok', { direction: 'exit' }), 'en').word, 'Goodbye');
  });

  test("says a rule in the rule's own sentence", () => {
    const sentence = { ko: '지금은 입장 시간이 아닙니다', en: 'The doors are not open now' };
    const event = verdictFor('rule-not-met', { verdict: { rule: { id: 'hours', sentence } } });
    assert.equal(verdictWords(event, 'ko').sentence, sentence.ko);
    assert.equal(verdictWords(event, 'en').sentence, sentence.en);
  });

  test('says of an unknown issuer that the kiosk cannot decide, unless the policy decided', () => {
    const review = verdictFor('issuer-unknown');
    const refuse = verdictFor('issuer-unknown', { verdict: { decision: 'refuse' } });
    assert.match(verdictWords(review, 'en').sentence, /cannot decide/);
    assert.doesNotMatch(verdictWords(refuse, 'en').sentence, /cannot decide/);
    assert.equal(verdictWords(refuse, 'ko').word, '입장 불가');
  });
});

describe('what the guest reads of the pass', () => {
  const pass = {
    format: 'venue',
    type: '연간 회원',
    subject: '2041',
    name: '김하나',
    expiresAt: lunch + hour,
  };

  test('is what the policy names and no more', () => {
    const fields = verdictFields({ reason: 'ok', pass }, ['type'], ko, lunch);
    assert.deepEqual(fields, [{ label: 'field.type', value: '연간 회원' }]);
    assert.deepEqual(verdictFields({ reason: 'ok', pass }, [], ko, lunch), []);
  });

  test('is when a pass begins where it is too early, and when it ends otherwise', () => {
    const early = { ...pass, notBefore: lunch + hour / 2 };
    const [from] = verdictFields({ reason: 'not-yet-valid', pass: early }, ['expiresAt'], ko, lunch);
    assert.deepEqual(from, { label: 'field.from', value: '12월 13일 12:15' });
    const [until] = verdictFields({ reason: 'ok', pass: early }, ['expiresAt'], ko, lunch);
    assert.deepEqual(until, { label: 'field.expires', value: '12월 13일 12:45' });
  });

  test('is when and where it came in before, with the day if that was another', () => {
    const at = (ms: number) =>
      verdictFields({ reason: 'already-inside', earlier: { at: lunch - ms, gate: 'Gate A' } }, [], ko, lunch);
    assert.deepEqual(at(hour), [{ label: 'field.earlier', value: '10:45 · Gate A' }]);
    assert.deepEqual(at(24 * hour), [{ label: 'field.earlier', value: '12월 12일 11:45 · Gate A' }]);
  });
});
