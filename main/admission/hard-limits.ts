import type { EpochMs } from '../../shared/clock.ts';
import { type Artefact, artefacts, type Lifted, type LimitOverride } from '../../shared/limit-override.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import { limitsFor } from './ages.ts';

/** Longer than any list is old; in seconds. */
const never = Number.MAX_SAFE_INTEGER;
/** Nobody overrides for longer, in milliseconds: a clock that was set back does not make it longer either. */
export const longestOverrideMs = 24 * 60 * 60 * 1000;

type Limits = Policy['limits'];

/** What somebody in charge has taken upon themselves to go on with, of what may be over its hard limit. */
export function overridesInForce(
  { limitOverride = [] }: Pick<Settings, 'limitOverride'>,
  now: EpochMs,
): readonly LimitOverride[] {
  return limitOverride.filter(({ until }) => now < until && until - now <= longestOverrideMs);
}

function lift(limits: Limits, { artefact, issuer }: Lifted): Limits {
  const lifted = (limit: Limits['keys']) => ({ ...limit, hardSeconds: never });
  if (issuer !== null) {
    const own = { ...limits.issuers[issuer], [artefact]: lifted(limitsFor({ limits }, issuer)[artefact]) };
    return { ...limits, issuers: { ...limits.issuers, [issuer]: own } };
  }
  const issuers = Object.entries(limits.issuers).map(([id, own]) => {
    const limit = own[artefact];
    return [id, limit === undefined ? own : { ...own, [artefact]: lifted(limit) }];
  });
  return { ...limits, [artefact]: lifted(limits[artefact]), issuers: Object.fromEntries(issuers) };
}

/** The same object for the same policy and overrides: every scan asks. */
const known = new WeakMap<Policy, { readonly sign: string; readonly lenient: Policy }>();

/**
 * The policy as it is while some of its hard limits are overridden. What is old is still warned of, a list past the
 * end that it names itself still calls nothing valid, and whatever refuses a pass goes on to refuse it.
 */
export function withOverrides(policy: Policy, overrides: readonly Lifted[]): Policy {
  if (overrides.length === 0) return policy;
  const sign = JSON.stringify(overrides.map(({ artefact, issuer }) => [artefact, issuer]));
  const before = known.get(policy);
  if (before?.sign === sign) return before.lenient;
  const lenient = { ...policy, limits: overrides.reduce(lift, policy.limits) };
  known.set(policy, { sign, lenient });
  return lenient;
}

/** What does not count of an issuer's hard limits under such a policy: rows that it led to say so. */
export function liftedIn(policy: Policy, issuer: string | undefined): readonly Artefact[] {
  const limits = limitsFor(policy, issuer);
  return artefacts.filter((artefact) => limits[artefact].hardSeconds === never);
}
