import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ageOf, agesOfAll, limitsFor } from '../../../main/admission/ages.ts';
import { policySchema } from '../../../shared/policy.ts';
import { newKey, publishedFiles, writeFiles } from '../trust/test-issuer.ts';
import { hour, newFolder, newStore, noon } from '../trust/test-store.ts';

const day = 24 * hour;
const quarterly = 'https://quarterly.example';
const policy = policySchema.parse({
  name: 'p',
  limits: { issuers: { [quarterly]: { keys: { softSeconds: 90 * 86_400, hardSeconds: 180 * 86_400 } } } },
});

describe('the limits of a policy', () => {
  test('are those for all, but for an issuer that has its own', () => {
    const usual = limitsFor(policy, 'https://venue.example');
    assert.equal(usual.keys.hardSeconds, 30 * 86_400);
    assert.equal(limitsFor(policy, quarterly).keys.softSeconds, 90 * 86_400);
    assert.equal(limitsFor(policy, quarterly).revocations.hardSeconds, 7 * 86_400, 'the rest is as for all');
  });

  test('are met at the very second and passed after it', () => {
    const { keys } = policy.limits;
    assert.equal(ageOf(noon - 7 * day, keys, noon).level, 'fresh');
    assert.equal(ageOf(noon - 7 * day - 1, keys, noon).level, 'soft');
    assert.equal(ageOf(noon - 30 * day - 1, keys, noon).level, 'hard');
    assert.equal(ageOf(undefined, keys, noon).level, 'none');
  });

  test('may not be turned round', () => {
    const limits = { issuers: { [quarterly]: { keys: { softSeconds: 2, hardSeconds: 1 } } } };
    assert.equal(policySchema.safeParse({ name: 'p', limits }).success, false);
  });
});

test('the age of all that is held is the worst by its own limits, not the oldest', async (context) => {
  const { store, clock } = newStore(context);
  for (const [issuer, at] of [
    [quarterly, noon - 60 * day],
    ['https://venue.example', noon - 8 * day],
  ] as const) {
    const folder = newFolder(context);
    clock.at = at;
    writeFiles(folder, await publishedFiles(await newKey(), { issuer, at }));
    assert.equal((await store.importSource(folder)).ok, true);
  }
  clock.at = noon;
  const { keys } = agesOfAll(policy, (of) => store.ages(of), noon);
  assert.deepEqual(keys, { level: 'soft', asOf: noon - 8 * day });
  const strict = policySchema.parse({ name: 's' });
  assert.equal(agesOfAll(strict, (of) => store.ages(of), noon).keys.level, 'hard');
});
