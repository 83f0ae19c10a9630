import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { openKiosk } from '../../../main/kiosk.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import type { KioskEvent } from '../../../shared/kiosk-event.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { keysOf } from '../../e2e/wedge-keys.ts';

export const hour = 3_600_000;
const pin = '482913';

/** A publisher with a folder of its own, whose sticks are copies of it. */
async function newPublisher(context: TestContext, id: string, clock: { now: number }) {
  const { profile, remove } = temporaryProfile();
  const issuer = await Issuer.init(profile, { id, name: 'Venue', clock: { now: () => clock.now } });
  context.after(() => {
    issuer.close();
    remove();
  });
  const folder = join(profile, 'published');
  return {
    issuer,
    folder,
    issue: () => issuer.issue({ until: clock.now + 24 * hour }),
    publish: {
      'signed repository': () =>
        issuer.publishRepository(folder, { policies: [], until: clock.now + 24 * hour }),
      'published folder': () => issuer.publish(folder),
    },
  };
}

/** A kiosk that is never online, a folder where its sticks turn up, and the desk of its manager, unlocked. */
export async function openStickDoor(context: TestContext) {
  const time = { now: Date.UTC(2026, 10, 24, 3) };
  const { profile, remove } = temporaryProfile();
  const media = join(profile, 'media');
  const settings = await settingsFor({ venue: 'V', gate: 'North', manager: 'Kim', pin, language: 'en' });
  new SettingsFile(profile).write({ ...settings, trustFolders: [join(media, '*')] });
  const kiosk = openKiosk({
    profile,
    version: '0.0.0',
    clock: { now: () => time.now },
    formats: [venuePass],
  });
  const screen = kiosk.connect();
  context.after(async () => {
    screen.close();
    await kiosk.close();
    remove();
  });
  const client = createRouterClient(kiosk.router, { context: screen.context });
  const unlock = async () => {
    const [staff] = await client.desk.people();
    assert.equal((await client.desk.unlock({ staff: staff?.id ?? '', pin })).ok, true);
  };
  await unlock();
  const scan = async (code: string): Promise<string> => {
    const stop = new AbortController();
    const events = await client.kiosk.events(undefined, { signal: stop.signal });
    // It listens from the first event on, which is the status.
    await events.next();
    await client.kiosk.keys(keysOf(code));
    for await (const event of events as AsyncIterable<KioskEvent>) {
      if (event.type === 'pairing') {
        stop.abort();
        return `pairing ${event.code}`;
      }
      if (event.type !== 'verdict') continue;
      stop.abort();
      return `${event.verdict.decision} ${event.verdict.reason}`;
    }
    return 'nothing';
  };
  return {
    profile,
    time,
    client,
    scan,
    /** What else is asked of the clock comes after, and the desk does not lock meanwhile. */
    wait: async (ms: number) => {
      time.now += ms;
      await unlock();
    },
    stick: (name: string) => join(media, name),
    plugIn: (folder: string, name: string) => {
      mkdirSync(media, { recursive: true });
      cpSync(folder, join(media, name), { recursive: true, force: true });
    },
    pullOut: (name: string) => rmSync(join(media, name), { recursive: true }),
    /** The kiosk looks by itself, too; this waits for what it finds. */
    sticks: async () => {
      await client.desk.refresh();
      return (await client.desk.trust()).sticks;
    },
    notes: async () => {
      const { rows } = await client.desk.journal({ limit: 50, kinds: 'all' });
      return rows.flatMap(({ note }) => note ?? []);
    },
    publisher: (id = 'https://venue.example') => newPublisher(context, id, time),
  };
}
