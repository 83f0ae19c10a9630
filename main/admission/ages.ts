import type { EpochMs } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Age, AgeLevel } from '../../shared/verdict.ts';

/** How old something is that was current at `asOf`, by a policy's limits. Nothing held, no age. */
export function ageOf(asOf: EpochMs | undefined, limit: Policy['limits']['keys'], now: EpochMs): Age {
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
