import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const noon = Date.UTC(2027, 5, 1, 12);

function guard(known: { remembered?: number; vouched?: number }, start = noon) {
  let now = start;
  const vouched = { at: known.vouched };
  const clock = { now: () => now };
  return {
    guard: new ClockGuard({ clock, lastTrustedAt: () => known.remembered, vouchedAt: () => vouched.at }),
    set: (at: number) => {
      now = at;
    },
    vouch: (at: number) => {
      vouched.at = at;
    },
  };
}

describe('the clock guard', () => {
  test('believes a clock that is where it was left', () => {
    assert.equal(guard({ remembered: noon - minute }).guard.state(), 'trusted');
  });

  test('forgives a small step back, as when the time is corrected', () => {
    assert.equal(guard({ remembered: noon + 4 * minute }).guard.state(), 'trusted');
  });

  test('does not believe a clock that fell behind the last row of the journal', () => {
    assert.equal(guard({ remembered: noon + 6 * minute }).guard.state(), 'untrusted');
  });

  test('does not believe a clock that is behind what an issuer signed', () => {
    assert.equal(guard({ remembered: noon - day, vouched: noon + day }).guard.state(), 'untrusted');
  });

  test('does not believe a clock that is a season beyond all it knows', () => {
    assert.equal(guard({ remembered: noon - 91 * day }).guard.state(), 'untrusted');
    assert.equal(guard({ remembered: noon - 91 * day, vouched: noon - day }).guard.state(), 'trusted');
  });

  test('does not believe a machine that woke up in 1970, even with empty stores', () => {
    assert.equal(guard({}, 0).guard.state(), 'untrusted');
    assert.equal(guard({}).guard.state(), 'trusted');
  });

  test('time does not run back from a row that was written', () => {
    const { guard: kept, set } = guard({});
    kept.remember(noon + day);
    kept.remember(noon);
    set(noon + day - 6 * minute);
    assert.equal(kept.state(), 'untrusted');
  });

  test('staff who confirm the clock start the floor anew', () => {
    const { guard: kept, vouch } = guard({ remembered: noon + day, vouched: noon + day });
    assert.equal(kept.state(), 'untrusted');
    kept.confirm(noon);
    assert.equal(kept.state(), 'trusted');
    vouch(noon + 2 * day);
    assert.equal(kept.state(), 'untrusted', 'until more is vouched for');
  });
});
