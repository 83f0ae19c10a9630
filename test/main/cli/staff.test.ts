import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
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

  test('is used wrongly with a role or a command that there is not', async () => {
    assert.equal((await staff('add', '--name', 'x', '--pin', '1234', '--role', 'owner')).code, 2);
    assert.equal((await staff('promote')).code, 2);
    assert.equal((await staff('remove')).code, 2);
  });
});
