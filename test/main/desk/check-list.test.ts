import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkList, type DoorFacts } from '../../../main/desk/check-list.ts';
import { checkIds, checkStates } from '../../../shared/check-list.ts';
import { checkSentence } from '../../../shared/locales/check-list.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { languages } from '../../../shared/settings.ts';

const now = Date.UTC(2026, 10, 25, 3);
const hour = 3_600_000;
const day = 24 * hour;
const held = { id: 'https://venue.example', name: 'Venue', keys: 1, revoked: 0 };

const listEnd = (at: number) => ({ what: 'list', issuer: held.id, name: 'Venue', at, count: 1 }) as const;
const keyEnd = (at: number) => ({ ...listEnd(at), what: 'last-key' }) as const;
const rootEnd = (at: number) =>
  ({ what: 'root', location: 'tuf+https://venue.example/', at, count: 1 }) as const;

const good: DoorFacts = {
  now,
  place: { venue: 'Venue', gate: 'North' },
  policyName: 'default',
  policy: defaultPolicy,
  issuers: [{ ...held, keysAsOf: now - hour, revocationsAsOf: now - hour }],
  ends: [listEnd(now + 2 * day)],
  overrides: [],
  clock: 'trusted',
  freeBytes: 10 * 1024 ** 3,
  journal: 'good',
  scanners: { connected: 1, missing: 0 },
  selfCheck: [
    { format: 'pass+jwt', state: 'passed' },
    { format: 'opaque', state: 'unchecked' },
  ],
};

/** The state of what is not good, each by its name. */
function found(change: Partial<DoorFacts>): Readonly<Record<string, string>> {
  const checks = checkList({ ...good, ...change });
  return Object.fromEntries(
    checks.filter(({ state }) => state !== 'good').map(({ id, state }) => [id, state]),
  );
}

const cases: readonly (readonly [string, Partial<DoorFacts>, Readonly<Record<string, string>>])[] = [
  ['a kiosk that is not set up', { place: undefined }, { 'set-up': 'bad' }],
  ['a policy that is not held', { policy: undefined }, { policy: 'bad' }],
  ['an empty trust store', { issuers: [], ends: [] }, { issuers: 'bad' }],
  ['keys of last week', { issuers: [{ ...held, keysAsOf: now - 8 * day }] }, { keys: 'warn' }],
  ['keys of last month', { issuers: [{ ...held, keysAsOf: now - 31 * day }] }, { keys: 'bad' }],
  [
    'revocations of the day before yesterday',
    { issuers: [{ ...held, keysAsOf: now, revocationsAsOf: now - 2 * day }] },
    { revocations: 'warn' },
  ],
  [
    'revocations of last week',
    { issuers: [{ ...held, keysAsOf: now, revocationsAsOf: now - 8 * day }] },
    { revocations: 'bad' },
  ],
  ['a list that ends tonight', { ends: [listEnd(now + 9 * hour)] }, { lists: 'warn' }],
  ['a list that ends at this very instant', { ends: [listEnd(now)] }, { lists: 'bad' }],
  [
    'an old list that somebody answers for',
    {
      issuers: [{ ...held, keysAsOf: now, revocationsAsOf: now - 8 * day }],
      overrides: [{ artefact: 'revocations', issuer: held.id, until: now + hour, staff: 'k' }],
    },
    { revocations: 'warn' },
  ],
  [
    'a list that its issuer wanted fetched anew this morning',
    { ends: [{ ...listEnd(now - 2 * hour), what: 'list-due' }] },
    { revocations: 'warn' },
  ],
  ['a last key that ends this week', { ends: [keyEnd(now + 6 * day)] }, { 'key-ends': 'warn' }],
  ['a last key that has ended', { ends: [keyEnd(now)] }, { 'key-ends': 'bad' }],
  ['a root that ends this month', { ends: [rootEnd(now + 29 * day)] }, { repositories: 'warn' }],
  ['a clock that jumped', { clock: 'suspicious' }, { clock: 'warn' }],
  ['a clock that cannot be believed', { clock: 'untrusted' }, { clock: 'bad' }],
  ['a disk that fills up', { freeBytes: 400 * 1024 ** 2 }, { disk: 'warn' }],
  ['a full disk', { freeBytes: 4096 }, { disk: 'bad' }],
  ['a journal that cannot be written', { journal: 'bad' }, { journal: 'bad' }],
  ['a scanner that is not there', { scanners: { connected: 1, missing: 1 } }, { scanners: 'bad' }],
  ['keyboard scanners only', { scanners: { connected: 0, missing: 0 } }, { scanners: 'warn' }],
  [
    'a format that failed',
    { selfCheck: [...good.selfCheck, { format: 'shc', state: 'failed' }] },
    { 'self-check': 'bad' },
  ],
  ['a self-check that goes on', { selfCheck: [] }, { 'self-check': 'warn' }],
];

describe('before the doors open', () => {
  test('everything is looked at, in the order that staff read it', () => {
    assert.deepEqual(
      checkList(good).map(({ id }) => id),
      [...checkIds],
    );
  });

  test('a door in good order has nothing to mend', () => {
    assert.deepEqual(found({}), {});
  });

  for (const [what, change, expected] of cases) {
    test(`${what} is found, and nothing else`, () => {
      assert.deepEqual(found(change), expected);
    });
  }

  test('the worst is named first, by three names at most', () => {
    const old = ['A', 'B', 'C', 'D'].map((name) => ({ ...held, name, keysAsOf: now - 31 * day }));
    const soft = { ...held, name: 'E', keysAsOf: now - 8 * day };
    const keys = checkList({ ...good, issuers: [...old, soft] }).find(({ id }) => id === 'keys');
    assert.deepEqual(keys, { id: 'keys', state: 'bad', count: 4, name: 'A, B, C, …' });
  });

  test('each has its words in both languages', () => {
    for (const language of languages) {
      for (const id of checkIds) {
        for (const state of checkStates) {
          assert.notEqual(checkSentence(language, { id, state, count: 3, name: 'X' }), '');
        }
      }
    }
  });
});
