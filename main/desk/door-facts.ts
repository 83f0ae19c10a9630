import { statfs } from 'node:fs/promises';
import type { EpochMs } from '../../shared/clock.ts';
import type { KioskStatus } from '../../shared/kiosk-event.ts';
import { overridesInForce } from '../admission/hard-limits.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import type { CalendarFacts } from './calendar.ts';
import type { DoorFacts } from './check-list.ts';
import { journalUnwritable } from './compose-status.ts';
import type { InForce } from './in-force.ts';

/** What the calendar of a kiosk that runs is made of. */
export function calendarFacts(parts: {
  readonly now: EpochMs;
  readonly inForce: InForce;
  readonly trust: TrustStore;
}): CalendarFacts {
  const { now, inForce, trust } = parts;
  return {
    now,
    policy: inForce.policy,
    issuers: trust.issuers(),
    ends: trust.ends(),
    overrides: overridesInForce(inForce.settings, now),
  };
}

/** What the check-list asks of a kiosk that runs. Its journal's chain takes long to check; `munjigi doctor` does. */
export async function doorFacts(parts: {
  readonly profile: string;
  readonly status: KioskStatus;
  readonly inForce: InForce;
  readonly trust: TrustStore;
}): Promise<DoorFacts> {
  const { profile, status, inForce, trust } = parts;
  const { settings, isSetUp } = inForce;
  const { bavail, bsize } = await statfs(profile);
  const serial = status.scanners.filter(({ kind }) => kind === 'serial');
  const connected = serial.filter(({ state }) => state === 'open').length;
  return {
    ...calendarFacts({ now: status.now, inForce, trust }),
    place: isSetUp ? settings : undefined,
    settingsProblem: status.settingsProblem,
    policyName: settings.policy,
    clock: status.clock,
    freeBytes: bavail * bsize,
    journal: status.fault?.code === journalUnwritable.code ? 'bad' : 'good',
    scanners: { connected, missing: serial.length - connected },
    selfCheck: status.selfCheck,
  };
}
