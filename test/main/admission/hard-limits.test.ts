import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ageOf, limitsFor } from '../../../main/admission/ages.ts';
import {
  liftedIn,
  longestOverrideMs,
  overridesInForce,
  withOverrides,
} from '../../../main/admission/hard-limits.ts';
import type { Artefact, Lifted } from '../../../shared/limit-override.ts';
import { policySchema } from '../../../shared/policy.ts';
import { settingsSchema } from '../../../shared/settings.ts';

const now = Date.UTC(2026, 10, 25, 3);
const hour = 3_600_000;
const year = 365 * 24 * hour;
const [venue, quarterly, stranger] = [
  'https://venue.example',
  'https://quarterly.example',
  'https://x.example',
];
const policy = policySchema.parse({
  name: 'p',
  limits: { issuers: { [quarterly]: { keys: { softSeconds: 90 * 86_400, hardSeconds: 180 * 86_400 } } } },
});
const all = [venue, quarterly, stranger, undefined];

/** Of whom something that is a year old is no longer over the hard limit. */
function liftedOf(artefact: Artefact, ...overrides: readonly Lifted[]): readonly (string | undefined)[] {
  const lenient = withOverrides(policy, overrides);
  return all.filter(
    (issuer) => ageOf(now - year, limitsFor(lenient, issuer)[artefact], now).level === 'soft',
  );
}

describe('a hard limit that somebody lifted', () => {
  test('is that of one artefact of one issuer, and no other', () => {
    const keysOfVenue = { artefact: 'keys', issuer: venue } as const;
    assert.deepEqual(liftedOf('keys', keysOfVenue), [venue]);
    assert.deepEqual(liftedOf('revocations', keysOfVenue), []);
  });

  test('may be an issuer’s own limit, whose soft one still warns at its own age', () => {
    const keysOfQuarterly = { artefact: 'keys', issuer: quarterly } as const;
    assert.deepEqual(liftedOf('keys', keysOfQuarterly), [quarterly]);
    const { keys } = limitsFor(withOverrides(policy, [keysOfQuarterly]), quarterly);
    assert.equal(keys.softSeconds, 90 * 86_400);
  });

  test('of every issuer includes those that have limits of their own', () => {
    assert.deepEqual(liftedOf('keys', { artefact: 'keys', issuer: null }), all);
    assert.deepEqual(liftedOf('revocations', { artefact: 'keys', issuer: null }), []);
  });

  test('stands beside another one', () => {
    const two = [
      { artefact: 'keys', issuer: venue },
      { artefact: 'revocations', issuer: quarterly },
    ] as const;
    assert.deepEqual(liftedOf('keys', ...two), [venue]);
    assert.deepEqual(liftedOf('revocations', ...two), [quarterly]);
    const lenient = withOverrides(policy, two);
    assert.deepEqual(
      [venue, quarterly, stranger].map((issuer) => liftedIn(lenient, issuer)),
      [['keys'], ['revocations'], []],
    );
  });

  test('leaves the policy as it is, and costs a scan nothing but once', () => {
    const keys = [{ artefact: 'keys', issuer: null }] as const;
    assert.deepEqual(liftedIn(policy, venue), []);
    assert.equal(withOverrides(policy, keys), withOverrides(policy, [...keys]));
    assert.notEqual(
      withOverrides(policy, [{ artefact: 'revocations', issuer: null }]),
      withOverrides(policy, keys),
    );
    assert.equal(withOverrides(policy, []), policy);
  });
});

describe('the end of an override', () => {
  const ending = (until: number) => ({
    limitOverride: [{ artefact: 'keys', issuer: null, until, staff: 'k' } as const],
  });
  const counts = (until: number) => overridesInForce(ending(until), now).length;

  test('is the very instant that it names', () => {
    assert.equal(counts(now + 1), 1);
    assert.equal(counts(now), 0);
  });

  test('is not farther away than anybody may ask for, even if the clock was set back', () => {
    assert.equal(counts(now + longestOverrideMs), 1);
    assert.equal(counts(now + longestOverrideMs + 1), 0);
  });

  test('is kept from settings that lifted everything at once', () => {
    const before = { limitOverride: { until: now + hour, staff: 'k' } };
    const settings = settingsSchema.parse({ venue: 'V', gate: 'G', ...before });
    const inForce = overridesInForce(settings, now);
    assert.deepEqual(
      inForce.map(({ artefact, issuer }) => [artefact, issuer]),
      [
        ['keys', null],
        ['revocations', null],
      ],
    );
    assert.deepEqual(settingsSchema.parse(JSON.parse(JSON.stringify(settings))), settings);
  });
});
