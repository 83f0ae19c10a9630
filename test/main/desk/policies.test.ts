import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { type Kiosk, openKiosk } from '../../../main/kiosk.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';

const clock = { now: () => Date.UTC(2026, 10, 24, 3) };

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('the policies at the desk', () => {
  const { profile, remove } = temporaryProfile();
  let kiosk: Kiosk;
  let screen: ReturnType<Kiosk['connect']>;
  const client = () => createRouterClient(kiosk.router, { context: screen.context });

  async function unlock(name: string, pin: string): Promise<void> {
    const staff = (await client().desk.people()).find((one) => one.name === name)?.id ?? '';
    assert.equal((await client().desk.unlock({ staff, pin })).ok, true);
  }

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    const settings = await settingsFor(setup);
    const [manager] = settings.staff;
    assert.ok(manager !== undefined);
    const supervisor = { ...manager, id: 'supervisor', name: 'Lee', role: 'supervisor' as const };
    new SettingsFile(profile).write({ ...settings, staff: [manager, supervisor] });
    const trust = TrustStore.open(profile, { clock });
    trust.putPolicy({ ...defaultPolicy, name: 'membership', title: { ko: '우리 회원', en: 'Our members' } });
    trust.close();
    kiosk = openKiosk({ profile, version: '0.0.0', clock });
    screen = kiosk.connect();
  });
  after(async () => {
    screen.close();
    await kiosk.close();
    remove();
  });

  test("are the venue's own and the presets that it did not replace", async () => {
    assert.equal(await codeOf(client().desk.policies()), 'LOCKED');
    await unlock('Kim', '482913');
    const policies = await client().desk.policies();
    const names = policies.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of ['default', 'ticket-once', 'health-3g', 'kr-vaccine-pass-2021']) {
      assert.ok(names.includes(name), name);
    }
    assert.equal(policies.find(({ name }) => name === 'membership')?.title.en, 'Our members');
    assert.deepEqual(
      policies.filter(({ inForce }) => inForce).map(({ name }) => name),
      ['default'],
    );
  });

  test('are chosen by the manager, at once, and the journal says so', async () => {
    await unlock('Kim', '482913');
    await client().desk.choosePolicy({ name: 'kr-vaccine-pass-2021' });
    assert.deepEqual(
      (await client().desk.entryForms()).map(({ id }) => id),
      ['kr-vaccine-pass-2021'],
    );
    const { rows } = await client().desk.journal({ limit: 1, kinds: 'all' });
    assert.equal(rows[0]?.kind, 'changed');
    assert.equal(rows[0].note, 'the policy is kr-vaccine-pass-2021 from now on');
    assert.equal(new SettingsFile(profile).read()?.policy, 'kr-vaccine-pass-2021');
    const chosen = (await client().desk.policies()).filter(({ inForce }) => inForce);
    assert.deepEqual(
      chosen.map(({ name }) => name),
      ['kr-vaccine-pass-2021'],
    );
  });

  test('are not chosen by a supervisor, nor if there is none of the name', async () => {
    await unlock('Lee', '482913');
    assert.equal(await codeOf(client().desk.choosePolicy({ name: 'default' })), 'NOT_ALLOWED');
    await unlock('Kim', '482913');
    assert.equal(await codeOf(client().desk.choosePolicy({ name: 'nowhere' })), 'REFUSED');
    assert.equal(new SettingsFile(profile).read()?.policy, 'kr-vaccine-pass-2021');
  });
});
