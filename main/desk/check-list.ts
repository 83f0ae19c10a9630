import type { Check, CheckId, CheckState } from '../../shared/check-list.ts';
import type { EpochMs } from '../../shared/clock.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import type { ClockState } from '../../shared/verdict.ts';
import { ageOf, limitsFor } from '../admission/ages.ts';
import type { HeldIssuer, ListEnd } from '../trust/trust-store.ts';

const day = 24 * 60 * 60 * 1000;
const megabyte = 1024 * 1024;
/** Free space, in MB: a day's journal takes a few, a large revocation list some hundred. */
const littleRoom = { warn: 500, bad: 50 };
/** Names that a sentence spells out. */
const maxNames = 3;

/** What a door stands on at this moment, as its rooms tell it. */
export interface DoorFacts {
  readonly now: EpochMs;
  /** `undefined`: not set up. */
  readonly place: { readonly venue: string; readonly gate: string } | undefined;
  readonly policyName: string;
  readonly policy: Policy | undefined;
  readonly issuers: readonly HeldIssuer[];
  readonly listEnds: readonly ListEnd[];
  readonly clock: ClockState;
  readonly freeBytes: number;
  /** `bad`: it cannot be written, or its chain was checked and does not hold. */
  readonly journal: 'good' | 'bad';
  readonly scanners: { readonly connected: number; readonly missing: number };
  /** None while the check goes on. */
  readonly selfCheck: readonly {
    readonly format: string;
    readonly state: 'passed' | 'unchecked' | 'failed';
  }[];
}

const clockChecks = { trusted: 'good', suspicious: 'warn', untrusted: 'bad' } as const satisfies Record<
  ClockState,
  CheckState
>;

function namesOf(names: readonly string[]): string {
  const more = names.length > maxNames ? ', …' : '';
  return names.slice(0, maxNames).join(', ') + more;
}

/** The gravest of what was found; what is less grave waits for its turn. */
function gravest(id: CheckId, bad: readonly string[], warn: readonly string[]): Check {
  const [state, found]: readonly [CheckState, readonly string[]] =
    bad.length > 0 ? ['bad', bad] : warn.length > 0 ? ['warn', warn] : ['good', []];
  return { id, state, ...(state === 'good' ? {} : { count: found.length, name: namesOf(found) }) };
}

function ages(
  id: 'keys' | 'revocations',
  { issuers, now, policy = defaultPolicy }: DoorFacts,
  asOf: (issuer: HeldIssuer) => EpochMs | undefined,
): Check {
  const at = (level: string) =>
    issuers
      .filter((issuer) => ageOf(asOf(issuer), limitsFor(policy, issuer.id)[id], now).level === level)
      .map(({ name }) => name);
  return gravest(id, at('hard'), at('soft'));
}

function ends({ listEnds, now }: DoorFacts): Check {
  const before = (from: EpochMs, until: EpochMs) =>
    listEnds.filter(({ at }) => at >= from && at < until).map(({ issuerName }) => issuerName);
  return gravest('lists', before(Number.NEGATIVE_INFINITY, now + 1), before(now + 1, now + day));
}

function disk({ freeBytes }: DoorFacts): Check {
  const count = Math.floor(freeBytes / megabyte);
  return {
    id: 'disk',
    count,
    state: count < littleRoom.bad ? 'bad' : count < littleRoom.warn ? 'warn' : 'good',
  };
}

function scanners({ scanners: { connected, missing } }: DoorFacts): Check {
  if (missing > 0) return { id: 'scanners', state: 'bad', count: missing };
  return { id: 'scanners', state: connected === 0 ? 'warn' : 'good', count: connected };
}

function selfCheck({ selfCheck: checks }: DoorFacts): Check {
  const failed = checks.filter(({ state }) => state === 'failed').map(({ format }) => format);
  if (failed.length > 0)
    return { id: 'self-check', state: 'bad', count: failed.length, name: failed.join(', ') };
  const passed = checks.filter(({ state }) => state === 'passed').length;
  return { id: 'self-check', state: passed === 0 ? 'warn' : 'good', count: passed };
}

/** Everything that must be so before the doors open, in the order of `checkIds`. */
export function checkList(facts: DoorFacts): readonly Check[] {
  const { place, policy, policyName, issuers, clock, journal } = facts;
  return [
    place === undefined
      ? { id: 'set-up', state: 'bad' }
      : { id: 'set-up', state: 'good', name: `${place.venue}, ${place.gate}` },
    { id: 'policy', state: policy === undefined ? 'bad' : 'good', name: policyName },
    { id: 'issuers', state: issuers.length === 0 ? 'bad' : 'good', count: issuers.length },
    ages('keys', facts, ({ keysAsOf }) => keysAsOf),
    ages('revocations', facts, ({ revocationsAsOf }) => revocationsAsOf),
    ends(facts),
    { id: 'clock', state: clockChecks[clock] },
    disk(facts),
    { id: 'journal', state: journal },
    scanners(facts),
    selfCheck(facts),
  ];
}
