import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import type { FleetSettings } from '../../../shared/fleet-settings.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { munjigiCommand } from '../../e2e/kiosk-process.ts';
import { hour, openStickDoor } from './stick-door.ts';

/** A kiosk that trusts the publisher of its stick, and what the next stick sets it to. */
async function openFleetDoor(...given: Parameters<typeof openStickDoor>) {
  const door = await openStickDoor(...given);
  const { issuer, folder } = await door.publisher();
  const file = new SettingsFile(door.profile);
  const bring = async (settings?: FleetSettings) => {
    await door.wait(hour);
    const policies = [{ ...defaultPolicy, name: 'concert' }];
    await issuer.publishRepository(folder, { policies, settings, until: door.time.now + 24 * hour });
    door.plugIn(folder, 'stick');
    return (await door.sticks())[0];
  };
  const stick = await bring();
  assert.ok(stick?.stranger !== undefined);
  await door.client.desk.trustSource({ location: stick.path, stranger: stick.stranger });
  return { ...door, bring, settings: () => file.read() };
}

test('settings that come in a signed repository are in force, by a row of the journal', async (context) => {
  const { bring, settings, notes, client } = await openFleetDoor(context);
  const before = settings();
  const stick = await bring({ policy: 'concert', repeatMs: 2_000, language: 'ko' });
  assert.equal(stick?.state, 'taken', stick?.detail);
  assert.deepEqual(settings(), { ...before, policy: 'concert', repeatMs: 2_000, language: 'ko' });
  const row = (await notes()).filter((note) => /^changed the settings: .* by stick:root:/.test(note));
  assert.equal(row.length, 1);
  assert.match(row[0] ?? '', /policy.*repeatMs \(3000 to 2000\)/);

  await client.desk.choosePolicy({ name: 'default' });
  await bring({ policy: 'concert', repeatMs: 2_000, language: 'ko' });
  assert.equal(settings()?.policy, 'default', 'what staff chose since stays until others come');
  await bring({ policy: 'concert', repeatMs: 1_000 });
  assert.deepEqual([settings()?.policy, settings()?.repeatMs], ['concert', 1_000]);
});

test('settings that no repository may bring are refused as a whole, and what is held stays', async (context) => {
  const { bring, settings, client, notes } = await openFleetDoor(context);
  await bring({ repeatMs: 1_500 });
  const before = settings();
  for (const [what, bad] of [
    ['accounts', { staff: [] }],
    ['a scanner', { repeatMs: 2_000, serialScanners: [{ path: '/dev/ttyS0' }] }],
    ['a value beyond its bounds', { repeatMs: 10_000_000 }],
    ['a policy that is not there', { policy: 'nowhere' }],
  ] as const) {
    const stick = await bring(bad as FleetSettings);
    assert.equal(stick?.state, 'refused', what);
    assert.deepEqual(settings(), before, what);
    const [source] = (await client.desk.trust()).sources;
    assert.match(source?.error ?? '', /settings/, `staff are told of ${what}`);
  }
  assert.equal((await notes()).filter((note) => note.startsWith('changed the settings')).length, 1);
  const mended = await bring({ repeatMs: 1_000 });
  assert.equal(mended?.state, 'taken', 'the next good delivery mends it');
  assert.equal(settings()?.repeatMs, 1_000);
});

test('settings that do not fit those of this kiosk are told, and change nothing', async (context) => {
  const { bring, settings, notes } = await openFleetDoor(context);
  await bring({ languages: ['en'] });
  const before = settings();
  await bring({ language: 'ko', repeatMs: 1_000 });
  assert.deepEqual(settings(), before);
  assert.equal((await notes()).filter((note) => /do not fit this kiosk: languages$/.test(note)).length, 1);
});

test('a publisher is told which field no repository may set', async (context) => {
  const { profile } = await openStickDoor(context);
  const file = join(profile, 'fleet.json');
  writeFileSync(file, JSON.stringify({ venue: 'Everywhere', repeatMs: 1_000 }));
  const publisher = ['--profile', join(profile, 'publisher')];
  const identity = ['--id', 'https://venue.example', '--name', 'Venue'];
  assert.equal((await munjigiCommand(['issuer', 'init', ...identity, ...publisher])).code, 0);
  const out = join(profile, 'out');
  const publish = ['issuer', 'publish', '--tuf', '--out', out, '--settings', file, ...publisher];
  const refused = await munjigiCommand(publish);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /venue/);
  writeFileSync(file, JSON.stringify({ repeatMs: 1_000 }));
  assert.equal((await munjigiCommand(publish)).code, 0);
});
