import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  eraseFrom,
  groupDigits,
  settle,
  telephoneState,
  typeInto,
  wantsSyllables,
} from '../../../renderer/desk/entry/telephone-typing.ts';

function typed(keys: string): string {
  return [...keys].reduce(typeInto, '');
}

test('a personal safe number is composed from the letters of the keypad', () => {
  assert.equal(typed('12ㄱㅏ34ㄴㅏ'), '12가34나');
  assert.equal(typed('56ㄷㅜㅣ78ㅂㅏㄱ'), '56뒤78박');
});

test('a safe number is composed from Latin keys where there is no input method', () => {
  assert.equal(typed('12rk34sk'), '12가34나');
  assert.equal(settle('12rk34sk'), '12가34나');
});

test('what an input method composed stays as it is', () => {
  assert.equal(settle('12가34나'), '12가34나');
  assert.equal(settle('12ㄱ'), '12ㄱ');
  assert.equal(settle('12가34나'.normalize('NFD')), '12가34나');
});

test('a telephone number is grouped while it is typed', () => {
  assert.equal(typed('01012345678'), '010-1234-5678');
  assert.equal(typed('0212345678'), '02-1234-5678');
  assert.equal(groupDigits('0311234567'), '031-123-4567');
  assert.equal(groupDigits('+821012345678'), '+821012345678');
});

test('erasing takes back one key', () => {
  assert.equal(eraseFrom('12가34나'), '12가34ㄴ');
  assert.equal(eraseFrom('12ㄱ'), '12');
  assert.equal(eraseFrom('010-1234-5'), '010-1234');
  assert.equal(eraseFrom('010-1'), '010');
  assert.equal(eraseFrom('031-123-4567'), '031-123-456');
  assert.equal(eraseFrom(''), '');
});

test('the keypad offers syllables once nothing but a safe number can come of it', () => {
  assert.deepEqual(['12', '12가34', '12ㄱ', '01ㄱ'].map(wantsSyllables), Array(4).fill(true));
  assert.deepEqual(['', '1', '01', '010-1234-5678', '+82'].map(wantsSyllables), Array(5).fill(false));
});

test('what has been typed is named while it is typed', () => {
  assert.deepEqual(telephoneState(''), { type: 'empty' });
  assert.deepEqual(telephoneState('010-12'), { type: 'typing' });
  assert.deepEqual(telephoneState('010-1234-5678'), { type: 'number' });
  assert.deepEqual(telephoneState('12가34나'), { type: 'safe-number' });
});

test('characters that belong to neither are not taken, and the field has an end', () => {
  assert.equal(typed('12!가'), '12');
  assert.ok(typed('1'.repeat(40)).length <= 20);
});
