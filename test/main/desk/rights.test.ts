import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { contract } from '../../../shared/contract.ts';
import { policySchema } from '../../../shared/policy.ts';
import { type Role, roles } from '../../../shared/settings.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';
import { type Case, type Procedure, type Right, rights, type Who } from './desk-rights.ts';
import { codeOf, noon } from './entry-desk.ts';

const pin = '482913';
const procedures = Object.keys(contract.desk) as readonly Procedure[];
const guest = { region: '서울특별시 종로구', telephone: '01012345678', evidence: 'paper', party: 1 };

const allowedTo: Record<Who, readonly Role[]> = {
  anybody: roles,
  staff: roles,
  'in-charge': ['supervisor', 'manager'],
  managers: ['manager'],
};

test('every procedure of the desk says who may call it, and none says so that is not there', () => {
  assert.deepEqual(Object.keys(rights).toSorted(), procedures.toSorted());
});

describe('at the desk', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  let terminal: Terminal;
  let desk: Terminal['client']['desk'];
  let someone: Terminal['client']['desk'];

  async function unlock(staff: string): Promise<void> {
    assert.equal((await desk.unlock({ staff, pin })).ok, true);
  }

  /** Has somebody of this role at the desk, and something to try each procedure on. */
  async function prepare(staff: string): Promise<Case> {
    // Longer than any session, a review of before and the wait after a PIN.
    time.now += 60_000;
    await unlock('manager');
    const { id: other } = await desk.addPerson({ name: 'Park', role: 'steward', pin: '1357' });
    const places = (await desk.retention()).places;
    const event = await terminal.scan(`https://example.com/${time.now}`);
    await unlock(staff);
    const next = (await desk.shift()).summary.staff === 'next' ? 'after-next' : 'next';
    const handed = await desk.handOver({ to: next, pin, note: 'a note' });
    await unlock(staff);
    const entered = await desk.recordEntry({ values: guest, admitted: true });
    assert.ok(handed.ok && entered.ok && event.seq !== undefined);
    return {
      ...{ staff, pin, other, scan: event.seq, entry: entered.seq, handOver: handed.seq },
      next: next === 'next' ? 'after-next' : 'next',
      place: places.find(({ kind }) => kind === 'kiosk')?.path ?? '',
    };
  }

  async function tried(at: typeof desk, name: Procedure, on: Case): Promise<string> {
    const right: Right<Procedure> = rights[name];
    const call = at[name] as (input: unknown) => Promise<unknown>;
    return await codeOf(call(right.input?.(on)));
  }

  before(async () => {
    const settings = await settingsFor({ venue: 'V', gate: 'G', manager: 'Kim', pin, language: 'ko' });
    const [manager] = settings.staff;
    assert.ok(manager !== undefined);
    const account = (id: string, role: Role) => ({ ...manager, id, name: id, role });
    new SettingsFile(profile).write({
      ...settings,
      policy: 'door',
      staff: [
        ...roles.map((role) => account(role, role)),
        account('next', 'steward'),
        account('after-next', 'steward'),
      ],
    });
    const trust = TrustStore.open(profile, { clock: { now: () => time.now } });
    trust.putPolicy(policySchema.parse({ name: 'door' }));
    trust.close();
    terminal = new Terminal(profile, time);
    await terminal.listen();
    desk = terminal.client.desk;
    const locked = terminal.kiosk.connect();
    someone = createRouterClient(terminal.kiosk.router, { context: locked.context }).desk;
  });
  after(async () => {
    await terminal.close();
    remove();
  });

  test('a locked one answers nothing but who could unlock it', async () => {
    const on = await prepare('manager');
    for (const name of procedures.filter((one) => rights[one].who !== 'anybody')) {
      assert.equal(await tried(someone, name, on), 'LOCKED', name);
    }
    const open = procedures.filter((one) => rights[one].who === 'anybody');
    assert.deepEqual(open.toSorted(), ['lock', 'people', 'touch', 'unlock']);
  });

  for (const role of roles) {
    test(`a ${role} is told no by what is for others, and writes no row there`, async () => {
      const on = await prepare(role);
      const others = procedures.filter((one) => !allowedTo[rights[one].who].includes(role));
      for (const name of others) {
        const { seq } = (await desk.journal({ kinds: 'all', limit: 1 })).rows[0] ?? { seq: 0 };
        const code = await tried(desk, name, on);
        assert.equal(code, name === 'overrideScan' ? 'REFUSED' : 'NOT_ALLOWED', name);
        assert.equal((await desk.journal({ kinds: 'all', limit: 1 })).rows[0]?.seq, seq, name);
      }
    });

    test(`a ${role} does what is theirs, and whatever changes something says that it was them`, async () => {
      let on = await prepare(role);
      for (const name of procedures.filter((one) => allowedTo[rights[one].who].includes(role))) {
        const right: Right<Procedure> = rights[name];
        const { seq } = (await desk.journal({ kinds: 'all', limit: 1 })).rows[0] ?? { seq: 0 };
        const code = await tried(desk, name, on);
        assert.equal(code, right.refused ? 'REFUSED' : 'none', name);
        if (['lock', 'unlock', 'handOver', 'endShift'].includes(name)) await unlock(role);
        const written = (await desk.journal({ kinds: 'all', limit: 50, after: seq })).rows;
        if (right.row !== undefined) {
          const found = written.find((row) => row.kind === right.row && row.staff === role);
          assert.ok(found !== undefined, `${name} leaves no ${right.row} of ${role}`);
        } else assert.deepEqual(written, [], `${name} writes what the table does not say`);
        if (name === 'handOver' || name === 'endShift') on = await prepare(role);
      }
    });
  }
});
