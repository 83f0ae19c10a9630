import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Framer, longestFrame } from '../../../main/scanners/framer.ts';

/** What comes of these bytes: the text of each frame, or its fault. */
function framesOf(framer: Framer, bytes: Iterable<number>): string[] {
  const frames: string[] = [];
  for (const byte of bytes) {
    const frame = framer.take(byte);
    if (frame !== undefined) frames.push('text' in frame ? `text ${frame.text}` : frame.fault);
  }
  return frames;
}

function read(text: string | Uint8Array): string[] {
  return framesOf(new Framer(), typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
}

const plain = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});
const code = plain.filter((text) => text !== '' && !text.startsWith(']'));
const terminator = fc.constantFrom('\r', '\n', '\r\n', '\t');
const bytes = fc.uint8Array({ maxLength: 3 * longestFrame, size: 'max' });

describe('a line of what a scanner sends', () => {
  test('ends with CR, LF, CRLF or Tab', () => {
    assert.deepEqual(read('a\rb\nc\r\nd\te'), ['text a', 'text b', 'text c', 'text d']);
  });

  test('is never empty: terminators in a row are one, and the first of all means nothing', () => {
    assert.deepEqual(read('\r\n\r\n\t'), []);
    assert.deepEqual(read('\nfirst\r\r\n\tsecond\n'), ['text first', 'text second']);
  });

  test('loses the symbology prefix, once', () => {
    assert.deepEqual(read(']Q1HC1:A\r]d2shc:/5\r]Q1]Q1x\r'), ['text HC1:A', 'text shc:/5', 'text ]Q1x']);
  });

  test('keeps what only looks like a symbology prefix', () => {
    assert.deepEqual(read(']1Q\rx]Q1\r]Q\r'), ['text ]1Q', 'text x]Q1', 'text ]Q']);
  });

  test('is nothing if a symbology prefix is all there is', () => {
    assert.deepEqual(read(']Q1\rnext\r'), ['text next']);
  });

  test('keeps its spaces, because they are digits of Base45', () => {
    assert.deepEqual(read(' HC1:A \r'), ['text  HC1:A ']);
  });

  test('may have 8,192 characters and no more', () => {
    const longest = 'x'.repeat(longestFrame);
    assert.deepEqual(read(`${longest}\r`), [`text ${longest}`]);
    assert.deepEqual(read(`${longest}x\r`), ['too-long']);
  });

  test('that is too long is told once, as soon as it is, and is silence until it ends', () => {
    const framer = new Framer();
    const endless = Buffer.alloc(5 * longestFrame, 'x');
    assert.deepEqual(framesOf(framer, endless), ['too-long']);
    assert.deepEqual(framesOf(framer, Buffer.from('\rnext\r')), ['text next']);
  });

  test('is unreadable with anything in it but printable ASCII', () => {
    for (const bad of [0x00, 0x02, 0x1b, 0x1d, 0x7f, 0x80, 0xea, 0xff]) {
      assert.deepEqual(read(Uint8Array.of(0x41, bad, 0x42, 0x0d)), ['unreadable'], `byte ${bad}`);
    }
  });

  test('says what kind of thing spoiled it and what to do, and nothing of what it said', () => {
    const detailOf = (spoil: (framer: Framer) => void) => {
      const framer = new Framer();
      for (const byte of Buffer.from('SECRET')) framer.take(byte);
      spoil(framer);
      const frame = framer.take(0x0d);
      assert.ok(frame !== undefined && 'fault' in frame);
      assert.doesNotMatch(frame.detail, /SECRET/);
      return frame.detail;
    };
    assert.match(
      detailOf((framer) => framer.take(0x1d)),
      /control characters/,
    );
    assert.match(
      detailOf((framer) => framer.take(0xeb)),
      /baud rate or the character set/,
    );
    assert.match(
      detailOf((framer) => framer.spoil('chord')),
      /ALT mode/,
    );
    assert.match(
      detailOf((framer) => framer.spoil('strange-key')),
      /US keyboard/,
    );
    assert.match(
      detailOf((framer) => framer.spoil('nameless-key')),
      /input method/,
    );
  });
});

describe('whatever arrives', () => {
  test('a code is read as it was printed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(code, terminator)), (codes) => {
        const sent = codes.map(([text, end]) => text + end).join('');
        assert.deepEqual(
          read(sent),
          codes.map(([text]) => `text ${text}`),
        );
      }),
    );
  });

  test('the code after it is read well', () => {
    fc.assert(
      fc.property(bytes, code, (garbage, text) => {
        const framer = new Framer();
        framesOf(framer, garbage);
        framer.take(0x0d);
        assert.deepEqual(framesOf(framer, Buffer.from(`${text}\r`)), [`text ${text}`]);
      }),
      { numRuns: 30 },
    );
  });

  test('it is forgotten when the line falls silent', () => {
    fc.assert(
      fc.property(bytes, code, (garbage, text) => {
        const framer = new Framer();
        framesOf(framer, garbage);
        framer.discard();
        assert.equal(framer.isBusy, false);
        assert.deepEqual(framesOf(framer, Buffer.from(`${text}\r`)), [`text ${text}`]);
      }),
      { numRuns: 30 },
    );
  });

  test('no frame is longer than the longest, nor holds anything but printable ASCII', () => {
    fc.assert(
      fc.property(bytes, (garbage) => {
        for (const frame of read(garbage)) assert.match(frame, /^(unreadable|too-long|text [ -~]{1,8192})$/);
      }),
      { numRuns: 30 },
    );
  });

  test('no terminator tells of more than one thing', () => {
    fc.assert(
      fc.property(bytes, (garbage) => {
        const ends = garbage.filter((byte) => byte === 0x0d || byte === 0x0a || byte === 0x09).length;
        const frames = read(garbage);
        const early = frames.filter((frame) => frame === 'too-long').length;
        assert.ok(frames.length - early <= ends);
        assert.ok(early <= ends + 1);
      }),
      { numRuns: 30 },
    );
  });
});
