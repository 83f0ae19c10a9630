import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../renderer/text.ts';
import { type DeskWord, desk } from '../../shared/locales/desk.ts';
import { languages } from '../../shared/settings.ts';

const words = Object.keys(desk.ko) as readonly DeskWord[];

function holes(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name).filter((name) => !/^\d/.test(name));
}

test('every sentence of the desk can be said in every language, with the same values', () => {
  for (const language of languages) {
    const text = textOf(desk, language);
    for (const word of words) {
      const values = Object.fromEntries(
        [...holes(desk.ko[word]), ...holes(desk.en[word])].map((name) => [name, 2]),
      );
      assert.notEqual(text(word, values).trim(), '', `${language} ${word}`);
    }
  }
  for (const word of words) {
    const [ko, en] = [new Set(holes(desk.ko[word])), new Set(holes(desk.en[word]))];
    for (const name of ko) assert.ok(en.has(name), `${word} loses {${name}} in English`);
  }
});
