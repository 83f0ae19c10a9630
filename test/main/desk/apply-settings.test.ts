import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import type { SettingChanges } from '../../../shared/settings-change.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';
import { openPty, type Pty } from '../scanners/pty.ts';
import { Terminal } from '../terminal.ts';

const hour = 3_600_000;
const time = { now: Date.UTC(2026, 10, 24, 3) };
const clock = { now: () => time.now };

describe('the settings at the desk', () => {
  const { profile, remove } = temporaryProfile();
  const file = new SettingsFile(profile);
  const passes: string[] = [];
  let terminal: Terminal;
  let scanner: Pty;

  const change = (changes: SettingChanges) => terminal.client.desk.changeSettings({ changes });
  async function unlock(name: string): Promise<void> {
    const staff = (await terminal.client.desk.people()).find((one) => one.name === name)?.id ?? '';
    assert.equal((await terminal.client.desk.unlock({ staff, pin: '482913' })).ok, true);
  }
  async function lastNote(): Promise<string | undefined> {
    const { rows } = await terminal.client.desk.journal({ limit: 20, kinds: 'all' });
    return rows.find(({ kind }) => kind === 'changed')?.note;
  }
  async function status() {
    terminal.heard.length = 0;
    await terminal.client.desk.refresh();
    const event = await terminal.until(({ type }) => type === 'status');
    assert.ok(event.type === 'status');
    return event.status;
  }

  before(async () => {
    scanner = await openPty();
    const settings = await settingsFor({
      ...{ venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' },
    });
    const [manager] = settings.staff;
    assert.ok(manager !== undefined);
    const supervisor = { ...manager, id: 'lee', name: 'Lee', role: 'supervisor' as const };
    const serialScanners = [{ path: scanner.path, baudRate: 9600 }];
    file.write({ ...settings, staff: [manager, supervisor], serialScanners });
    const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
    const order = { from: time.now - hour, until: time.now + 24 * hour };
    passes.push(...(await issuer.issueMany(Array.from({ length: 12 }, () => order))).map(({ code }) => code));
    await issuer.publish(join(profile, 'published'));
    issuer.close();
    const trust = TrustStore.open(profile, { clock });
    await trust.importSource(join(profile, 'published'));
    trust.close();
    terminal = new Terminal(profile, time);
    await terminal.listen();
    await unlock('Kim');
  });
  after(async () => {
    await terminal.close();
    await scanner.close();
    remove();
  });

  test('hold no account and no PIN', async () => {
    const { settings } = await terminal.client.desk.settings();
    assert.equal(settings.venue, 'Venue');
    assert.ok(!('staff' in settings) && !('limitOverride' in settings));
  });

  test('that only the file changes are told beside them, without secrets', async () => {
    const held = file.read();
    assert.ok(held !== undefined);
    const issuer = { issuer: 'https://checkin.example', name: 'Check-in', prefix: 'ci1:' };
    const asked = { endpoint: 'https://checkin.example/introspect', answers: 'plain' } as const;
    const issuerEndpoints = [{ ...issuer, ...asked, secretFile: 'keys/checkin' }];
    file.write({ ...held, trustFolders: ['/media/house/*'], issuerEndpoints });
    const { settings, fileOnly } = await terminal.client.desk.settings();
    assert.ok(!('trustFolders' in settings) && !('issuerEndpoints' in settings));
    assert.deepEqual(fileOnly, {
      trustFolders: ['/media/house/*'],
      issuerEndpoints: [{ name: 'Check-in', endpoint: 'https://checkin.example/introspect' }],
    });
    file.write(held);
  });

  test('are changed together, in force at once, and the row names the fields', async () => {
    const outcome = await change({
      venue: '문지기 회관',
      retentionDays: 14,
      timings: { admitMs: 2_000, refuseMs: 5_000, reviewMs: 30_000 },
      sounds: { on: true, volume: 40 },
      languages: ['en'],
      branding: { name: 'Munjigi Hall', accent: '#7dd3fc' },
    });
    assert.ok(outcome.ok);
    assert.equal(
      await lastNote(),
      'changed the settings: venue, languages, branding, sounds, timings, retentionDays (28 to 14)',
    );
    const { venue, timings, sounds, languages, branding } = await status();
    assert.deepEqual(
      { venue, timings, sounds, languages, branding },
      {
        venue: '문지기 회관',
        timings: { admitMs: 2_000, refuseMs: 5_000, reviewMs: 30_000 },
        sounds: { on: true, volume: 40, speech: true },
        languages: ['en'],
        branding: { name: 'Munjigi Hall', accent: '#7dd3fc' },
      },
    );
    assert.ok((await change({ timings: null })).ok);
    assert.equal((await status()).timings.admitMs, 4_000, "the policy's again");
  });

  test('that are wrong change nothing, and every wrong field is named', async () => {
    const before = file.read();
    const outcome = await change({
      gate: '',
      venue: 'New',
      retentionDays: 0,
      timeZone: 'Mars/Base',
      language: 'ko',
      policy: 'nowhere',
      branding: { accent: '#101010' },
      serialScanners: [{ path: '/dev/ttyACM0' }, { baudRate: 9600 }, { vendorId: 'xyz' }],
      staff: [],
      laser: true,
    });
    assert.deepEqual(outcome, {
      ok: false,
      problems: [
        { field: 'staff', fault: 'reserved' },
        { field: 'laser', fault: 'unknown' },
        { field: 'gate', fault: 'required' },
        { field: 'timeZone', fault: 'time-zone' },
        { field: 'branding.accent', fault: 'contrast' },
        { field: 'serialScanners.1', fault: 'scanner-not-named' },
        { field: 'serialScanners.2.vendorId', fault: 'usb-id' },
        { field: 'retentionDays', fault: 'out-of-range' },
        { field: 'languages', fault: 'language-not-offered' },
      ],
    });
    assert.deepEqual(await change({ policy: 'nowhere' }), {
      ok: false,
      problems: [{ field: 'policy', fault: 'policy-missing' }],
    });
    assert.deepEqual(await change({ language: 'ko' }), {
      ok: false,
      problems: [{ field: 'languages', fault: 'language-not-offered' }],
    });
    assert.deepEqual(file.read(), before);
  });

  test('that change nothing leave no row', async () => {
    const before = await lastNote();
    assert.deepEqual(await change({ retentionDays: 14 }), { ok: true, differences: [] });
    assert.equal(await lastNote(), before);
  });

  test('are for managers only', async () => {
    await unlock('Lee');
    await assert.rejects(change({ gate: 'Mine' }), { code: 'NOT_ALLOWED' });
    await assert.rejects(terminal.client.desk.settings(), { code: 'NOT_ALLOWED' });
    await unlock('Kim');
  });

  test('change while scans come in: none is lost, and the scanner whose own did not change stays open', async () => {
    const kept = terminal.kiosk.scanners().find(({ kind }) => kind === 'serial');
    const verdicts = () => terminal.heard.filter(({ type }) => type === 'verdict').length;
    terminal.heard.length = 0;
    for (const [n, pass] of passes.slice(0, 6).entries()) {
      scanner.write(`${pass}\r`);
      assert.ok((await change({ gate: `Gate ${n}`, repeatMs: n })).ok);
    }
    while (verdicts() < 6) await new Promise((resolve) => setImmediate(resolve));
    const admitted = terminal.heard.filter(
      (event) => event.type === 'verdict' && event.verdict.decision === 'admit',
    );
    assert.equal(admitted.length, 6);
    assert.deepEqual(
      terminal.kiosk.scanners().find(({ kind }) => kind === 'serial'),
      kept,
    );
  });

  test('add and take away scanners without another being closed', async () => {
    const second = await openPty();
    const serialScanners = [{ path: scanner.path }, { path: second.path, name: 'Second' }];
    assert.ok((await change({ serialScanners, keyboardWedge: false })).ok);
    const opened = () =>
      terminal.kiosk.scanners().some(({ name, state }) => name === 'Second' && state === 'open');
    while (!opened()) await new Promise((resolve) => setImmediate(resolve));
    terminal.heard.length = 0;
    second.write(`${passes[7]}\r`);
    await terminal.until(({ type }) => type === 'verdict');
    assert.ok((await change({ serialScanners: [{ path: scanner.path }] })).ok);
    assert.deepEqual(
      terminal.kiosk.scanners().map(({ kind, state }) => [kind, state]),
      [['serial', 'open']],
    );
    await second.close();
  });
});

describe('munjigi settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-settings-'));
  const profiles = ['one', 'two'].map((name) => join(folder, name));
  const [one = '', two = ''] = profiles;
  const exported = join(folder, 'settings.json');
  after(() => rmSync(folder, { recursive: true, force: true }));

  before(async () => {
    for (const [profile, gate] of [
      [one, 'North'],
      [two, 'South'],
    ] as const) {
      const settings = await settingsFor({
        ...{ venue: 'Venue', gate, manager: 'Kim', pin: '482913', language: 'en' },
      });
      new SettingsFile(profile).write(
        gate === 'North' ? { ...settings, retentionDays: 7, policy: 'health-3g' } : settings,
      );
    }
  });

  test('takes the settings of one kiosk to the next, but no account, and not the fields that stay', async () => {
    const { stdout, code } = await munjigiCommand(['settings', 'export', '--profile', one]);
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /Kim|scrypt|hash/);
    writeFileSync(exported, stdout);
    const options = ['--except', 'gate', '--profile', two];
    const dry = await munjigiCommand(['settings', 'import', exported, '--dry-run', ...options]);
    assert.equal(dry.stdout, 'policy: "default" → "health-3g"\nretentionDays: 28 → 7\n');
    assert.equal(new SettingsFile(two).read()?.retentionDays, 28);
    const done = await munjigiCommand(['settings', 'import', exported, ...options]);
    assert.equal(done.code, 0, done.stderr);
    const { gate, policy, retentionDays, staff } = new SettingsFile(two).read() ?? {};
    assert.deepEqual(
      { gate, policy, retentionDays },
      { gate: 'South', policy: 'health-3g', retentionDays: 7 },
    );
    assert.equal(staff?.length, 1);
    const rows = await munjigiCommand(['journal', 'export', '--json', '--profile', two]);
    assert.match(rows.stdout, /changed the settings: policy, retentionDays \(28 to 7\), by command/);
  });

  test('takes in nothing of a file in which anything is wrong', async () => {
    writeFileSync(
      exported,
      JSON.stringify({ munjigi: 'settings', version: 1, settings: { gate: 'X', repeatMs: -1 } }),
    );
    const { code, stderr } = await munjigiCommand(['settings', 'import', exported, '--profile', two]);
    assert.equal(code, 1);
    assert.match(stderr, /Nothing was changed:\n {2}repeatMs: The same code .*out of range/);
    assert.equal(new SettingsFile(two).read()?.gate, 'South');
    writeFileSync(exported, '{"munjigi":"settings","version":2,"settings":{}}');
    const future = await munjigiCommand(['settings', 'import', exported, '--profile', two]);
    assert.equal(future.code, 1);
    assert.match(future.stderr, /is of a newer Munjigi/);
  });
});
