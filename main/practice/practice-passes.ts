import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '../../shared/clock.ts';
import type { PracticeName, PracticePass } from '../../shared/practice-pass.ts';
import { Issuer } from '../issuer/issuer.ts';
import { IssuerRefused } from '../issuer/issuer-refused.ts';
import { makeHealthCard, makeHealthCardKey } from './health-card.ts';
import { onlinePrefix } from './online-codes.ts';

const hour = 60 * 60 * 1000;

export interface PracticePlaces {
  /** Where the practice issuer keeps its keys and its register: the profile of the kiosk that it is for. */
  readonly profile: string;
  /** Folder for what is of use to nobody else. */
  readonly workshop: string;
  /** Folder that the issuer's web server serves, at `origin`. */
  readonly published: string;
  readonly origin: string;
}

/** Changes one character in the middle of the signature: still a well-formed pass, signed by nobody. */
function forge(code: string): string {
  const at = code.lastIndexOf('.') + 20;
  const other = code[at] === 'A' ? 'B' : 'A';
  return code.slice(0, at) + other + code.slice(at + 1);
}

async function openOrInit(profile: string, id: string, name: string, now: EpochMs): Promise<Issuer> {
  const clock = { now: () => now };
  try {
    return await Issuer.open(profile, { clock });
  } catch (error) {
    if (!(error instanceof IssuerRefused)) throw error;
    return await Issuer.init(profile, { id, name, clock });
  }
}

/** A card of a clinic of its own, whose key is put where the clinic publishes it. */
async function healthCard({ published, origin }: PracticePlaces, now: EpochMs): Promise<string> {
  const key = await makeHealthCardKey();
  const wellKnown = join(published, 'health', '.well-known');
  mkdirSync(wellKnown, { recursive: true });
  writeFileSync(join(wellKnown, 'jwks.json'), JSON.stringify({ keys: [key.publicKey] }));
  return await makeHealthCard(`${origin}/health`, key, now - 24 * hour);
}

/**
 * Makes the codes that a door is tried with, by an issuer that is made on the way, and publishes what a kiosk needs
 * to judge them. They hold for a day.
 */
export async function makePracticePasses(
  places: PracticePlaces,
  issuerName: string,
  now: EpochMs,
): Promise<readonly PracticePass[]> {
  const { profile, workshop, published, origin } = places;
  const issuer = await openOrInit(profile, origin, issuerName, now);
  // An issuer gives no pass that is over already; the one that made this one works two days ago.
  const yesterday = await Issuer.open(profile, { clock: { now: () => now - 48 * hour } });
  const strangers = join(workshop, 'stranger');
  rmSync(strangers, { recursive: true, force: true });
  const elsewhere = { id: 'https://stranger.example', name: 'Stranger', clock: { now: () => now } };
  const stranger = await Issuer.init(strangers, elsewhere);
  const day = { type: '일일권', from: now - hour, until: now + 24 * hour };
  const revoked = await issuer.issue({ ...day, type: '정기권' });
  await issuer.revoke([revoked.id]);
  const past = { ...day, from: now - 48 * hour, until: now - 24 * hour };
  const tomorrow = { ...day, from: now + 24 * hour, until: now + 48 * hour };
  const texts: Record<PracticeName, string> = {
    valid: (await issuer.issue({ ...day, name: '홍길동' })).code,
    valid2: (await issuer.issue(day)).code,
    expired: (await yesterday.issue(past)).code,
    revoked: revoked.code,
    early: (await issuer.issue(tomorrow)).code,
    forged: forge((await issuer.issue(day)).code),
    stranger: (await stranger.issue(day)).code,
    health: await healthCard(places, now),
    online: `${onlinePrefix}${randomBytes(12).toString('base64url')}`,
    garbage: 'https://example.com/menu?table=7',
    // No scanner at a door sends this as plain text.
    unreadable: '오늘의 메뉴',
  };
  await issuer.publish(published);
  for (const one of [issuer, yesterday, stranger]) one.close();
  return Object.entries(texts).map(([name, text]) => ({ name: name as PracticeName, text }));
}
