import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkSetup, type SetupDraft } from '../../../../renderer/kiosk/setup/check-setup.ts';

const good: SetupDraft = {
  venue: ' 한빛 아트홀 ',
  gate: '1층 정문',
  manager: '김하나',
  pin: '135790',
  pinAgain: '135790',
  language: 'ko',
};

function problems(change: Partial<SetupDraft>) {
  const checked = checkSetup({ ...good, ...change });
  return checked.ok ? {} : checked.problems;
}

describe('the first run', () => {
  test('takes what is right, without the spaces around it and without the second PIN', () => {
    const { venue, gate, manager, pin, language } = good;
    assert.deepEqual(checkSetup(good), {
      ok: true,
      setup: { venue: venue.trim(), gate, manager, pin, language },
    });
  });

  test('names every field that is empty', () => {
    const empty = { venue: ' ', gate: '', manager: '', pin: '', pinAgain: '' };
    assert.deepEqual(problems(empty), {
      venue: 'required',
      gate: 'required',
      manager: 'required',
      pin: 'pin',
    });
  });

  test('wants a PIN of four to twelve digits, twice the same', () => {
    assert.deepEqual(problems({ pin: '123', pinAgain: '123' }), { pin: 'pin' });
    assert.deepEqual(problems({ pin: '12a4', pinAgain: '12a4' }), { pin: 'pin' });
    assert.deepEqual(problems({ pinAgain: '135791' }), { pinAgain: 'pin-again' });
  });

  test('says what is too long', () => {
    assert.deepEqual(problems({ venue: '한'.repeat(81) }), { venue: 'too-long' });
  });
});
