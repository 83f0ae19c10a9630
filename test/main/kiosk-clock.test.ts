import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Issuer } from '../../main/issuer/issuer.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import { temporaryProfile } from '../e2e/kiosk-process.ts';
import { Terminal } from './terminal.ts';

const second = 1_000;
const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);
const pin = '482913';

/** A venue whose kiosk is set up, on a machine whose clock can be moved. */
async function venue(context: TestContext) {
  const { profile, remove } = temporaryProfile();
  context.mock.timers.enable({ apis: ['setInterval'] });
  const time = { now: noon, uptimeMs: hour };
  const clock = { now: () => time.now };
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  await issuer.publish(join(profile, 'published'));
  const trust = TrustStore.open(profile, { clock });
  await trust.importSource(join(profile, 'published'));
  trust.close();
  const start = async () => {
    const terminal = new Terminal(profile, time, { uptimeMs: () => time.uptimeMs });
    await terminal.listen();
    return terminal;
  };
  const scan = async (terminal: Terminal) => {
    const { code } = await issuer.issue({ from: noon - hour, until: noon + 24 * hour });
    const { verdict } = await terminal.scan(code);
    return `${verdict.decision} ${verdict.reason} ${verdict.clock}`;
  };
  const unlock = async ({ client: { desk } }: Terminal) => {
    const [manager] = await desk.people();
    await desk.unlock({ staff: manager?.id ?? '', pin });
    return desk;
  };
  const first = await start();
  const who = { venue: 'Hall', gate: 'North', manager: 'Kim', pin, language: 'en' } as const;
  await first.client.kiosk.setup(who);
  context.after(() => {
    issuer.close();
    remove();
  });
  return { time, first, start, scan, unlock };
}

test('a clock that jumped is a warning at the door and a row, over a restart, until staff confirm it', async (context) => {
  const { time, first, start, scan, unlock } = await venue(context);
  assert.equal(await scan(first), 'admit ok trusted');
  time.now += hour;
  assert.equal(await scan(first), 'admit ok suspicious');
  context.mock.timers.tick(5 * second);
  const { rows } = await (await unlock(first)).journal({ limit: 50, kinds: 'all' });
  const jumped = rows.find(({ kind }) => kind === 'clock-jumped');
  assert.equal(jumped?.clock, 'suspicious');
  assert.match(jumped?.note ?? '', /forward by 3600 s/);
  await first.close();

  const later = await start();
  assert.equal(await scan(later), 'admit ok suspicious');
  await (await unlock(later)).confirmClock();
  assert.equal(await scan(later), 'admit ok trusted');
  await later.close();

  const third = await start();
  assert.equal(await scan(third), 'admit ok trusted');
  await third.close();
});

test('a clock that was an hour ahead for a while does not leave the right time behind its floor', async (context) => {
  const { time, first, scan } = await venue(context);
  time.now += hour;
  assert.equal(await scan(first), 'admit ok suspicious');
  time.now -= hour;
  time.now += 5 * second;
  time.uptimeMs += 5 * second;
  assert.equal(await scan(first), 'admit ok trusted');
  await first.close();
});

test('set back to 1970 the door leaves it to staff, before and after a restart', async (context) => {
  const { time, first, start, scan } = await venue(context);
  assert.equal(await scan(first), 'admit ok trusted');
  const right = time.now;
  time.now = 0;
  assert.equal(await scan(first), 'review clock-untrusted untrusted');
  await first.close();
  const again = await start();
  assert.equal(await scan(again), 'review clock-untrusted untrusted');
  time.now = right + 5 * second;
  assert.equal(await scan(again), 'admit ok suspicious');
  await again.close();
});
