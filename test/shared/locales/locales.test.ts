import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { textOf } from '../../../renderer/text.ts';
import { desk } from '../../../shared/locales/desk.ts';
import { entrance } from '../../../shared/locales/entrance.ts';
import { keyboard } from '../../../shared/locales/keyboard.ts';
import { reasonWords } from '../../../shared/locales/reasons.ts';
import { settlingWords } from '../../../shared/locales/settling.ts';
import { setup } from '../../../shared/locales/setup.ts';
import { languages } from '../../../shared/settings.ts';
import { decisionOf, reasons } from '../../../shared/verdict.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The names of the values that a text takes, in plural forms too. */
function placesOf(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element) => {
    const inside =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placesOf(value)) : [];
    const own = 'value' in element && element.type !== 0 ? [element.value] : [];
    return [...own, ...inside];
  });
}

function places(text = '', language: string): readonly string[] {
  return [...new Set(placesOf(new IntlMessageFormat(text, language).getAst()))].sort();
}

describe('every reason has its words', () => {
  for (const language of languages) {
    for (const reason of reasons) {
      test(`${reason} in ${language}, for the guest and for staff`, () => {
        const { guest, staff } = reasonWords[language][reason];
        assert.ok(guest.length > 1 && staff.length > 1);
        assert.doesNotMatch(guest + staff, /[{}]/);
        if (language === 'ko') assert.match(guest + staff, /[가-힣]/);
        else assert.doesNotMatch(guest + staff, /[가-힣]/);
      });
    }
    test(`what would settle each scan that was not admitted is said in ${language}`, () => {
      for (const reason of reasons) {
        const sentence = settlingWords[language][reason];
        assert.ok(sentence.length > 10 || reason === 'ok', reason);
        if (language === 'ko') assert.match(sentence, /[가-힣]/, reason);
        else assert.doesNotMatch(sentence, /[가-힣]/, reason);
      }
    });
    test(`no two reasons read the same to the guest in ${language}`, () => {
      const sentences = reasons.map((reason) => reasonWords[language][reason].guest);
      assert.equal(new Set(sentences).size, sentences.length);
    });
  }

  test('a review speaks of the kiosk or of staff, and never calls the guest or the pass bad', () => {
    const reviews = reasons.filter((reason) => decisionOf[reason] === 'review');
    for (const reason of reviews) {
      assert.doesNotMatch(
        reasonWords.en[reason].guest,
        /invalid|fake|forged|expired|refuse|denied|your fault|not allowed|wrong pass/i,
        reason,
      );
      assert.doesNotMatch(reasonWords.ko[reason].guest, /무효|위조|불가|거부|잘못된 패스/, reason);
    }
  });
});

describe('every catalogue', () => {
  for (const [name, catalogue] of Object.entries({ entrance, setup, keyboard, desk })) {
    test(`${name} has the same keys and the same places for values in both languages`, () => {
      const ko: Readonly<Record<string, string>> = catalogue.ko;
      const en: Readonly<Record<string, string>> = catalogue.en;
      assert.deepEqual(Object.keys(ko).sort(), Object.keys(en).sort());
      for (const key of Object.keys(ko)) assert.deepEqual(places(ko[key], 'ko'), places(en[key], 'en'), key);
    });
  }

  test('is filled with values in the language of the screens', () => {
    const values = { done: 1, count: 3 };
    assert.equal(textOf(entrance, 'ko')('part.progress', values), '3개 중 1개를 읽었습니다');
    assert.equal(textOf(entrance, 'en')('part.progress', values), '1 of 3 codes read');
  });
});
