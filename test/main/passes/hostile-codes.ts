import canonicalize from 'canonicalize';
import fc, { type Arbitrary } from 'fast-check';
import type { Inside } from './hostile-insides.ts';

/** White space between the parts of a JSON text, and how its numbers and characters are spelt, say nothing. */
function isSameJson(one: string, other: string): boolean {
  if (!other.startsWith('{')) return false;
  try {
    return canonicalize(JSON.parse(one)) === canonicalize(JSON.parse(other)) && one.trim() === one;
  } catch {
    return false;
  }
}

/** Whoever holds an SD-JWT chooses what of it to show (RFC 9901, 4): with fewer disclosures it is the same. */
function isSameWithLess(one: string, other: string): boolean {
  const [issued, ...disclosures] = other.split('~');
  const [first, ...shown] = one.split('~');
  return shown.length > 0 && first === issued && shown.every((each) => disclosures.includes(each));
}

/** Whether two texts are one code by its format's own rules. */
export function isSameCode(text: string, code: string): boolean {
  if (text === code || isSameJson(text, code) || isSameWithLess(text, code)) return true;
  // A health certificate that lost its prefix is the same one.
  if (text.replace(/^HC1:/, '') === code.replace(/^HC1:/, '')) return true;
  // A scheme knows no case, so a code in another case is the same code.
  return /^shc:/i.test(code) && text.toLowerCase() === code.toLowerCase();
}

const starts = [
  '',
  'shc:/',
  'shc:/1/1/',
  'shc:/1/2/',
  'HC1:',
  'NZCP:/1/',
  'eyJ',
  '{"sig":{},"data":{"hdr":{"t":"icao.',
];
const fillers = ['A', '0', '.', '/', '1/2/', ' ', 'eyJ', '=', '~', '{"a":', '[', '\u0000', '홍'];
const printable = fc.string({ unit: 'grapheme-ascii', size: 'medium' });
const anything = fc.string({ unit: 'binary', size: 'medium' });

/**
 * What a scanner may bring that is not a good code: noise, a code's beginning alone, one that lost, gained or changed
 * characters or a bit, outside or `inside`, two codes grown together, one without end. Never one of `codes`.
 */
export function hostileCode(codes: readonly string[], inside?: Inside): Arbitrary<string> {
  const code = fc.constantFrom(...codes);
  // Without its bias to small numbers, which would leave all but the beginning of a code alone.
  const place = fc.noBias(fc.nat());
  const at = (text: string, part: number) => part % Math.max(1, text.length);
  const made = fc.oneof(
    { weight: 10, arbitrary: fc.oneof(printable, anything) },
    {
      weight: 15,
      arbitrary: fc
        .tuple(fc.constantFrom(...starts, ...codes), fc.oneof(printable, anything))
        .map(([start, rest]) => start + rest),
    },
    { weight: 20, arbitrary: fc.tuple(code, place).map(([text, part]) => text.slice(0, at(text, part))) },
    {
      // A character of the code's own alphabet is read further than any other.
      weight: 20,
      arbitrary: fc
        .tuple(code, place, place)
        .map(
          ([text, part, from]) =>
            text.slice(0, at(text, part)) + text.charAt(at(text, from)) + text.slice(at(text, part) + 1),
        ),
    },
    {
      weight: 18,
      arbitrary: fc
        .tuple(code, place, fc.nat({ max: 2 }), fc.string({ unit: 'grapheme-ascii', maxLength: 2 }))
        .map(
          ([text, part, cut, put]) => text.slice(0, at(text, part)) + put + text.slice(at(text, part) + cut),
        ),
    },
    {
      weight: 15,
      arbitrary: fc.tuple(code, place, fc.nat({ max: 7 })).map(([text, part, bit]) => {
        const flipped = String.fromCharCode(text.charCodeAt(at(text, part)) ^ (1 << bit));
        return text.slice(0, at(text, part)) + flipped + text.slice(at(text, part) + 1);
      }),
    },
    ...(inside === undefined
      ? []
      : [
          {
            weight: 40,
            arbitrary: fc.tuple(code, place, fc.nat({ max: 9 })).map(([text, part, bit]) => {
              const bytes = Buffer.from(inside.open(text));
              const where = part % bytes.length;
              // One bit in most cases; else the content ends there, and now and then something follows it.
              if (bit === 8) return inside.close(bytes.subarray(0, where), text);
              if (bit === 9) return inside.close(Buffer.concat([bytes, bytes.subarray(where)]), text);
              bytes.writeUInt8(bytes.readUInt8(where) ^ (1 << bit), where);
              return inside.close(bytes, text);
            }),
          },
        ]),
    {
      weight: 5,
      arbitrary: fc
        .tuple(code, code, place, place)
        .map(([one, other, head, tail]) => one.slice(0, at(one, head)) + other.slice(at(other, tail))),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(code, place, fc.constantFrom(...fillers), fc.integer({ min: 1_000, max: 100_000 }))
        .map(([text, part, filler, length]) => {
          const long = filler.repeat(Math.ceil(length / filler.length));
          return text.slice(0, at(text, part)) + long + text.slice(at(text, part));
        }),
    },
  );
  return made.filter((text) => !codes.some((each) => isSameCode(text, each)));
}
