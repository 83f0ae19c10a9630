import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { PassFormat } from '../../../main/passes/format.ts';
import { formats } from '../../../main/passes/formats.ts';
import { goodCodes, held } from './good-codes.ts';
import { hostileCode, isSameCode } from './hostile-codes.ts';
import { newFeed } from './hostile-feed.ts';
import { insides } from './hostile-insides.ts';

/** Reads and, if that goes well, verifies: as the judge does, whatever a scanner brings. */
async function outcomeOf(format: PassFormat, text: string): Promise<string> {
  const reading = format.read(text);
  if (!reading.ok) return reading.reason;
  const verification = await format.verify(reading.pass, held);
  return verification.ok ? 'ok' : verification.reason;
}

test('every format is registered once and has good codes', () => {
  assert.deepEqual(
    formats.map(({ id }) => id),
    goodCodes.map(([{ id }]) => id),
  );
  assert.equal(new Set(formats.map(({ id }) => id)).size, formats.length);
});

for (const [format, codes] of goodCodes) {
  describe(`the format ${format.id}`, () => {
    test('recognises, reads and verifies its own codes, and no other format recognises them', async () => {
      for (const code of codes) {
        assert.deepEqual(
          formats.filter((one) => one.recognise(code)),
          [format],
        );
        assert.equal(await outcomeOf(format, code), 'ok');
      }
    });

    test('names one of its own algorithms in what it reads, and itself', () => {
      for (const code of codes) {
        const reading = format.read(code);
        assert.ok(reading.ok && reading.pass.format === format.id);
        assert.ok(format.algorithms.includes(reading.pass.algorithm));
      }
    });

    test('admits nothing that a scanner spoilt or anybody made up, and never throws', async () => {
      const feed = newFeed(format, held);
      await fc.assert(
        fc.asyncProperty(hostileCode(codes, insides[format.id]), async (text) => {
          await feed(text);
        }),
        { numRuns: 1_000 },
      );
    });

    test('holds no code with one bit flipped', async () => {
      for (const code of codes) {
        for (let at = 0; at < code.length; at += 7) {
          const flipped = String.fromCharCode(code.charCodeAt(at) ^ (1 << (at % 7)));
          const text = code.slice(0, at) + flipped + code.slice(at + 1);
          if (isSameCode(text, code)) continue;
          assert.notEqual(await outcomeOf(format, text), 'ok', `bit of character ${at}`);
        }
      }
    });

    test('tells nothing of the guest when it cannot read a code', () => {
      for (const code of codes) {
        for (let end = 1; end < code.length; end += 11) {
          const reading = format.read(code.slice(0, end));
          assert.ok(!reading.ok);
          assert.doesNotMatch(reading.detail, /Hong|홍길동|A-17|eyJ|\d{6}/);
        }
      }
    });

    test('takes no noticeable time over a text without end', () => {
      const began = performance.now();
      for (const code of codes) {
        for (const filler of ['A', '0', '.', '/', '1/2/', ' ', 'eyJ']) {
          const text = code + filler.repeat(1_000_000);
          format.recognise(text);
          format.part?.(text);
          assert.equal(format.read(text).ok, false);
        }
      }
      assert.ok(performance.now() - began < 2_000);
    });
  });
}
