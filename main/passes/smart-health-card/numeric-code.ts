import type { Part } from '../format.ts';

/** `shc:/` and pairs of digits, or `shc:/INDEX/COUNT/` before them. A scheme knows no case (RFC 3986, 3.1). */
const whole = /^shc:\/((?:\d\d)+)$/i;
const chunk = /^shc:\/([1-9]\d?)\/([1-9]\d?)\/((?:\d\d)+)$/i;

/** Twice what a JWS may have at most, and room for the header of a chunk. */
const longest = 65_600;

/** Each pair is a character's code minus that of `-`, the first character of JWS Compact Serialization. */
const offset = '-'.charCodeAt(0);
const highest = 'z'.charCodeAt(0) - offset;

/**
 * Which chunk a code is (SMART Health Cards Framework 1.4.0, "Chunking", deprecated since 2022). One of one is a whole
 * card with a needless header, as some issuers write it.
 */
export function partOf(text: string): Part | undefined {
  const [, index, count] = chunk.exec(text) ?? [];
  const part = { index: Number(index), count: Number(count) };
  return part.count > 1 && part.index <= part.count ? part : undefined;
}

/** The one code that chunks in order stand for. */
export function joinParts(parts: readonly string[]): string {
  return `shc:/${parts.map((part) => chunk.exec(part)?.[3] ?? '').join('')}`;
}

function digitsOf(text: string): string | undefined {
  const [, index, count, digits] = chunk.exec(text) ?? [];
  return index === '1' && count === '1' ? digits : whole.exec(text)?.[1];
}

/** The JWS that the digits of one code stand for, or what is wrong with them, in English. */
export function readNumericCode(
  text: string,
): { readonly ok: true; readonly jws: string } | { readonly ok: false; readonly detail: string } {
  if (text.length > longest) return { ok: false, detail: `The code has more than ${longest} characters.` };
  const digits = digitsOf(text);
  if (digits === undefined) {
    const detail =
      partOf(text) === undefined
        ? 'A health card is shc:/ and pairs of digits; this is not.'
        : 'This is one of several codes of a health card; show the others, too.';
    return { ok: false, detail };
  }
  const jws = Buffer.alloc(digits.length / 2);
  for (let at = 0; at < jws.length; at += 1) {
    const code = Number(digits.slice(2 * at, 2 * at + 2));
    if (code > highest) {
      return { ok: false, detail: `The digits of a health card are pairs up to ${highest}; these are not.` };
    }
    jws[at] = code + offset;
  }
  return { ok: true, jws: jws.toString('latin1') };
}
