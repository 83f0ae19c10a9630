import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sayingsOf } from '../../../renderer/kiosk/sayings.ts';
import { soundMs } from '../../../renderer/kiosk/sounds.ts';
import { decisions, reasons } from '../../../shared/verdict.ts';
import { verdictFor } from '../kiosk-events.ts';

describe('what is said of a verdict', () => {
  test("is its word and its sentence, in the guest's language and then in the venue's", () => {
    assert.deepEqual(sayingsOf(verdictFor('expired'), 'en', 'ko'), [
      { language: 'en', text: 'No entry. This pass has expired' },
      { language: 'ko', text: '입장 불가. 유효 기간이 지난 패스입니다' },
    ]);
    assert.deepEqual(sayingsOf(verdictFor('ok'), 'ko', 'ko'), [{ language: 'ko', text: '입장. 환영합니다' }]);
  });

  test('is nothing of the pass: no name, no number, no gate, whatever the reason', () => {
    const pass = { format: 'venue', name: '김하나', subject: 'M-2041', type: '연간 회원' };
    const earlier = { at: 0, gate: '후문' };
    for (const reason of reasons) {
      const said = JSON.stringify(sayingsOf(verdictFor(reason, { verdict: { pass, earlier } }), 'en', 'ko'));
      assert.doesNotMatch(said, /김하나|M-2041|연간 회원|후문/, reason);
      assert.equal(said, JSON.stringify(sayingsOf(verdictFor(reason), 'en', 'ko')), reason);
    }
  });

  test('comes after a sound of half a second at most', () => {
    for (const decision of decisions) {
      assert.ok(soundMs(decision) > 0 && soundMs(decision) <= 550, `${decision}: ${soundMs(decision)}`);
    }
  });
});
