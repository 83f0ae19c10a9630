import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ask, type Case } from '../../../main/admission/questions.ts';
import type { Pass } from '../../../main/passes/pass.ts';
import { defaultPolicy, type Policy, policySchema } from '../../../shared/policy.ts';
import { clockStates } from '../../../shared/verdict.ts';

const now = Date.UTC(2026, 10, 24, 3, 0, 0);
const hour = 3_600_000;
const issuer = 'https://venue.example';

const pass: Pass = {
  format: 'pass+jwt',
  issuer,
  keyId: 'k1',
  algorithm: 'ES256',
  identity: `${issuer} 1`,
  notBefore: now - hour,
  expiresAt: now + hour,
  references: [],
  resolution: 'local',
  claims: {},
  proof: undefined,
};

const key = { issuer, kid: 'k1', jwk: {}, algorithms: ['ES256'] };

const good: Case = {
  pass,
  policy: defaultPolicy,
  issuerHeld: true,
  verification: { ok: true, key },
  revocation: { state: 'valid', asOf: now },
  ages: { keys: { level: 'fresh', asOf: now }, revocations: { level: 'fresh', asOf: now } },
  issuersAge: { level: 'fresh', asOf: now },
  now,
  clock: 'trusted',
  timeZone: 'Asia/Seoul',
};

function policy(given: Partial<Policy>): Policy {
  return policySchema.parse({ ...defaultPolicy, ...given });
}

/** A rule of 2021 that no pass of today meets, asked of all. */
const longAgo = policy({
  rules: {
    kinds: [],
    valueSets: {},
    rules: [
      {
        id: 'long-ago',
        condition: { type: 'days', date: 'payload.day', until: { days: 180 } },
        sentence: { ko: '오래전입니다.', en: 'That was long ago.' },
      },
    ],
  },
});
const dated = { ...pass, claims: { day: '2021-07-06' } };

const forged = { ok: false, reason: 'signature-invalid', detail: 'no' } as const;
const unheld = { issuerHeld: false, verification: undefined } as const;
const hard = { level: 'hard', asOf: 0 } as const;
const soft = { level: 'soft', asOf: 0 } as const;
const bouncer = policy({ unknown: { issuer: 'refuse', key: 'refuse' } });
const elsewhere = policy({ accepts: { formats: null, issuers: ['https://other.example'] } });

type Row = readonly [name: string, change: Partial<Case>, decision: string, reason: string];

const answers: readonly Row[] = [
  ['an issuer that is not held goes to staff', unheld, 'review', 'issuer-unknown'],
  ['a key that is not held goes to staff', { verification: undefined }, 'review', 'key-unknown'],
  [
    'an issuer that the policy does not name is refused',
    { policy: elsewhere },
    'refuse',
    'issuer-not-accepted',
  ],
  ['a forged signature is refused', { verification: forged }, 'refuse', 'signature-invalid'],
  [
    'an algorithm that its issuer does not use is refused',
    { verification: { ok: false, reason: 'algorithm-not-allowed', detail: 'no' } },
    'refuse',
    'algorithm-not-allowed',
  ],
  ['a clock that cannot be believed goes to staff', { clock: 'untrusted' }, 'review', 'clock-untrusted'],
  ['a pass of tomorrow is refused', { now: now - 2 * hour }, 'refuse', 'not-yet-valid'],
  ['a pass of yesterday is refused', { now: now + 2 * hour }, 'refuse', 'expired'],
  ['a pass ends at the very instant it says', { now: now + hour }, 'refuse', 'expired'],
  ['a revoked pass is refused', { revocation: { state: 'revoked', asOf: now } }, 'refuse', 'revoked'],
  ['a blocked pass is refused', { revocation: { state: 'blocked', asOf: now } }, 'refuse', 'blocked'],
  [
    'a list that was never had goes to staff',
    { revocation: { state: 'not-held' } },
    'review',
    'revocations-stale',
  ],
  [
    'a pass beyond the end of the list goes to staff',
    { revocation: { state: 'out-of-range', asOf: now } },
    'review',
    'revocations-stale',
  ],
  [
    'a list past its hard limit goes to staff',
    { ages: { ...good.ages, revocations: hard } },
    'review',
    'revocations-stale',
  ],
  ['keys past their hard limit go to staff', { ages: { ...good.ages, keys: hard } }, 'review', 'keys-stale'],
  [
    'a format that the policy does not name meets its rule',
    { policy: policy({ accepts: { formats: ['shc'], issuers: null } }) },
    'refuse',
    'rule-not-met',
  ],
  [
    'outside opening hours the rule says so',
    { policy: policy({ openingHours: [{ days: ['mon'], from: '09:00', to: '18:00' }] }) },
    'refuse',
    'rule-not-met',
  ],
  ['a rule that is not met is refused', { policy: longAgo, pass: dated }, 'refuse', 'rule-not-met'],
  [
    'but not by a clock that cannot be believed',
    { policy: longAgo, pass: dated, clock: 'untrusted' },
    'review',
    'clock-untrusted',
  ],
  [
    'by a clock that jumped it is',
    { policy: longAgo, pass: dated, clock: 'suspicious' },
    'refuse',
    'rule-not-met',
  ],
  [
    'a clock that jumped still tells opening hours',
    {
      policy: policy({ openingHours: [{ days: ['mon'], from: '09:00', to: '18:00' }] }),
      clock: 'suspicious',
    },
    'refuse',
    'rule-not-met',
  ],
  ['a rule that the pass says too little for goes to staff', { policy: longAgo }, 'review', 'rule-undecided'],
  [
    'a code that only its issuer can read goes to staff',
    { pass: { ...pass, resolution: 'issuer' } },
    'review',
    'issuer-unreachable',
  ],
  // Several answers at once: a refusal beats a review, and among equals the first question wins.
  ['expired beats an unknown key', { verification: undefined, now: now + 2 * hour }, 'refuse', 'expired'],
  [
    'revoked beats a clock that cannot be believed',
    { clock: 'untrusted', revocation: { state: 'revoked', asOf: 0 } },
    'refuse',
    'revoked',
  ],
  [
    'an unknown key comes before a stale list',
    { verification: undefined, ages: { keys: hard, revocations: hard } },
    'review',
    'key-unknown',
  ],
  [
    'forged comes before expired',
    { verification: forged, now: now + 2 * hour },
    'refuse',
    'signature-invalid',
  ],
  [
    'without a clock to believe nothing is expired',
    { clock: 'untrusted', now: now + 2 * hour },
    'review',
    'clock-untrusted',
  ],
  // Hardening.
  ['a policy may refuse an unknown issuer', { ...unheld, policy: bouncer }, 'refuse', 'issuer-unknown'],
  [
    'a policy may refuse an unknown key',
    { verification: undefined, policy: bouncer },
    'refuse',
    'key-unknown',
  ],
  [
    'but no longer when the list of issuers is old',
    { ...unheld, policy: bouncer, issuersAge: soft },
    'review',
    'issuer-unknown',
  ],
  [
    'nor when the list of keys is old',
    { verification: undefined, policy: bouncer, ages: { ...good.ages, keys: soft } },
    'review',
    'key-unknown',
  ],
];

describe('the order of the questions', () => {
  test('a good pass has nothing against it', () => {
    assert.equal(ask(good, 'entry'), undefined);
  });

  for (const [name, change, decision, reason] of answers) {
    test(name, () => {
      const found = ask({ ...good, ...change }, 'entry');
      assert.deepEqual([found?.decision, found?.reason], [decision, reason]);
    });
  }

  test('stores past their soft limit still admit', () => {
    assert.equal(ask({ ...good, ages: { keys: soft, revocations: soft } }, 'entry'), undefined);
  });

  test('an old list says nothing of a pass that needs none', () => {
    const found = ask(
      { ...good, revocation: { state: 'not-needed' }, ages: { ...good.ages, revocations: hard } },
      'entry',
    );
    assert.equal(found, undefined);
  });

  test('a rule brings its own sentence in both languages', () => {
    const found = ask({ ...good, policy: policy({ accepts: { formats: ['shc'], issuers: null } }) }, 'entry');
    assert.equal(found?.rule?.id, 'format');
    assert.match(found.rule.sentence.ko, /[가-힣]/);
    assert.match(found.rule.sentence.en, /[a-z]/);
  });

  test('nobody is kept inside because the pass ran out or was revoked meanwhile', () => {
    const late: Case = { ...good, now: now + 2 * hour, revocation: { state: 'revoked', asOf: now } };
    assert.equal(ask(late, 'exit'), undefined);
    assert.equal(ask({ ...good, verification: forged }, 'exit')?.reason, 'signature-invalid');
  });

  test('whatever fails on our side alone, nobody is refused', () => {
    const ours = fc.record({
      issuerHeld: fc.boolean(),
      clock: fc.constantFrom(...clockStates),
      keys: fc.constantFrom('fresh' as const, 'soft' as const, 'hard' as const, 'none' as const),
      revocations: fc.constantFrom('fresh' as const, 'soft' as const, 'hard' as const, 'none' as const),
      list: fc.constantFrom('valid' as const, 'out-of-range' as const, 'not-held' as const),
    });
    fc.assert(
      fc.property(ours, ({ issuerHeld, clock, keys, revocations, list }) => {
        const found = ask(
          {
            ...good,
            issuerHeld,
            verification: issuerHeld ? { ok: true, key } : undefined,
            clock,
            ages: { keys: { level: keys }, revocations: { level: revocations } },
            revocation: list === 'not-held' ? { state: list } : { state: list, asOf: now },
          },
          'entry',
        );
        assert.notEqual(found?.decision, 'refuse');
      }),
    );
  });
});

test('a code that its issuer calls invalid under its signature keeps nobody inside', () => {
  const code: Case = {
    ...good,
    pass: { ...pass, resolution: 'issuer' },
    verification: undefined,
    resolution: { state: 'inactive', signed: true },
  };
  assert.equal(ask(code, 'entry')?.decision, 'refuse');
  assert.equal(ask(code, 'exit')?.decision, 'review');
});
