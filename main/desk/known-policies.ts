import type { PolicyChoice } from '../../shared/contract/house.ts';
import { presets } from '../../shared/policies/presets.ts';
import type { Policy } from '../../shared/policy.ts';

/** The policies that a store holds. */
export interface HeldPolicies {
  readonly policy: (name: string) => Policy | undefined;
  readonly policies: () => readonly Policy[];
}

/** The policy of a name: the venue's own, else the preset. */
export function knownPolicy(held: Pick<HeldPolicies, 'policy'>, name: string): Policy | undefined {
  return held.policy(name) ?? presets.find((preset) => preset.name === name);
}

/** Every policy that can be chosen: the venue's own first, then the presets that it did not replace. */
export function knownPolicies(held: Pick<HeldPolicies, 'policies'>): readonly Policy[] {
  const own = held.policies();
  return [...own, ...presets.filter(({ name }) => !own.some((policy) => policy.name === name))];
}

/** What the desk lists them as. */
export function policyChoices(
  held: Pick<HeldPolicies, 'policies'>,
  inForce: string,
): readonly PolicyChoice[] {
  return knownPolicies(held).map(({ name, title = { ko: name, en: name } }) => ({
    name,
    title,
    inForce: name === inForce,
  }));
}
