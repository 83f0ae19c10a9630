import { statfs } from 'node:fs/promises';
import type { KioskStatus } from '../../shared/kiosk-event.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import type { DoorFacts } from './check-list.ts';
import { journalUnwritable } from './compose-status.ts';
import type { InForce } from './in-force.ts';

/** What the check-list asks of a kiosk that runs. Its journal's chain takes long to check; `munjigi doctor` does. */
export async function doorFacts(parts: {
  readonly profile: string;
  readonly status: KioskStatus;
  readonly inForce: InForce;
  readonly trust: TrustStore;
}): Promise<DoorFacts> {
  const { profile, status, inForce, trust } = parts;
  const { settings, isSetUp, policy } = inForce;
  const { bavail, bsize } = await statfs(profile);
  const serial = status.scanners.filter(({ kind }) => kind === 'serial');
  const connected = serial.filter(({ state }) => state === 'open').length;
  return {
    now: status.now,
    place: isSetUp ? settings : undefined,
    policyName: settings.policy,
    policy,
    issuers: trust.issuers(),
    listEnds: trust.listEnds(),
    clock: status.clock,
    freeBytes: bavail * bsize,
    journal: status.fault?.code === journalUnwritable.code ? 'bad' : 'good',
    scanners: { connected, missing: serial.length - connected },
    selfCheck: status.selfCheck,
  };
}
