import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { Changeover } from '../../main/changeover.ts';
import { withJournal } from '../../main/cli/journal/open-profile-journal.ts';
import { venuePass } from '../../main/passes/venue-pass.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { KioskEvent } from '../../shared/kiosk-event.ts';
import { settingsSchema } from '../../shared/settings.ts';
import { temporaryProfile } from '../e2e/kiosk-process.ts';
import { cheapPin } from './cheap-pin.ts';

const pin = '2468';
const managerId = 'a1b2c3d4';

describe('a change-over to a rehearsal and back', () => {
  let profile: string;
  let remove: () => void;
  let changeover: Changeover | undefined;
  const closers: (() => void)[] = [];

  beforeEach(() => {
    ({ profile, remove } = temporaryProfile());
    new SettingsFile(profile).write(
      settingsSchema.parse({
        venue: '문지기 회관',
        gate: '북문',
        staff: [{ id: managerId, name: '김관리', role: 'manager', pin: cheapPin(pin) }],
      }),
    );
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) close();
    await changeover?.close();
    changeover = undefined;
    remove();
  });

  function open(): Changeover {
    changeover = new Changeover({ profile, version: '0.0.0', formats: [venuePass] });
    return changeover;
  }

  /** A screen of whatever stands there, with the desk open, and what it hears. */
  async function screen() {
    const kiosk = await changeover?.standing();
    assert.ok(kiosk);
    const { context, close } = kiosk.connect();
    const client = createRouterClient(kiosk.router, { context });
    const stop = new AbortController();
    closers.push(() => stop.abort());
    const events = (await client.kiosk.events(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    /** The next event of this type. */
    const next = async <Type extends KioskEvent['type']>(type: Type) => {
      for (;;) {
        const { value: event, done } = await events.next();
        assert.ok(done !== true, 'the kiosk went');
        if (event.type === type) return event as Extract<KioskEvent, { type: Type }>;
      }
    };
    const { status } = await next('status');
    assert.equal((await client.desk.unlock({ staff: managerId, pin })).ok, true);
    return { desk: client.desk, status, next, close };
  }

  async function rows(): Promise<readonly JournalRow[]> {
    let found: readonly JournalRow[] = [];
    await withJournal(profile, ({ journal }) => {
      found = [...journal.rows()];
    });
    return found;
  }

  test('leaves at the door who began and who ended it, and none of what was rehearsed', async () => {
    open();
    const door = await screen();
    assert.equal(door.status.rehearsal, undefined);
    assert.deepEqual(await door.desk.rehearsal(), { type: 'offered' });
    let cutOff = 0;
    changeover?.onHangUp(() => {
      cutOff += 1;
    });
    await door.desk.beginRehearsal();

    const rehearsal = await screen();
    assert.equal(cutOff, 1);
    assert.equal(rehearsal.status.rehearsal?.cable, 'plugged');
    assert.equal(rehearsal.status.venue, '문지기 회관');
    await rehearsal.desk.holdPass({ name: 'valid' });
    assert.equal((await rehearsal.next('verdict')).verdict.decision, 'admit');
    await rehearsal.desk.endRehearsal();

    const after = await screen();
    assert.equal(cutOff, 2);
    assert.equal(after.status.rehearsal, undefined);
    assert.equal(after.status.inside, 0);
    assert.equal(existsSync(join(profile, 'rehearsal')), false);
    await changeover?.close();
    changeover = undefined;
    const written = await rows();
    assert.deepEqual(
      written.filter(({ kind }) => kind === 'rehearsal').map(({ rehearsal: end, staff }) => [end, staff]),
      [
        ['begun', managerId],
        ['ended', managerId],
      ],
    );
    assert.ok(!written.some(({ kind }) => kind === 'scan' || kind === 'manual-entry'));
  });

  test('begins each rehearsal with an empty journal', async () => {
    open();
    await changeover?.rehearse();
    const first = await screen();
    await first.desk.holdPass({ name: 'expired' });
    await first.desk.endRehearsal();
    await changeover?.standing();
    await changeover?.rehearse();
    const second = await screen();
    const { rows: scans } = await second.desk.journal({ limit: 10, kinds: 'scan' });
    assert.deepEqual(scans, []);
  });

  test('stands at the door again after a crash, and says that the rehearsal is over', async () => {
    open();
    await changeover?.rehearse();
    const crashed = changeover;
    // As a crash leaves it: nobody ended the rehearsal, and what it had open is closed by the system.
    await crashed?.close();
    open();
    const door = await screen();
    assert.equal(door.status.rehearsal, undefined);
    const { rows: ends } = await door.desk.journal({ limit: 10, kinds: 'rehearsal' });
    assert.deepEqual(
      ends.map(({ rehearsal, staff }) => [rehearsal, staff]),
      [
        ['ended', undefined],
        ['begun', undefined],
      ],
    );
    await changeover?.close();
    open();
    const later = await screen();
    assert.equal((await later.desk.journal({ limit: 10, kinds: 'rehearsal' })).rows.length, 2);
  });

  test('leaves the door as it was when the rehearsal cannot be opened, and says so', async () => {
    open();
    const door = await screen();
    await door.desk.beginRehearsal();
    const store = new Database(join(profile, 'rehearsal', 'trust.db'));
    store.pragma('user_version = 100000');
    store.close();

    const after = await screen();
    assert.equal(after.status.rehearsal, undefined);
    const view = await after.desk.rehearsal();
    assert.match((view.type === 'offered' && view.failure) || '', /could not be opened/);
    const { rows: ends } = await after.desk.journal({ limit: 10, kinds: 'rehearsal' });
    assert.deepEqual(
      ends.map(({ rehearsal }) => rehearsal),
      ['ended', 'begun'],
    );
    // And it can be tried again.
    await after.desk.beginRehearsal();
    assert.ok((await screen()).status.rehearsal);
  });

  test('does not begin without a row at the door, and leaves nothing behind', async () => {
    open();
    const door = await screen();
    const store = new Database(join(profile, 'journal.db'));
    store.exec("CREATE TRIGGER full BEFORE INSERT ON rows BEGIN SELECT RAISE(ABORT, 'no more'); END");
    await assert.rejects(door.desk.beginRehearsal());
    assert.equal(existsSync(join(profile, 'rehearsal.json')), false);
    store.exec('DROP TRIGGER full');
    store.close();
    await door.desk.beginRehearsal();
    assert.ok((await screen()).status.rehearsal);
  });

  test('comes to nothing where nobody has set the door up', async () => {
    const other = temporaryProfile();
    const bare = new Changeover({ profile: other.profile, version: '0.0.0', formats: [] });
    await assert.rejects(bare.rehearse(), /Set the kiosk up/);
    await bare.close();
    other.remove();
  });
});
