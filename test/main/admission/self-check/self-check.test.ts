import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { knownCases } from '../../../../main/admission/self-check/cases.ts';
import { casesOf } from '../../../../main/admission/self-check/format-cases.ts';
import { selfCheck } from '../../../../main/admission/self-check/self-check.ts';
import type { PassFormat } from '../../../../main/passes/format.ts';
import { formats } from '../../../../main/passes/formats.ts';
import { venuePass } from '../../../../main/passes/venue-pass.ts';
import { breakages } from './broken-formats.ts';
import { codeMakers } from './code-makers.ts';

const patienceMs = 2_000;

async function failed(read: readonly PassFormat[]): Promise<readonly string[]> {
  const checks = await selfCheck({ formats: read, patienceMs });
  return checks.flatMap(({ format, state }) => (state === 'failed' ? [format] : []));
}

test('every format that can be judged here has codes to check it with, and passes', async () => {
  const checkable = formats.filter(({ resolution }) => resolution !== 'issuer');
  assert.deepEqual(
    knownCases.map(({ format }) => format).toSorted(),
    checkable.map(({ id }) => id).toSorted(),
  );
  const checks = await selfCheck({ formats });
  assert.deepEqual(
    checks,
    formats.map(({ id: format, resolution }) => ({
      format,
      state: resolution === 'issuer' ? 'unchecked' : 'passed',
    })),
  );
});

test('every format is asked for a good code and for at least three bad ones', () => {
  for (const { format, codes } of knownCases) {
    assert.equal(codes[0].reason, 'ok', format);
    assert.ok(codes.filter(({ reason }) => reason !== 'ok').length >= 4, format);
  }
});

test('codes that are made anew in the same way pass as well', async () => {
  const cases = await Promise.all(Object.values(codeMakers).map(async (make) => casesOf(await make())));
  const checks = await selfCheck({ formats, cases });
  assert.deepEqual(
    checks.filter(({ state }) => state === 'failed'),
    [],
  );
});

test('a format that nobody gave codes for fails, unless only its issuer can tell', async () => {
  const newcomer: PassFormat = { ...venuePass, id: 'newcomer', recognise: () => false };
  const [check] = await selfCheck({ formats: [newcomer] });
  assert.equal(check?.state, 'failed');
  const [asked] = await selfCheck({ formats: [{ ...newcomer, resolution: 'issuer' }] });
  assert.equal(asked?.state, 'unchecked');
});

test('a machine that stood still for longer than a format may take is no fault of the format', async () => {
  const patienceMs = 100;
  let asked = 0;
  const slept: PassFormat = {
    ...venuePass,
    verify: async (...question) => {
      const end = performance.now() + 3 * patienceMs;
      if (asked === 0) while (performance.now() < end);
      asked += 1;
      // An answer that takes its turns, as one from the thread pool does.
      await new Promise((resolve) => setTimeout(resolve, 1));
      return await venuePass.verify(...question);
    },
  };
  const [check] = await selfCheck({ formats: [slept], patienceMs });
  assert.deepEqual(check, { format: venuePass.id, state: 'passed' });
  assert.ok(asked > 1);
});

describe('a format that', () => {
  for (const [breakage, broken] of Object.entries(breakages)) {
    test(`${breakage} fails, and no other`, async () => {
      const able = formats.filter((format) => {
        const codes = knownCases.find((cases) => cases.format === format.id)?.codes ?? [];
        const isRevocable = codes.some(({ reason }) => reason === 'revoked');
        // What ends with its signer's certificate says no end of its own.
        const saysEnd = codes.some(({ code }) => {
          const reading = format.read(code);
          return reading.ok && reading.pass.expiresAt !== undefined;
        });
        return (isRevocable || !breakage.includes('revoked')) && (saysEnd || !breakage.includes('ends'));
      });
      assert.ok(able.length > 0);
      // All at once: one that never answers is waited for.
      await Promise.all(
        able.map(async (format) => {
          const read = formats.map((one) => (one === format ? broken(one) : one));
          assert.deepEqual(await failed(read), [format.id]);
        }),
      );
    });
  }
});
