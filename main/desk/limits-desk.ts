import { type Clock, toIso } from '../../shared/clock.ts';
import type { LimitChange, OverLimit } from '../../shared/contract/limits.ts';
import { artefacts } from '../../shared/limit-override.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import { ageOf, limitsFor } from '../admission/ages.ts';
import { overridesInForce } from '../admission/hard-limits.ts';
import type { HeldIssuer } from '../trust/issuer-lookup.ts';
import { changeSettings } from './change-settings.ts';
import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';

const hour = 60 * 60 * 1000;

export interface LimitsDeskOptions {
  readonly clock: Clock;
  readonly inForce: InForce;
  readonly trust: { readonly issuers: () => readonly HeldIssuer[] };
  readonly logbook: Logbook;
  /** Verdicts of a moment ago no longer hold. */
  readonly changed: () => void;
}

/** What the desk shows and changes of hard limits of age. */
export class LimitsDesk {
  readonly #options: LimitsDeskOptions;

  constructor(options: LimitsDeskOptions) {
    this.#options = options;
  }

  /** What is over its hard limit by the policy in force, whether or not somebody has lifted that. */
  over(): readonly OverLimit[] {
    const { clock, inForce, trust } = this.#options;
    const [now, policy, issuers] = [clock.now(), inForce.policy ?? defaultPolicy, trust.issuers()];
    return artefacts.flatMap((artefact) =>
      issuers.flatMap(({ id, name, keysAsOf, revocationsAsOf }): readonly OverLimit[] => {
        const asOf = { keys: keysAsOf, revocations: revocationsAsOf }[artefact];
        const { level } = ageOf(asOf, limitsFor(policy, id)[artefact], now);
        return asOf === undefined || level !== 'hard' ? [] : [{ artefact, issuer: id, name, asOf }];
      }),
    );
  }

  /** Lifts hard limits, or lets them count again. What was lifted before of the same is replaced. */
  change({ artefacts: what, issuer, change }: LimitChange, staff: string): void {
    const { clock, changed } = this.#options;
    const now = clock.now();
    const of = `for ${what.join(' and ')} of ${issuer ?? 'every issuer'}`;
    changeSettings(this.#options, staff, (before) => {
      const { limitOverride: _, ...settings } = before;
      const others = overridesInForce(before, now).filter(
        (one) => one.issuer !== issuer || !what.includes(one.artefact),
      );
      if (change === null) {
        const rest = others.length === 0 ? {} : { limitOverride: [...others] };
        return { settings: { ...settings, ...rest }, note: `hard limits of age count again ${of}` };
      }
      const until = now + change.hours * hour;
      const lifted = what.map((artefact) => ({ artefact, issuer, until, staff }));
      return {
        settings: { ...settings, limitOverride: [...others, ...lifted] },
        liftedUntil: until,
        note: `hard limits of age do not count until ${toIso(until)} ${of}: ${change.reason}`,
      };
    });
    changed();
  }
}
