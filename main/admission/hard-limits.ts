import type { EpochMs } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';

/** Longer than any list is old; in seconds. */
const never = Number.MAX_SAFE_INTEGER;
/** Nobody overrides for longer, in milliseconds: a clock that was set back does not make it longer either. */
export const longestOverrideMs = 24 * 60 * 60 * 1000;

type Limits = Policy['limits'];

function lifted(limits: Limits): Limits {
  const lift = <Limit extends Limits['keys']>(limit: Limit) => ({ ...limit, hardSeconds: never });
  const issuers = Object.entries(limits.issuers).map(([issuer, { keys, revocations }]) => [
    issuer,
    {
      ...(keys === undefined ? {} : { keys: lift(keys) }),
      ...(revocations === undefined ? {} : { revocations: lift(revocations) }),
    },
  ]);
  return {
    keys: lift(limits.keys),
    revocations: lift(limits.revocations),
    issuers: Object.fromEntries(issuers),
  };
}

/** The same object for the same policy: every scan asks. */
const known = new WeakMap<Policy, Policy>();

/** Whether somebody in charge has taken it upon themselves to go on with what is over its hard limit. */
export function isOverridden({ limitOverride }: Pick<Settings, 'limitOverride'>, now: EpochMs): boolean {
  if (limitOverride === undefined) return false;
  return now < limitOverride.until && limitOverride.until - now <= longestOverrideMs;
}

/** Whether it is such a policy: rows that it led to say so. */
export function hasNoHardLimits({ limits }: Policy): boolean {
  return limits.keys.hardSeconds === never;
}

/**
 * The policy as it is while its hard limits are overridden. What is old is still warned of, a list past the end that
 * it names itself still calls nothing valid, and whatever refuses a pass goes on to refuse it.
 */
export function withoutHardLimits(policy: Policy): Policy {
  const before = known.get(policy);
  if (before !== undefined) return before;
  const lenient = { ...policy, limits: lifted(policy.limits) };
  known.set(policy, lenient);
  return lenient;
}
