import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PassFormat } from '../../main/passes/format.ts';
import { venuePass } from '../../main/passes/venue-pass.ts';
import { goodCodes } from '../main/passes/good-codes.ts';
import { feedFormat } from './feed-format.ts';

const codes = goodCodes.find(([format]) => format === venuePass)?.[1] ?? [];
const size = { runs: 2_000, seed: 42, batch: 500 };

function venuePassThat(read: (text: string) => void): PassFormat {
  return {
    ...venuePass,
    read: (text) => {
      read(text);
      return venuePass.read(text);
    },
  };
}

test('a format that is whole comes through, as far as its signature', async () => {
  const { problem, inputs, reasons } = await feedFormat(venuePass, codes, size);
  assert.equal(problem, undefined);
  assert.equal(inputs, size.runs);
  assert.ok((reasons['signature-invalid'] ?? 0) > size.runs / 20);
});

test('the same seed brings the same texts', async () => {
  const texts = async () => {
    const seen: string[] = [];
    await feedFormat(
      venuePassThat((text) => seen.push(text)),
      codes,
      { ...size, runs: 300 },
    );
    // On a busy machine a text is tried again.
    return [...new Set(seen)];
  };
  assert.deepEqual(await texts(), await texts());
});

test('a format that believes a signature of nobody is found out', async () => {
  const believing: PassFormat = {
    ...venuePass,
    verify: async (pass, keys) => {
      const [key] = keys;
      return key === undefined ? await venuePass.verify(pass, keys) : { ok: true, key };
    },
  };
  assert.match((await feedFormat(believing, codes, size)).problem ?? '', /admit/);
});

test('a format that throws over a text is found out', async () => {
  const throwing = venuePassThat((text) => {
    if (text.length > 5_000) throw new RangeError('too long for me');
  });
  assert.match((await feedFormat(throwing, codes, size)).problem ?? '', /too long for me/);
});

test('a format that takes too long over a text each time is found out, one pause is not', async () => {
  const pause = (ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  };
  const slow = venuePassThat((text) => {
    if (text.length > 20_000) pause(60);
  });
  assert.match((await feedFormat(slow, codes, size)).problem ?? '', /it took/);
  let paused = false;
  const stalled = venuePassThat((text) => {
    if (!paused && text.length > 20_000) pause(60);
    paused ||= text.length > 20_000;
  });
  assert.equal((await feedFormat(stalled, codes, size)).problem, undefined);
  assert.equal(paused, true);
});

test('a format that keeps what it has read is found out', async () => {
  const kept: Buffer[] = [];
  const hoarding = venuePassThat(() => kept.push(Buffer.alloc(4_096)));
  assert.match((await feedFormat(hoarding, codes, size)).problem ?? '', /stay in use/);
});

test('a format that admits nobody does not count as safe', async () => {
  const shut: PassFormat = {
    ...venuePass,
    verify: async () => ({ ok: false, reason: 'signature-invalid', detail: '' }),
  };
  assert.match((await feedFormat(shut, codes, size)).problem ?? '', /not one of its good codes/);
});
