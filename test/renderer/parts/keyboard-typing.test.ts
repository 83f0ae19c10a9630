import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eraseLetter, letterOf, type Script, typeLetter } from '../../../renderer/parts/keyboard-typing.ts';

function typed(keys: string, script: Script, from = ''): string {
  return [...keys].reduce((text, key) => typeLetter(text, letterOf(key, script)), from);
}

describe("the screen's own keyboard", () => {
  test('composes syllables as an input method does', () => {
    assert.equal(typed('gksqlc dkxmghf', 'hangul'), '한빛 아트홀');
    assert.equal(typed('rkqtdl', 'hangul'), '값이');
    assert.equal(typed('Rhc', 'hangul'), '꽃');
  });

  test('types Latin letters, digits and signs as they are', () => {
    assert.equal(typed('Gate A-2', 'latin'), 'Gate A-2');
    assert.equal(typed('1cmd', 'hangul'), '1층');
  });

  test('takes one letter of a syllable back at a time', () => {
    assert.equal(eraseLetter('값'), '갑');
    assert.equal(eraseLetter('가'), 'ㄱ');
    assert.equal(eraseLetter('ㄱ'), '');
    assert.equal(eraseLetter('Gate'), 'Gat');
    assert.equal(eraseLetter(''), '');
  });
});
