import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { VerificationKey } from '../../../main/passes/format.ts';
import type { Pass, RevocationReference } from '../../../main/passes/pass.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import type { EpochMs } from '../../../shared/clock.ts';

/** 24 December 2026, noon in Seoul. */
export const noon: EpochMs = Date.UTC(2026, 11, 24, 3);
export const hour = 60 * 60 * 1000;
export const issuer = 'https://venue.example';
export const list = `${issuer}/status/0`;

export interface TestClock {
  now: () => EpochMs;
  at: EpochMs;
}

export function newClock(at: EpochMs = noon): TestClock {
  const clock = { at, now: () => clock.at };
  return clock;
}

export function newFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-trust-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store of its own on a clock that stands still. A short timeout, since real servers are made to hang. */
export function newStore(
  context: TestContext,
  options: {
    readonly profile?: string;
    readonly clock?: TestClock;
    readonly timeoutMs?: number;
    readonly random?: () => number;
  } = {},
) {
  const { profile = newFolder(context), clock = newClock(), timeoutMs = 500, random = Math.random } = options;
  const store = TrustStore.open(profile, { clock, timeoutMs, random });
  context.after(() => store.close());
  return { store, clock, profile };
}

export function passWith(...references: RevocationReference[]): Pass {
  return {
    format: 'pass+jwt',
    issuer,
    keyId: 'any',
    algorithm: 'ES256',
    identity: 'any',
    references,
    resolution: 'local',
    claims: {},
    proof: undefined,
  };
}

export function passAt(index: number, uri: string = list): Pass {
  return passWith({ scheme: 'status-list', list: uri, index });
}

/** The keys of one issuer under one key id. */
export function keysOf(store: TrustStore, of: string, keyId: string): readonly VerificationKey[] {
  return store.candidates({ format: 'pass+jwt', issuer: of, keyId }).keys;
}
