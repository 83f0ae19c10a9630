import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { settingsFor } from '../../main/desk/set-up.ts';
import { startLoopbackServer } from '../../main/hosts/browser/loopback-server.ts';
import { Issuer, type PassOrder } from '../../main/issuer/issuer.ts';
import { openKiosk } from '../../main/kiosk.ts';
import { IssuerServer } from '../../main/practice/issuer-server.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import { openPty } from '../main/scanners/pty.ts';
import { managerPin } from './door.ts';
import { temporaryProfile } from './kiosk-process.ts';
import { seedEvening } from './seed-evening.ts';
import { type Line, tapLine } from './tapped-line.ts';

const hour = 3_600_000;
const screens = join(import.meta.dirname, '..', '..', 'dist', 'renderer');

/** When it is at that door, for ever: a Friday, a quarter past seven in the evening in Seoul. */
const stillAt = Date.UTC(2026, 11, 11, 10, 15);
const clock = { now: () => stillAt };

/** A door at which time stands still and nothing is left to chance: its screens are the same each time. */
export interface StillDoor {
  readonly address: string;
  readonly line: Line;
  /** Holds a code, or the beginning of one, before the scanner. */
  readonly show: (text: string) => void;
  /** Another code that nobody has shown yet. */
  readonly passes: Readonly<Record<'good' | 'expired' | 'stranger', () => string>>;
}

/** What that many passes of an issuer say, one after the other; their numbers are on the screen. */
async function issue(issuer: Issuer, order: PassOrder, count: number): Promise<() => string> {
  const orders = Array.from({ length: count }, (_, n) => ({ ...order, id: `${order.id}-${n + 1}` }));
  const codes = [...(await issuer.issueMany(orders))].values();
  return () => {
    const { value } = codes.next();
    if (value === undefined) throw new Error('more passes are needed');
    return value.code;
  };
}

async function makePasses(profile: string, id: string, published: string): Promise<StillDoor['passes']> {
  const issuer = await Issuer.init(profile, { id, name: '한빛 아트홀', clock });
  const before = await Issuer.open(profile, { clock: { now: () => stillAt - 48 * hour } });
  const strangers = await Issuer.init(join(profile, 'stranger'), {
    id: 'https://x.example',
    name: 'X',
    clock,
  });
  const day = { id: 'HB-2031', type: '일일권', from: stillAt - hour, until: stillAt + 24 * hour };
  const over = { id: 'HB-1987', type: '일일권', from: stillAt - 48 * hour, until: stillAt - 24 * hour };
  const passes = {
    good: await issue(issuer, day, 4),
    expired: await issue(before, over, 2),
    stranger: await issue(strangers, day, 3),
  };
  await issuer.publish(published);
  for (const one of [issuer, before, strangers]) one.close();
  return passes;
}

async function setUp(profile: string): Promise<void> {
  const people = { manager: '김관리', pin: managerPin, language: 'ko' } as const;
  const settings = await settingsFor({ venue: '한빛 아트홀', gate: '1층 정문', ...people });
  const [manager] = settings.staff;
  if (manager === undefined) throw new Error('a door without a manager');
  const staff = [
    { ...manager, id: 'kim' },
    { ...manager, id: 'park', name: '박책임', role: 'supervisor' as const },
    { ...manager, id: 'lee', name: '이안내', role: 'steward' as const },
  ];
  // No stick that this machine happens to have, and no lock while somebody looks.
  new SettingsFile(profile).write({ ...settings, staff, trustFolders: [], deskLockMs: 600_000 });
}

async function learnTrust(profile: string, location: string): Promise<void> {
  const trust = TrustStore.open(profile, { clock, random: () => 0.5 });
  const report = await trust.importSource(location);
  trust.close();
  if (!report.ok) throw new Error(report.detail);
}

/** A page before that door; its own clock stands still as well. */
export const test = base.extend<{ door: StillDoor; still: Page }>({
  door: async ({ page }, use) => {
    const { profile, remove } = temporaryProfile();
    const published = join(profile, 'published');
    const server = new IssuerServer(published, 0);
    await server.start();
    const origin = `http://127.0.0.1:${server.port}`;
    const passes = await makePasses(profile, origin, published);
    await setUp(profile);
    await learnTrust(profile, `${origin}/index.json`);
    await seedEvening(profile, origin, stillAt);
    const scanner = await openPty();
    const kiosk = openKiosk({
      profile,
      version: '1.0.0',
      clock,
      scanners: [{ path: scanner.path, baudRate: 9_600 }],
    });
    const { access, close } = await startLoopbackServer({ kiosk: async () => kiosk, screens });
    const line = await tapLine(page, [
      [origin, 'https://passes.example.com'],
      [new URL(origin).host, 'passes.example.com'],
      [scanner.path, '/dev/ttyACM0'],
      [profile, '/var/lib/munjigi'],
    ]);
    await use({ address: access.address('for this run'), line, show: (text) => scanner.write(text), passes });
    await close();
    await kiosk.close();
    scanner.close();
    await server.stop();
    remove();
  },
  still: async ({ page }, use) => {
    await page.clock.setFixedTime(stillAt);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await use(page);
  },
});
