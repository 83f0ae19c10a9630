import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecentVerdicts } from '../../../main/admission/recent-verdicts.ts';

describe('the same code again', () => {
  test('is the same verdict for three seconds after it was last seen', () => {
    const time = { now: 0 };
    const recent = new RecentVerdicts<string>({ now: () => time.now }, () => 3_000);
    recent.remember('code', 'shown');
    for (const at of [2_000, 4_900, 7_900]) {
      time.now = at;
      assert.equal(recent.recall('code'), 'shown', `at ${at}`);
    }
    time.now = 10_901;
    assert.equal(recent.recall('code'), undefined);
  });

  test('is a new scan when the clock was set back', () => {
    const time = { now: 10_000 };
    const recent = new RecentVerdicts<string>({ now: () => time.now }, () => 3_000);
    recent.remember('code', 'shown');
    time.now = 5_000;
    assert.equal(recent.recall('code'), undefined);
  });

  test('is a new scan after what was shown no longer holds', () => {
    const recent = new RecentVerdicts<string>({ now: () => 0 }, () => 3_000);
    recent.remember('code', 'shown');
    recent.forget();
    assert.equal(recent.recall('code'), undefined);
  });
});
