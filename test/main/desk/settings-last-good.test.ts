import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import type { KioskEvent } from '../../../shared/kiosk-event.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

const time = { now: Date.UTC(2026, 10, 24, 3) };
const beatMs = 5_000;

type Status = Extract<KioskEvent, { type: 'status' }>['status'];

describe('a kiosk whose settings file cannot be used', () => {
  const { profile, remove } = temporaryProfile();
  const file = new SettingsFile(profile);
  let terminal: Terminal;
  let manager: string;

  async function open(): Promise<void> {
    terminal = new Terminal(profile, time);
    await terminal.listen();
  }
  /** The newest status that fits. */
  async function status(fits: (status: Status) => boolean): Promise<Status> {
    const event = await terminal.until((one) => one.type === 'status' && fits(one.status));
    assert.ok(event.type === 'status');
    return event.status;
  }
  async function notes(): Promise<readonly (string | undefined)[]> {
    const { desk } = terminal.client;
    assert.equal((await desk.unlock({ staff: manager, pin: '482913' })).ok, true);
    const { rows } = await desk.journal({ limit: 50, kinds: 'all' });
    return rows.filter(({ kind }) => kind === 'changed').map(({ note }) => note);
  }

  before(async () => {
    // The kiosk's beat is this test's; what is begun under these timers ends under them.
    mock.timers.enable({ apis: ['setInterval'] });
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    const settings = await settingsFor(setup);
    manager = settings.staff[0]?.id ?? '';
    file.write(settings);
  });
  after(async () => {
    await terminal.close();
    mock.timers.reset();
    remove();
  });

  test('starts by the last good copy, and says so on the screen, in the check-list and in the journal', async () => {
    writeFileSync(file.path, JSON.stringify({ ...file.read(), gate: '', repeatMs: -1 }));
    await open();
    const { mode, gate, settingsProblem } = await status(() => true);
    assert.equal(mode, 'open');
    assert.equal(gate, 'North');
    assert.deepEqual(settingsProblem, {
      fault: 'invalid',
      fields: ['gate', 'repeatMs'],
      goesBy: 'last-good',
    });
    assert.equal((await terminal.scan('nonsense')).verdict.decision, 'review');
    const told =
      'settings.json cannot be used as it is (invalid: gate, repeatMs); the kiosk goes by the copy of the last that could be used';
    assert.deepEqual(await notes(), [told]);
    const { checks } = await terminal.client.desk.checkList();
    assert.deepEqual(
      checks.find(({ id }) => id === 'settings'),
      { id: 'settings', state: 'warn', name: 'gate, repeatMs' },
    );
    const doctor = await munjigiCommand(['doctor', '--json', '--profile', profile]);
    assert.match(doctor.stdout, /\{"id":"settings","state":"warn","name":"gate, repeatMs"\}/);
  });

  test('takes the mended file up while it runs, and says that too', async () => {
    await terminal.close();
    await open();
    const { settings } = file.look();
    assert.ok(settings !== undefined);
    writeFileSync(file.path, JSON.stringify({ ...settings, gate: 'South' }));
    mock.timers.tick(beatMs);
    const mended = await status(({ gate }) => gate === 'South');
    assert.equal(mended.settingsProblem, undefined);
    writeFileSync(file.path, '{');
    mock.timers.tick(beatMs);
    mock.timers.tick(beatMs);
    const broken = await status(({ settingsProblem }) => settingsProblem?.fault === 'not-json');
    assert.equal(broken.gate, 'South');
    const [last, healed, atStart] = await notes();
    assert.match(last ?? '', /\(not-json\)/);
    assert.equal(healed, 'settings.json can be used again');
    assert.match(atStart ?? '', /invalid: gate/);
  });

  test('writes a good file at the next change at the desk, and the journal knows it', async () => {
    await notes();
    await terminal.client.desk.setDirection({ direction: 'exit' });
    assert.equal(file.read()?.direction, 'exit');
    assert.equal(file.read()?.gate, 'South');
  });

  test('is out of order if there is no copy either, and nobody at the door can set it up anew', async () => {
    await terminal.close();
    writeFileSync(file.path, '{');
    writeFileSync(join(profile, 'settings.last-good.json'), '{');
    await open();
    const { mode, fault } = await status(() => true);
    assert.equal(mode, 'out-of-order');
    assert.equal(fault?.code, 'S-1');
    const setup = { venue: 'Mine', gate: 'Now', manager: 'Eve', pin: '000000' };
    await assert.rejects(terminal.client.kiosk.setup(setup), { code: 'REFUSED' });
    assert.equal(readFileSync(file.path, 'utf8'), '{');
    rmSync(file.path);
    rmSync(join(profile, 'settings.last-good.json'));
  });
});

test('settings that the kiosk and commands change at once keep every change', async () => {
  const { profile, remove } = temporaryProfile();
  const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
  const settings = await settingsFor(setup);
  new SettingsFile(profile).write(settings);
  const terminal = new Terminal(profile, time);
  const { desk } = terminal.client;
  await desk.unlock({ staff: settings.staff[0]?.id ?? '', pin: '482913' });
  const add = (name: string) =>
    munjigiCommand(['staff', 'add', '--name', name, '--pin', '1234', '--profile', profile]);
  let running = 3;
  const commands = ['A', 'B', 'C'].map(async (name) => {
    const { code, stderr } = await add(name);
    running -= 1;
    assert.equal(code, 0, stderr);
  });
  let added = 0;
  while (running > 0 || added === 0) {
    added += 1;
    await desk.addPerson({ name: `D${added}`, role: 'steward', pin: '5678' });
  }
  await Promise.all(commands);
  const names = (new SettingsFile(profile).read()?.staff ?? []).map(({ name }) => name);
  const wanted = ['Kim', 'A', 'B', 'C', ...Array.from({ length: added }, (_, n) => `D${n + 1}`)];
  assert.deepEqual(names.toSorted(), wanted.toSorted());
  await terminal.close();
  remove();
});
