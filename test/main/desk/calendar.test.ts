import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CalendarFacts, calendarOf, gravestOf } from '../../../main/desk/calendar.ts';
import { calendarTopics } from '../../../shared/calendar.ts';
import { calendarNames, calendarWords } from '../../../shared/locales/calendar.ts';
import { policySchema } from '../../../shared/policy.ts';
import { languages } from '../../../shared/settings.ts';

const now = Date.UTC(2026, 10, 25, 3);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const venue = { id: 'https://venue.example', name: 'Venue', keys: 1, revoked: 0 };
const list = { what: 'list', issuer: venue.id, name: venue.name, count: 1 } as const;
const repository = { what: 'root', location: 'tuf+https://venue.example/', count: 1 } as const;

function calendar(facts: Partial<CalendarFacts>) {
  return calendarOf({ now, policy: undefined, issuers: [], ends: [], overrides: [], ...facts });
}

/** Each entry in short: in how many days, what, and how it is. */
function told(facts: Partial<CalendarFacts>): readonly string[] {
  return calendar(facts).map(({ at, topic, state }) => `${(at - now) / day} ${topic} ${state}`);
}

describe('the limits of age on the calendar', () => {
  const keysOf = (asOf: number) => told({ issuers: [{ ...venue, keysAsOf: asOf }] });

  test('are when they will act, if nothing new comes in until then', () => {
    assert.deepEqual(told({ issuers: [{ ...venue, keysAsOf: now - day, revocationsAsOf: now }] }), [
      '1 revocations-soft good',
      '6 keys-soft good',
      '7 revocations-hard good',
      '29 keys-hard good',
    ]);
  });

  test('turn at the very instant after which the door judges otherwise', () => {
    assert.deepEqual(keysOf(now - 7 * day), ['0 keys-soft good', '23 keys-hard good']);
    assert.equal(keysOf(now - 7 * day - 1).length, 1, 'the warning is there: what comes is the hard limit');
    assert.deepEqual(keysOf(now - 30 * day), ['0 keys-hard warn']);
    assert.match(keysOf(now - 30 * day - 1)[0] ?? '', /keys-hard bad$/);
  });

  test('are an issuer’s own where it has some', () => {
    const own = { [venue.id]: { keys: { softSeconds: 86_400, hardSeconds: 172_800 } } };
    const policy = policySchema.parse({ name: 'p', limits: { issuers: own } });
    assert.deepEqual(told({ policy, issuers: [{ ...venue, keysAsOf: now }] }), [
      '1 keys-soft good',
      '2 keys-hard good',
    ]);
  });

  test('that mean "never" are on no day', () => {
    const never = { softSeconds: 86_400, hardSeconds: Number.MAX_SAFE_INTEGER };
    const policy = policySchema.parse({ name: 'p', limits: { keys: never } });
    assert.deepEqual(told({ policy, issuers: [{ ...venue, keysAsOf: now }] }), ['1 keys-soft good']);
  });

  test('that somebody lifted are a warning, with the end of it', () => {
    const override = { artefact: 'keys', issuer: venue.id, until: now + hour, staff: 'k' } as const;
    const issuers = [
      { ...venue, keysAsOf: now - 31 * day },
      { ...venue, id: 'https://x.example', name: 'X', keysAsOf: now - 31 * day },
    ];
    const entries = calendar({ issuers, overrides: [override] });
    assert.deepEqual(
      entries.map(({ topic, state, names }) => [topic, state, ...names]),
      [
        ['keys-hard', 'warn', 'Venue'],
        ['keys-hard', 'bad', 'X'],
        ['keys-lifted', 'warn', 'Venue'],
      ],
    );
    const [all] = calendar({ overrides: [{ ...override, issuer: null }] });
    assert.deepEqual(all?.names, []);
  });

  test('of thirty issuers that came at once are one line', () => {
    const issuers = Array.from({ length: 30 }, (_, place) => ({
      ...venue,
      id: `https://${place}.example`,
      name: `Country ${place}`,
      keysAsOf: now + place,
    }));
    const [soft, hard, ...more] = calendar({ issuers });
    assert.deepEqual([soft?.count, hard?.count, soft?.at, more.length], [30, 30, now + 7 * day, 0]);
    assert.equal(calendarNames('en', soft?.names ?? []), 'Country 0, Country 1, Country 10, 27 more');
  });
});

describe('the ends on the calendar', () => {
  const state = (end: CalendarFacts['ends'][number]) => calendar({ ends: [end] })[0]?.state;

  test('warn a day before a list ends, and from its end on it is bad', () => {
    assert.equal(state({ ...list, at: now + day }), 'good');
    assert.equal(state({ ...list, at: now + day - 1 }), 'warn');
    assert.equal(state({ ...list, at: now }), 'bad');
  });

  test('warn an hour after an issuer wanted its list asked for', () => {
    assert.equal(state({ ...list, what: 'list-due', at: now - hour + 1 }), 'good');
    assert.equal(state({ ...list, what: 'list-due', at: now - hour }), 'warn');
  });

  test('warn a week before an issuer has no key left, and never of a key that has others beside it', () => {
    assert.equal(state({ ...list, what: 'last-key', at: now + 7 * day }), 'good');
    assert.equal(state({ ...list, what: 'last-key', at: now + 7 * day - 1 }), 'warn');
    assert.equal(state({ ...list, what: 'last-key', at: now }), 'bad');
    assert.equal(state({ ...list, what: 'key', at: now + 1 }), 'good');
    assert.equal(state({ ...list, what: 'key', at: now }), undefined, 'it is of no interest any more');
  });

  test('are bad of an issuer without a key if the policy names it or nobody else is left, else a warning', () => {
    const other = { ...venue, id: 'https://x.example', name: 'X' };
    const facts = { issuers: [venue, other], ends: [{ ...list, what: 'last-key', at: now } as const] };
    const stateUnder = (change: Partial<CalendarFacts>) => calendar({ ...facts, ...change })[0]?.state;
    const accepting = (...issuers: readonly string[]) =>
      policySchema.parse({ name: 'p', accepts: { formats: null, issuers } });
    assert.equal(stateUnder({}), 'warn');
    assert.equal(stateUnder({ issuers: [venue] }), 'bad');
    assert.equal(stateUnder({ policy: accepting(venue.id) }), 'bad');
    assert.equal(stateUnder({ policy: accepting(other.id) }), 'warn');
  });

  test('warn a month before the root of a repository ends, and when its signatures have', () => {
    assert.equal(state({ ...repository, at: now + 30 * day }), 'good');
    assert.equal(state({ ...repository, at: now + 30 * day - 1 }), 'warn');
    assert.equal(state({ ...repository, what: 'metadata', at: now + 1 }), 'good');
    assert.equal(state({ ...repository, what: 'metadata', at: now }), 'warn');
  });

  test('are told soonest first, whatever they are of', () => {
    const ends = [
      { ...repository, at: now + 2 * day },
      { ...list, at: now + 3 * day },
      { ...list, at: now - day },
    ];
    assert.deepEqual(told({ ends }), ['-1 list bad', '2 root warn', '3 list good']);
  });

  test('count as grave as the gravest of them, of the topics that are asked for', () => {
    const ends = [
      { ...list, at: now - 1, count: 2 },
      { ...list, at: now + hour },
      { ...repository, at: now },
    ];
    const held = calendar({ ends });
    assert.deepEqual(gravestOf(held, ['list']), { state: 'bad', names: ['Venue'] });
    assert.deepEqual(gravestOf(held, ['key', 'metadata']).state, 'good');
  });
});

test('everything on the calendar has its words in both languages', () => {
  for (const language of languages) {
    const words = calendarTopics.map((topic) => calendarWords(language, topic));
    assert.equal(new Set(words).size, calendarTopics.length);
    assert.ok(!words.includes(''));
  }
});
