import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isComplete, noPin, pinKeyOf, pressPinKey } from '../../../renderer/desk/lock/pin-entry.ts';

function typed(keys: readonly string[]) {
  return keys.reduce((entry, key) => {
    const pressed = pinKeyOf(key);
    return pressed === undefined ? entry : pressPinKey(entry, pressed);
  }, noPin);
}

test('four to twelve digits are a PIN', () => {
  assert.equal(isComplete(typed([...'123'])), false);
  assert.equal(isComplete(typed([...'1234'])), true);
  assert.equal(isComplete(typed([...'123456789012'])), true);
});

test('a code that a scanner types is no PIN, however its digits begin', () => {
  assert.equal(isComplete(typed([...'1234567890123'])), false);
  assert.equal(isComplete(typed([...'shc:/5676'])), false);
  assert.equal(isComplete(typed([...'1234.5678'])), false);
});

test('backspace takes a digit back, and clears away what is no PIN', () => {
  assert.equal(typed([...'1234', 'Backspace']).digits, '123');
  assert.deepEqual(typed([...'12x', 'Backspace']), noPin);
  assert.deepEqual(typed([...'12', 'Delete']), noPin);
});

test('keys that type nothing change nothing', () => {
  assert.equal(typed(['1', 'Shift', 'Tab', ' ', '2']).digits, '12');
});
