import {
  assemble,
  canBeChoseong,
  canBeJungseong,
  convertQwertyToHangul,
  removeLastCharacter,
} from 'es-hangul';
import { normaliseTelephone } from '../../../shared/entry-form.ts';

/** The length of the longest number that the form takes, `+` and hyphens included. */
const longest = 20;

/** 010-1234-5678, 02-123-4567: what is read back to a guest is read in groups. Anything else stays as it is. */
export function groupDigits(text: string): string {
  const digits = text.replaceAll('-', '');
  if (!/^0\d+$/.test(digits)) return text;
  const area = digits.startsWith('02') ? 2 : 3;
  const rest = digits.slice(area);
  if (rest === '') return digits;
  // Mobile numbers of today have eight more digits: grouping by fours from the first keeps still while typing.
  const split = digits.startsWith('010') || rest.length === 8 ? 4 : 3;
  const [middle, end] = [rest.slice(0, split), rest.slice(split)];
  return [digits.slice(0, area), middle, end].filter((group) => group !== '').join('-');
}

/**
 * The field's text after one more key: a digit, a Hangul letter, which joins the syllable before it, or a Latin
 * letter from a keyboard without an input method, which is the Hangul letter printed on the same key.
 */
export function typeInto(text: string, key: string): string {
  if (text.length >= longest) return text;
  const letter = /^[a-zA-Z]$/.test(key) ? convertQwertyToHangul(key) : key;
  if (/^[\d+ ()-]$/.test(letter)) return groupDigits(text + letter);
  if (!canBeChoseong(letter) && !canBeJungseong(letter)) return text;
  // A safe number's hyphens would stand where its syllables belong.
  return assemble([text.replaceAll('-', ''), letter]);
}

/** The text of an input after a change, typed, pasted or composed. */
export function settle(text: string): string {
  const whole = text.normalize('NFC');
  if (!/[a-zA-Zㄱ-ㅎㅏ-ㅣ]/.test(whole)) return groupDigits(whole.slice(0, longest));
  return [...whole].reduce((typed, key) => (/[가-힣]/.test(key) ? typed + key : typeInto(typed, key)), '');
}

/** One key back: a letter of a syllable, as on a Korean keyboard, or a digit. */
export function eraseFrom(text: string): string {
  const bare = text.replace(/-$/, '');
  return groupDigits(/[ㄱ-ㅎㅏ-ㅣ가-힣]$/.test(bare) ? removeLastCharacter(bare) : bare.slice(0, -1));
}

/** Whether this can only become a 개인안심번호: no telephone number that the form takes begins with 1 to 9. */
export function wantsSyllables(text: string): boolean {
  return /^[1-9]\d|[ㄱ-ㅎㅏ-ㅣ가-힣]/.test(text);
}

export type TelephoneState =
  | { readonly type: 'empty' }
  | { readonly type: 'typing' }
  | { readonly type: 'number' }
  | { readonly type: 'safe-number' };

/** What has been typed so far, to say it beside the field before anybody presses a button. */
export function telephoneState(text: string): TelephoneState {
  if (text.trim() === '') return { type: 'empty' };
  const whole = normaliseTelephone(text);
  if (whole === undefined) return { type: 'typing' };
  return { type: /[가-힣]/.test(whole) ? 'safe-number' : 'number' };
}
