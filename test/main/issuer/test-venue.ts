import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Issuer } from '../../../main/issuer/issuer.ts';
import type { EpochMs } from '../../../shared/clock.ts';

/** 24 December 2026, noon in Seoul. */
export const noon: EpochMs = Date.UTC(2026, 11, 24, 3);
export const hour = 60 * 60 * 1000;
export const venue = 'https://venue.example/passes';

export function newProfile(context: TestContext): string {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-issuer-'));
  context.after(() => rmSync(profile, { recursive: true, force: true }));
  return profile;
}

/** An issuer in a profile of its own, on a clock that stands still. */
export async function newIssuer(context: TestContext, id: string = venue) {
  const profile = newProfile(context);
  const time = { now: noon };
  const clock = { now: () => time.now };
  const issuer = await Issuer.init(profile, { id, name: 'Venue', clock });
  context.after(() => issuer.close());
  return { issuer, profile, clock, time };
}
