import { convertQwertyToHangul, disassemble, getChoseong } from 'es-hangul';

const initialsOnly = /^[ㄱ-ㅎ]+$/;
const latinOnly = /^[a-z-]+$/;

/** What somebody typed, as words to look for: composed, in lower case, without the spaces between. */
export function wordsOf(query: string): readonly string[] {
  return query
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .split(/[\s·]+/)
    .filter((word) => word !== '');
}

/** The words as Hangul, if all of them may be Hangul typed on a keyboard without an input method (`whdfh`). */
export function asHangul(words: readonly string[]): readonly string[] | undefined {
  return words.length > 0 && words.every((word) => latinOnly.test(word))
    ? words.map(convertQwertyToHangul)
    : undefined;
}

/**
 * How well a typed word fits a name in lower case. 3: it begins the name, by its letters, so that half a syllable finds
 * it too (`종ㄹ`), or by its initials (`ㅈㄹ`); 1: it is inside; 0: it does not fit.
 */
export function fitOf(name: string, word: string): 0 | 1 | 3 {
  if (initialsOnly.test(word)) return getChoseong(name).startsWith(word) ? 3 : 0;
  if (disassemble(name).startsWith(disassemble(word))) return 3;
  return name.includes(word) ? 1 : 0;
}
