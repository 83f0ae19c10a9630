import type { EpochMs } from '../../shared/clock.ts';

/** What is held about whether a pass still holds. */
export type Revocation =
  /** It names no list, or one that its issuer says it does not publish. */
  | { readonly state: 'not-needed' }
  /** `revoked` is for good, `blocked` reversible. `asOf`: when the list was current. */
  | { readonly state: 'valid' | 'revoked' | 'blocked'; readonly asOf: EpochMs }
  /** It names a list that was never had, or that calls it valid but has itself expired. */
  | { readonly state: 'not-held' }
  /** Its place lies beyond the end of the list. */
  | { readonly state: 'out-of-range'; readonly asOf: EpochMs };

/** Of a pass with several references the gravest answer counts. */
const gravity: readonly Revocation['state'][] = [
  'revoked',
  'blocked',
  'not-held',
  'out-of-range',
  'valid',
  'not-needed',
];

/** The graver of two answers; of two alike, the older one. */
export function graver(one: Revocation, other: Revocation): Revocation {
  const difference = gravity.indexOf(one.state) - gravity.indexOf(other.state);
  if (difference !== 0) return difference < 0 ? one : other;
  return 'asOf' in one && 'asOf' in other && other.asOf < one.asOf ? other : one;
}

/** What two lists say that are about the same: the other one's word where the first is not held. */
export function either(one: Revocation, other: Revocation | undefined): Revocation {
  if (other === undefined) return one;
  return one.state === 'not-held' || one.state === 'not-needed' ? other : graver(one, other);
}
