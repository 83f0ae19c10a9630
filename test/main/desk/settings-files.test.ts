import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

const time = { now: Date.UTC(2026, 10, 24, 3) };

describe('settings as a file at the desk', () => {
  const { profile, remove } = temporaryProfile();
  const file = new SettingsFile(profile);
  const folder = join(profile, 'reports');
  const path = join(folder, 'other.json');
  let terminal: Terminal;

  const put = (settings: object, more: object = {}) =>
    writeFileSync(path, JSON.stringify({ munjigi: 'settings', version: 1, settings, ...more }));
  const look = () => terminal.client.desk.previewSettings({ path });
  async function take(except: readonly string[] = []) {
    const seen = await look();
    assert.ok(seen.type === 'fits');
    return await terminal.client.desk.importSettings({ path, digest: seen.digest, except });
  }
  async function notes(): Promise<readonly (string | undefined)[]> {
    const { rows } = await terminal.client.desk.journal({ limit: 20, kinds: 'all' });
    return rows.filter(({ kind }) => kind === 'changed').map(({ note }) => note);
  }

  before(async () => {
    const settings = await settingsFor({
      ...{ venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' },
    });
    file.write({
      ...settings,
      trustFolders: ['/media/house/*'],
      issuerEndpoints: [
        {
          ...{ issuer: 'https://checkin.example', name: 'Check-in', prefix: 'ci1:', answers: 'plain' },
          ...{ endpoint: 'https://checkin.example/introspect', secretFile: 'keys/checkin' },
        },
      ],
    });
    mkdirSync(folder, { recursive: true });
    terminal = new Terminal(profile, time);
    await terminal.listen();
    const [kim] = await terminal.client.desk.people();
    assert.equal((await terminal.client.desk.unlock({ staff: kim?.id ?? '', pin: '482913' })).ok, true);
  });
  beforeEach(() => put({ venue: 'Other', gate: 'South', retentionDays: 7 }));
  after(async () => {
    await terminal.close();
    remove();
  });

  test('are saved without accounts, secrets and what else is reserved, and the journal says so', async () => {
    const { places } = await terminal.client.desk.settingsFiles();
    const place = places.find(({ kind }) => kind === 'kiosk')?.path ?? '';
    const saved = await terminal.client.desk.saveSettings({ place });
    const text = readFileSync(saved.path, 'utf8');
    assert.equal(JSON.parse(text).settings.gate, 'North');
    assert.doesNotMatch(text, /Kim|scrypt|trustFolders|checkin/);
    assert.match(
      (await notes())[0] ?? '',
      /^saved the settings \(munjigi-settings-20261124T030000Z\.json\)$/,
    );
    const { files } = await terminal.client.desk.settingsFiles();
    assert.deepEqual(files.map(({ name }) => name).toSorted(), [
      'munjigi-settings-20261124T030000Z.json',
      'other.json',
    ]);
    await assert.rejects(terminal.client.desk.saveSettings({ place: '/elsewhere' }), { code: 'REFUSED' });
  });

  test('are looked at before anything changes', async () => {
    const held = file.read();
    const seen = await look();
    assert.ok(seen.type === 'fits');
    assert.deepEqual(seen.differences, [
      { field: 'venue', before: 'Venue', after: 'Other' },
      { field: 'gate', before: 'North', after: 'South' },
      { field: 'retentionDays', before: 28, after: 7 },
    ]);
    assert.deepEqual(file.read(), held);
  });

  test('are taken in but for what stays, and the row names the file and the fields', async () => {
    const taken = await take(['gate']);
    assert.equal(taken.type, 'fits');
    const { venue, gate, retentionDays } = file.read() ?? {};
    assert.deepEqual({ venue, gate, retentionDays }, { venue: 'Other', gate: 'North', retentionDays: 7 });
    assert.equal((await notes())[0], 'changed the settings: venue, retentionDays (28 to 7), by other.json');
  });

  test('never change accounts, lifted limits, whose sticks are taken or who is told codes, and say so', async () => {
    const { trustFolders, issuerEndpoints, staff } = file.read() ?? {};
    const evil = { issuer: 'x', name: 'X', prefix: 'p', endpoint: 'https://evil.example', answers: 'plain' };
    put({
      retentionDays: 9,
      trustFolders: ['/tmp/evil'],
      issuerEndpoints: [{ ...evil, secretFile: 'keys/checkin' }],
      staff: [],
      limitOverride: {},
    });
    const taken = await take();
    assert.ok(taken.type === 'fits');
    assert.deepEqual(taken.leftAlone, ['trustFolders', 'issuerEndpoints', 'staff', 'limitOverride']);
    const now = file.read();
    assert.equal(now?.retentionDays, 9);
    assert.deepEqual(
      [now.trustFolders, now.issuerEndpoints, now.staff],
      [trustFolders, issuerEndpoints, staff],
    );
    assert.equal(now.limitOverride, undefined);
    for (const field of ['trustFolders', 'issuerEndpoints', 'staff', 'limitOverride']) {
      const outcome = await terminal.client.desk.changeSettings({ changes: { [field]: [] } });
      assert.deepEqual(outcome, { ok: false, problems: [{ field, fault: 'reserved' }] });
    }
  });

  test('that are wrong anywhere change nothing, and every wrong field is named', async () => {
    put({ venue: 'Wrong', repeatMs: -1, laser: true });
    const held = file.read();
    const wrong = await look();
    assert.deepEqual(wrong, {
      type: 'wrong',
      problems: [
        { field: 'laser', fault: 'unknown' },
        { field: 'repeatMs', fault: 'out-of-range' },
      ],
    });
    assert.deepEqual(await terminal.client.desk.importSettings({ path, digest: '', except: [] }), {
      type: 'unusable',
      fault: 'changed',
    });
    assert.deepEqual(file.read(), held);
  });

  test('are not taken in if the file is another one than was looked at', async () => {
    const seen = await look();
    assert.ok(seen.type === 'fits');
    put({ venue: 'Swapped' });
    const answer = await terminal.client.desk.importSettings({ path, digest: seen.digest, except: [] });
    assert.deepEqual(answer, { type: 'unusable', fault: 'changed' });
    assert.notEqual(file.read()?.venue, 'Swapped');
  });

  test('are told from what is no file of settings, from a newer one and from one that is gone', async () => {
    const fault = async () => {
      const seen = await look();
      return seen.type === 'unusable' ? seen.fault : seen.type;
    };
    writeFileSync(path, '{"venue":"V"}');
    assert.equal(await fault(), 'not-settings');
    writeFileSync(path, 'no JSON');
    assert.equal(await fault(), 'not-settings');
    writeFileSync(path, '{"munjigi":"settings","version":2,"all":"new"}');
    assert.equal(await fault(), 'newer');
    writeFileSync(path, Buffer.alloc(3 * 1024 * 1024, 0x20));
    assert.equal(await fault(), 'too-large');
    const foreign = await terminal.client.desk.previewSettings({ path: join(profile, 'settings.json') });
    assert.deepEqual(foreign, { type: 'unusable', fault: 'gone' }, 'only what was offered is read');
  });

  test('are not read through a link, which could lead anywhere on the machine', async () => {
    symlinkSync(join(profile, 'settings.json'), join(folder, 'link.json'));
    const { files } = await terminal.client.desk.settingsFiles();
    assert.ok(!files.some(({ name }) => name === 'link.json'));
  });
});
