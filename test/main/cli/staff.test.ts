import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { openKiosk } from '../../../main/kiosk.ts';
import { munjigiCommand, type Outcome, temporaryProfile } from '../../e2e/kiosk-process.ts';

describe('munjigi staff', () => {
  const { profile, remove } = temporaryProfile();
  const staff = (...parameters: readonly string[]): Promise<Outcome> =>
    munjigiCommand(['staff', ...parameters, '--profile', profile]);
  const people = async () =>
    (await staff('list', '--json')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  before(async () => {
    const early = await staff('list');
    assert.equal(early.code, 1);
    assert.match(early.stderr, /not set up yet. Run "munjigi setup" first/);
    const venue = ['--venue', 'Venue', '--gate', 'Gate', '--manager', '김관리', '--pin', '482913'];
    await munjigiCommand(['setup', ...venue, '--profile', profile]);
  });
  after(remove);

  test('add lets somebody unlock the desk, and prints the new account', async () => {
    const added = await staff('add', '--name', '이안내', '--role', 'supervisor', '--pin', '739104');
    assert.equal(added.code, 0);
    const id = added.stdout.trim();
    assert.deepEqual(
      (await people()).map(({ name, role }) => ({ name, role })),
      [
        { name: '김관리', role: 'manager' },
        { name: '이안내', role: 'supervisor' },
      ],
    );
    assert.equal((await people())[1].id, id);
    assert.ok(!readFileSync(join(profile, 'settings.json'), 'utf8').includes('739104'));
  });

  test('list never shows what a PIN is kept as', async () => {
    for (const one of await people()) assert.deepEqual(Object.keys(one), ['id', 'name', 'role']);
    assert.match((await staff('list')).stdout, /supervisor\s+이안내/);
  });

  test('add refuses a PIN that is none', async () => {
    const refused = await staff('add', '--name', 'Lee', '--pin', 'none');
    assert.equal(refused.code, 1);
    assert.equal((await people()).length, 2);
  });

  test('remove takes an account away, but never the last manager', async () => {
    const [manager, supervisor] = await people();
    const refused = await staff('remove', manager.id);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /last manager/);
    assert.equal((await staff('remove', supervisor.id)).code, 0);
    assert.equal((await staff('remove', supervisor.id)).code, 1);
    assert.deepEqual(await people(), [manager]);
  });

  test('reset-pin is the way back for a lost PIN, at a kiosk that runs', async () => {
    const [manager] = await people();
    const kiosk = openKiosk({ profile, version: '0.0.0' });
    const screen = kiosk.connect();
    try {
      const client = createRouterClient(kiosk.router, { context: screen.context });
      const unlocks = async (pin: string) => {
        await client.desk.people();
        return (await client.desk.unlock({ staff: manager.id, pin })).ok;
      };
      assert.equal(await unlocks('482913'), true);
      assert.equal((await staff('reset-pin', manager.id, '--pin', '606060')).code, 0);
      assert.equal(await unlocks('606060'), true);
      assert.equal(await unlocks('482913'), false);
    } finally {
      screen.close();
      await kiosk.close();
    }
  });

  test('reset-pin refuses a PIN that is none, and an account that there is not', async () => {
    const before = readFileSync(join(profile, 'settings.json'), 'utf8');
    const [manager] = await people();
    assert.equal((await staff('reset-pin', manager.id, '--pin', '12')).code, 1);
    const nobody = await staff('reset-pin', 'nobody', '--pin', '606060');
    assert.equal(nobody.code, 1);
    assert.match(nobody.stderr, /no such account/);
    assert.equal(readFileSync(join(profile, 'settings.json'), 'utf8'), before);
  });

  test('leaves a row for each change and none for what was refused, and no name or PIN in any', async () => {
    const [manager] = await people();
    const rows = await munjigiCommand(['journal', 'export', '--json', '--profile', profile]);
    const changes = rows.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'set-up' || kind === 'changed');
    assert.deepEqual(
      changes.map(({ kind, note }) => [kind, note.replaceAll(/[0-9a-f]{8}/g, 'ID')]),
      [
        ['set-up', 'by command'],
        ['changed', 'added the account ID (supervisor), by command'],
        ['changed', 'removed the account ID, by command'],
        ['changed', 'gave the account ID another PIN, by command'],
      ],
    );
    assert.ok(changes[3].note.includes(manager.id));
    for (const secret of ['김관리', '이안내', '739104', '606060']) assert.ok(!rows.stdout.includes(secret));
    assert.equal((await munjigiCommand(['journal', 'verify', '--profile', profile])).code, 0);
  });

  test('changes nothing that the journal cannot write down', async () => {
    const elsewhere = temporaryProfile();
    try {
      const here = (...parameters: readonly string[]) =>
        munjigiCommand([...parameters, '--profile', elsewhere.profile]);
      const venue = ['--venue', 'Venue', '--gate', 'Gate', '--manager', 'Kim', '--pin', '482913'];
      assert.equal((await here('setup', ...venue)).code, 0);
      const path = join(elsewhere.profile, 'settings.json');
      const before = readFileSync(path, 'utf8');
      writeFileSync(join(elsewhere.profile, 'journal.db'), 'no journal '.repeat(1_000));
      const refused = await here('staff', 'add', '--name', 'Lee', '--pin', '2468');
      assert.equal(refused.code, 1, refused.stderr);
      assert.equal(readFileSync(path, 'utf8'), before);
    } finally {
      elsewhere.remove();
    }
  });

  test('is used wrongly with a role or a command that there is not', async () => {
    assert.equal((await staff('add', '--name', 'x', '--pin', '1234', '--role', 'owner')).code, 2);
    assert.equal((await staff('promote')).code, 2);
    assert.equal((await staff('remove')).code, 2);
  });
});
