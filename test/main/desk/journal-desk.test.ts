import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { type Kiosk, openKiosk } from '../../../main/kiosk.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { ownEntryOpenMs } from '../../../shared/opening-rights.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';

const values = { region: '서울특별시 종로구', telephone: '01012345678', evidence: 'paper', party: 2 };

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('the journal at the desk', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: Date.UTC(2026, 10, 24, 3) };
  let kiosk: Kiosk;
  let office: ReturnType<Kiosk['connect']>;
  let door: ReturnType<Kiosk['connect']>;
  let manager: string;
  let steward: string;
  const at = (screen: typeof office) => createRouterClient(kiosk.router, { context: screen.context }).desk;
  const write = async (screen: typeof office) => {
    const entered = await at(screen).recordEntry({ values, admitted: true });
    assert.ok(entered.ok);
    return entered.seq;
  };
  const openings = async (seq: number) => {
    const details = await at(office).journalRow({ seq });
    return details?.related.filter(({ kind }) => kind === 'opened').map(({ staff }) => staff);
  };

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    const settings = await settingsFor(setup);
    new SettingsFile(profile).write(settings);
    manager = settings.staff[0]?.id ?? '';
    kiosk = openKiosk({ profile, version: '0.0.0', clock: { now: () => time.now } });
    office = kiosk.connect();
    door = kiosk.connect();
    assert.equal((await at(office).unlock({ staff: manager, pin: '482913' })).ok, true);
    steward = (await at(office).addPerson({ name: 'Lee', role: 'steward', pin: '2468' })).id;
    assert.equal((await at(door).unlock({ staff: steward, pin: '2468' })).ok, true);
  });
  after(async () => {
    office.close();
    door.close();
    await kiosk.close();
    remove();
  });

  test('who opens what is sealed stands in the journal, beside the entry', async () => {
    const seq = await write(door);
    assert.equal((await at(office).openEntry({ seq })).values.telephone, values.telephone);
    const { rows } = await at(office).journal({ kinds: 'opened', limit: 5 });
    assert.deepEqual(
      rows.map((row) => [row.staff, row.opens]),
      [[manager, seq]],
    );
    assert.deepEqual(await openings(seq), [manager]);
    assert.ok(!JSON.stringify(rows).includes('5678'));
  });

  test('a steward opens their own entry for ten minutes, and leaves the others to those in charge', async () => {
    const own = await write(door);
    const other = await write(office);
    assert.equal(await codeOf(at(door).openEntry({ seq: other })), 'NOT_ALLOWED');
    time.now += 60_000;
    assert.equal((await at(door).openEntry({ seq: own })).values.telephone, values.telephone);
    time.now += ownEntryOpenMs;
    assert.equal((await at(door).unlock({ staff: steward, pin: '2468' })).ok, true);
    assert.equal(await codeOf(at(door).openEntry({ seq: own })), 'NOT_ALLOWED');
    assert.equal((await at(office).unlock({ staff: manager, pin: '482913' })).ok, true);
    assert.deepEqual(await openings(own), [steward]);
    assert.deepEqual(await openings(other), []);
  });

  test('an entry is shown with its corrections, and a correction with what it corrects', async () => {
    const seq = await write(office);
    const voided = await at(office).correctEntry({ seq, reason: 'twice', change: { type: 'void' } });
    assert.ok(voided.ok);
    const entry = await at(office).journalRow({ seq });
    assert.deepEqual(
      entry?.related.map((row) => row.seq),
      [voided.seq],
    );
    const correction = await at(office).journalRow({ seq: voided.seq });
    assert.deepEqual(
      correction?.related.map((row) => row.seq),
      [seq],
    );
  });

  test('a row that was destroyed is no fault', async () => {
    assert.equal(await at(office).journalRow({ seq: 1_000_000 }), undefined);
  });

  test('rows are looked for, and counted, by what there is', async () => {
    const found = await at(office).journalValues();
    assert.ok(found.kinds.includes('opened'));
    assert.deepEqual(found.gates, ['North']);
    assert.deepEqual(found.staff.toSorted(), [manager, steward].toSorted());
    const filter = { kinds: 'manual-entry', staff: steward } as const;
    const { rows } = await at(office).journal({ ...filter, limit: 50 });
    assert.equal(await at(office).journalCount(filter), rows.length);
    assert.equal(rows.length, 2);
  });

  test('nobody looks for anything while the desk is locked', async () => {
    const locked = kiosk.connect();
    assert.equal(await codeOf(at(locked).journalCount({ kinds: 'all' })), 'LOCKED');
    assert.equal(await codeOf(at(locked).journalValues()), 'LOCKED');
    assert.equal(await codeOf(at(locked).journalRow({ seq: 1 })), 'LOCKED');
    locked.close();
  });
});
