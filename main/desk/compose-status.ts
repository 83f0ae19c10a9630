import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { KioskStatus } from '../../shared/kiosk-event.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import { agesOfAll } from '../admission/ages.ts';
import type { ClockGuard } from '../admission/clock-guard.ts';
import { overridesInForce } from '../admission/hard-limits.ts';
import type { Fitness } from '../admission/self-check/fitness.ts';
import type { Journal } from '../journal/journal.ts';
import type { Scanners } from '../scanners/scanners.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import type { NetworkMonitor } from '../uplink/network-monitor.ts';
import type { StickWatch } from '../uplink/stick-watch.ts';
import type { InForce } from './in-force.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';
import { venueDayBegan } from './venue-day.ts';

type Fault = NonNullable<KioskStatus['fault']>;

export const journalUnwritable: Fault = {
  code: 'J-1',
  detail:
    'The journal cannot be written: the disk is full or not writable. Make room; the kiosk goes on by itself.',
};

function policyMissing(name: string): Fault {
  return {
    code: 'P-1',
    detail: `The settings name the policy "${name}", which the store does not hold. Put it there with "munjigi trust policy put", or name another.`,
  };
}

/** Nobody at the door may set it up anew: it was somebody's, whatever became of the file. */
const settingsLost: Fault = {
  code: 'S-1',
  detail:
    'settings.json cannot be used and there is no copy of one that could. Mend it; the kiosk goes on by itself.',
};

export interface StatusParts {
  readonly clock: Clock;
  readonly version: string;
  readonly inForce: InForce;
  readonly trust: TrustStore;
  readonly sticks: StickWatch;
  readonly journal: Journal;
  readonly guard: ClockGuard;
  readonly monitor: NetworkMonitor;
  readonly scanners: Scanners;
  readonly fitness: Fitness;
  readonly rehearsal: Pick<RehearsalDesk, 'status'>;
  readonly journalWritable: () => boolean;
}

function faultOf(parts: StatusParts): Fault | undefined {
  if (!parts.journalWritable()) return journalUnwritable;
  if (!parts.inForce.isSetUp && parts.inForce.problem !== undefined) return settingsLost;
  if (parts.inForce.policy === undefined) return policyMissing(parts.inForce.settings.policy);
  return undefined;
}

function checksOf(fitness: Fitness): KioskStatus['selfCheck'] {
  return fitness.checks().map(({ format, state }) => ({ format, state, ...fitness.unfit(format) }));
}

/** Names, because a screen that is locked may not ask for them. */
function liftedLimits({ inForce, trust }: StatusParts, now: EpochMs): KioskStatus['limitOverrides'] {
  return overridesInForce(inForce.settings, now).map(({ artefact, issuer, until }) => {
    const name = issuer === null ? null : (trust.issuer(issuer)?.name ?? issuer);
    return { artefact, issuer, name, until };
  });
}

function problemOf({ problem }: InForce): Pick<KioskStatus, 'settingsProblem'> {
  if (problem === undefined) return {};
  const { detail: _, ...settingsProblem } = problem;
  return { settingsProblem };
}

/** All that the screens show beside a verdict, as it is now. */
export function composeStatus(parts: StatusParts): KioskStatus {
  const { inForce, trust, journal, guard, monitor, scanners, fitness } = parts;
  const { settings } = inForce;
  const policy = inForce.policy ?? defaultPolicy;
  const now = parts.clock.now();
  const fault = faultOf(parts);
  return {
    mode: fault !== undefined ? 'out-of-order' : inForce.isSetUp ? 'open' : 'setup',
    ...(fault === undefined ? {} : { fault }),
    ...parts.rehearsal.status(),
    version: parts.version,
    now,
    venue: settings.venue,
    gate: settings.gate,
    direction: settings.direction,
    timeZone: settings.timeZone,
    language: settings.language,
    languages: settings.languages,
    branding: settings.branding,
    sounds: settings.sounds,
    policy: policy.name,
    guestSees: policy.guestSees,
    timings: settings.timings ?? policy.timings,
    network: monitor.state(),
    upstreams: [...monitor.statuses()],
    ...agesOfAll(policy, (of) => trust.ages(of), now),
    limitOverrides: liftedLimits(parts, now),
    clock: guard.state(now),
    scanners: [...scanners.statuses()],
    ...problemOf(inForce),
    trustEdition: trust.edition() + parts.sticks.edition(),
    selfCheck: checksOf(fitness),
    inside: journal.inside(venueDayBegan(now, settings.timeZone)),
  };
}
