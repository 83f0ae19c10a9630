import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { type Kiosk, openKiosk } from '../../../main/kiosk.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('the people of the desk', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: Date.UTC(2026, 10, 24, 3) };
  let kiosk: Kiosk;
  let office: ReturnType<Kiosk['connect']>;
  let door: ReturnType<Kiosk['connect']>;
  let manager: string;
  let lee: string;
  const at = (screen: typeof office) => createRouterClient(kiosk.router, { context: screen.context }).desk;
  const newest = async () => (await at(office).journal({ limit: 1, kinds: 'all' })).rows[0];

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    const settings = await settingsFor(setup);
    new SettingsFile(profile).write(settings);
    manager = settings.staff[0]?.id ?? '';
    kiosk = openKiosk({ profile, version: '0.0.0', clock: { now: () => time.now } });
    office = kiosk.connect();
    door = kiosk.connect();
    assert.equal((await at(office).unlock({ staff: manager, pin: '482913' })).ok, true);
    lee = (await at(office).addPerson({ name: 'Lee', role: 'steward', pin: '2468' })).id;
  });
  after(async () => {
    office.close();
    door.close();
    await kiosk.close();
    remove();
  });

  test('who is added can unlock the desk at once, and the row says who added whom', async () => {
    const row = await newest();
    assert.deepEqual(
      [row?.kind, row?.staff, row?.note],
      ['changed', manager, `added the account ${lee} (steward)`],
    );
    assert.equal((await at(door).unlock({ staff: lee, pin: '2468' })).ok, true);
  });

  test('nobody but a manager adds, changes or removes anybody', async () => {
    const account = { name: 'Park', role: 'manager', pin: '1111' } as const;
    assert.equal(await codeOf(at(door).addPerson(account)), 'NOT_ALLOWED');
    assert.equal(
      await codeOf(at(door).changePerson({ id: lee, change: { role: 'manager' } })),
      'NOT_ALLOWED',
    );
    assert.equal(await codeOf(at(door).removePerson({ id: manager })), 'NOT_ALLOWED');
    const nobody = kiosk.connect();
    assert.equal(await codeOf(at(nobody).addPerson(account)), 'LOCKED');
    assert.equal(await codeOf(at(nobody).changePin({ current: '2468', pin: '1111' })), 'LOCKED');
    nobody.close();
  });

  test('another name and role count at once, at the desk that is unlocked already', async () => {
    assert.equal(await codeOf(at(door).confirmClock()), 'NOT_ALLOWED');
    await at(office).changePerson({ id: lee, change: { name: 'Lee Anna', role: 'supervisor' } });
    assert.equal((await newest())?.note, `changed the account ${lee}: name, role supervisor`);
    assert.deepEqual((await at(door).people())[1], { id: lee, name: 'Lee Anna', role: 'supervisor' });
    assert.equal(await codeOf(at(door).confirmClock()), 'none');
  });

  test('everybody changes their own PIN, for the one that they have', async () => {
    const wrong = await at(door).changePin({ current: '1357', pin: '8642' });
    assert.deepEqual(wrong, { ok: false, wrong: true, retryInMs: 1_000 });
    assert.equal((await newest())?.kind, 'pin-refused');
    time.now += 1_000;
    assert.deepEqual(await at(door).changePin({ current: '2468', pin: '8642' }), { ok: true });
    const row = await newest();
    assert.deepEqual([row?.staff, row?.note], [lee, `changed the account ${lee}: PIN`]);
    assert.equal((await at(door).unlock({ staff: lee, pin: '8642' })).ok, true);
  });

  test('the last manager is neither removed nor made anything else, and no row says so', async () => {
    const before = readFileSync(join(profile, 'settings.json'), 'utf8');
    const { seq } = (await newest()) ?? {};
    assert.equal(await codeOf(at(office).removePerson({ id: manager })), 'REFUSED');
    const demoted = at(office).changePerson({ id: manager, change: { role: 'steward' } });
    assert.equal(await codeOf(demoted), 'REFUSED');
    assert.equal(await codeOf(at(office).removePerson({ id: 'nobody' })), 'REFUSED');
    assert.equal(readFileSync(join(profile, 'settings.json'), 'utf8'), before);
    assert.equal((await newest())?.seq, seq);
  });

  test('a PIN that is none and a change of nothing are refused before anything is asked', async () => {
    const none = at(office).changePerson({ id: lee, change: { pin: '12' } });
    assert.equal(await codeOf(none), 'BAD_REQUEST');
    assert.equal(await codeOf(at(office).changePerson({ id: lee, change: {} })), 'BAD_REQUEST');
  });

  test('the desk of somebody who is removed locks', async () => {
    assert.deepEqual(await at(door).touch(), { unlocked: true });
    await at(office).removePerson({ id: lee });
    assert.deepEqual(await at(door).touch(), { unlocked: false });
    assert.equal(await codeOf(at(door).trust()), 'LOCKED');
    const row = await newest();
    assert.deepEqual([row?.kind, row?.staff, row?.note], ['locked', lee, 'account removed']);
  });
});
