import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';
import { codeOf, noon } from './entry-desk.ts';

const pin = '482913';
const wrong = '000000';

/** A kiosk that can be switched off and on again, and one account. */
async function openDoor(context: TestContext) {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  const settings = await settingsFor({ venue: 'V', gate: 'G', manager: 'Kim', pin, language: 'ko' });
  new SettingsFile(profile).write(settings);
  const staff = settings.staff[0]?.id ?? '';
  let terminal = new Terminal(profile, time);
  context.after(async () => {
    await terminal.close();
    remove();
  });
  return {
    time,
    desk: () => terminal.client.desk,
    /** Another screen of the same kiosk. */
    another: () => {
      const screen = terminal.kiosk.connect();
      context.after(() => screen.close());
      return createRouterClient(terminal.kiosk.router, { context: screen.context }).desk;
    },
    enter: (entered: string) => terminal.client.desk.unlock({ staff, pin: entered }),
    restart: async () => {
      await terminal.close();
      terminal = new Terminal(profile, time);
    },
    staff,
    lockAfterMs: settings.deskLockMs,
  };
}

test('switching the kiosk off and on again forgives no wrong PIN', async (context) => {
  const { time, enter, restart } = await openDoor(context);
  for (const retryInMs of [1_000, 2_000, 4_000]) {
    assert.deepEqual(await enter(wrong), { ok: false, wrong: true, retryInMs });
    time.now += retryInMs;
  }
  assert.deepEqual(await enter(wrong), { ok: false, wrong: true, retryInMs: 8_000 });
  await restart();
  assert.deepEqual(await enter(pin), { ok: false, wrong: false, retryInMs: 8_000 });
  time.now += 7_999;
  assert.deepEqual(await enter(pin), { ok: false, wrong: false, retryInMs: 1 });
  time.now += 1;
  assert.equal((await enter(pin)).ok, true);
  // The right one ends it.
  assert.deepEqual(await enter(wrong), { ok: false, wrong: true, retryInMs: 1_000 });
});

test('the wait counts wherever the PIN is asked for', async (context) => {
  const { desk, enter, another, staff, time } = await openDoor(context);
  assert.equal((await enter(pin)).ok, true);
  const at = another();
  assert.equal((await at.unlock({ staff, pin: wrong })).ok, false);
  const tooSoon = { ok: false, wrong: false, retryInMs: 1_000 };
  assert.deepEqual(await desk().changePin({ current: pin, pin: '1357' }), tooSoon);
  const lifted = { artefacts: ['keys' as const], issuer: null, change: null, pin };
  assert.deepEqual(await desk().overrideLimits(lifted), tooSoon);
  time.now += 1_000;
  assert.deepEqual(await desk().overrideLimits(lifted), { ok: true });
});

test('many tries at once are one try', async (context) => {
  const { enter } = await openDoor(context);
  const tries = await Promise.all(Array.from({ length: 20 }, () => enter(wrong)));
  assert.equal(tries.filter((one) => !one.ok && one.wrong).length, 1);
});

test('a desk that nobody touches locks by itself, whatever its screen does, and a row says why', async (context) => {
  const { desk, enter, time, lockAfterMs, staff } = await openDoor(context);
  await enter(pin);
  time.now += lockAfterMs;
  assert.deepEqual(await desk().touch(), { unlocked: true });
  time.now += lockAfterMs + 1;
  assert.equal(await codeOf(desk().trust()), 'LOCKED');
  await enter(pin);
  const [row] = (await desk().journal({ kinds: 'locked', limit: 1 })).rows;
  assert.deepEqual([row?.staff, row?.note], [staff, 'by time']);
});

test('a kiosk that was switched off comes back locked', async (context) => {
  const { desk, enter, restart } = await openDoor(context);
  await enter(pin);
  await restart();
  assert.equal(await codeOf(desk().shift()), 'LOCKED');
});
