import { assemble, convertQwertyToAlphabet, removeLastCharacter } from 'es-hangul';

export type Script = 'hangul' | 'latin';

/** What a key of the English layout says in a script: Hangul letters sit where every Korean keyboard has them. */
export function letterOf(key: string, script: Script): string {
  return script === 'hangul' && /^[a-z]$/i.test(key) ? convertQwertyToAlphabet(key) : key;
}

/** A text after one more letter. A Hangul letter joins the syllable before it, as an input method does. */
export function typeLetter(text: string, letter: string): string {
  const before = text.slice(-1);
  return /^[ㄱ-ㅣ]$/.test(letter) && before !== ''
    ? text.slice(0, -1) + assemble([before, letter])
    : text + letter;
}

/** A text after the backspace key: a syllable loses its last letter first. */
export function eraseLetter(text: string): string {
  return text === '' ? '' : removeLastCharacter(text);
}
