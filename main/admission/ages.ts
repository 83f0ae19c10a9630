import type { EpochMs } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Age, AgeLevel } from '../../shared/verdict.ts';

type Limits = Pick<Policy['limits'], 'keys' | 'revocations'>;

/** When what is held was current. */
interface Held {
  readonly keys?: EpochMs;
  readonly revocations?: EpochMs;
}

/** How old something is that was current at `asOf`, by a policy's limits. Nothing held, no age. */
export function ageOf(asOf: EpochMs | undefined, limit: Limits['keys'], now: EpochMs): Age {
  if (asOf === undefined) return { level: 'none' };
  const seconds = (now - asOf) / 1000;
  const level: AgeLevel =
    seconds > limit.hardSeconds ? 'hard' : seconds > limit.softSeconds ? 'soft' : 'fresh';
  return { level, asOf };
}

/** Whole seconds, as the journal writes an age down; never negative. */
export function ageInSeconds(age: Age, now: EpochMs): number | undefined {
  return age.asOf === undefined ? undefined : Math.max(0, Math.round((now - age.asOf) / 1000));
}

/** A policy's limits for one issuer: its own where there are some, else those for all. */
export function limitsFor({ limits }: Pick<Policy, 'limits'>, issuer: string | undefined): Limits {
  const own = issuer === undefined ? undefined : limits.issuers[issuer];
  return { keys: own?.keys ?? limits.keys, revocations: own?.revocations ?? limits.revocations };
}

const gravity: readonly AgeLevel[] = ['hard', 'soft', 'fresh', 'none'];

/** The gravest; of two alike the older. */
function worst(ages: readonly Age[]): Age {
  const [first = { level: 'none' }] = ages.toSorted(
    (one, other) =>
      gravity.indexOf(one.level) - gravity.indexOf(other.level) || (one.asOf ?? 0) - (other.asOf ?? 0),
  );
  return first;
}

/**
 * How old what is held is as a whole: the worst of the issuers that have limits of their own, and of all the others.
 *
 * @param ages of one issuer, or the oldest of all but some
 */
export function agesOfAll(
  policy: Pick<Policy, 'limits'>,
  ages: (of: string | { readonly allBut: readonly string[] }) => Held,
  now: EpochMs,
): { readonly keys: Age; readonly revocations: Age } {
  const own = Object.keys(policy.limits.issuers);
  const all = [undefined, ...own].map((issuer) => ({
    held: ages(issuer ?? { allBut: own }),
    limits: limitsFor(policy, issuer),
  }));
  return {
    keys: worst(all.map(({ held, limits }) => ageOf(held.keys, limits.keys, now))),
    revocations: worst(all.map(({ held, limits }) => ageOf(held.revocations, limits.revocations, now))),
  };
}
