import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { movingPng, png } from '../store/pictures.ts';
import { Terminal } from '../terminal.ts';

const time = { now: Date.UTC(2026, 10, 24, 3) };

describe("the venue's logo at the desk", () => {
  const { profile, remove } = temporaryProfile();
  const folder = join(profile, 'reports');
  const kept = join(profile, 'branding');
  const settings = () => new SettingsFile(profile).read();
  const put = (name: string, bytes: string | Buffer) => writeFileSync(join(folder, name), bytes);
  const [first, second] = [png(200, 80), png(64, 64)];
  let terminal: Terminal;
  let desk: Terminal['client']['desk'];

  const choose = (name: string) => desk.chooseLogo({ path: join(folder, name) });
  async function lastNote(): Promise<string | undefined> {
    const { rows } = await desk.journal({ limit: 20, kinds: 'all' });
    return rows.find(({ kind }) => kind === 'changed')?.note;
  }

  before(async () => {
    const made = await settingsFor({
      ...{ venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' },
    });
    new SettingsFile(profile).write({ ...made, branding: { name: 'Hall' } });
    mkdirSync(folder, { recursive: true });
    put('first.png', first);
    put('second.PNG', second);
    put('moving.png', movingPng());
    put('drawing.png', '<svg/>');
    put('notes.txt', 'x');
    terminal = new Terminal(profile, time);
    await terminal.listen();
    desk = terminal.client.desk;
    const [kim] = await desk.people();
    assert.equal((await desk.unlock({ staff: kim?.id ?? '', pin: '482913' })).ok, true);
  });
  after(async () => {
    await terminal.close();
    remove();
  });

  test('is chosen from the pictures at a place, shown to every screen, and the row names the file', async () => {
    assert.equal(await terminal.client.kiosk.logo(), null);
    const { files } = await desk.logoFiles();
    assert.deepEqual(files.map(({ name }) => name).toSorted(), [
      'drawing.png',
      'first.png',
      'moving.png',
      'second.PNG',
    ]);
    assert.deepEqual(await choose('first.png'), { ok: true });
    assert.deepEqual(await terminal.client.kiosk.logo(), {
      type: 'image/png',
      base64: first.toString('base64'),
    });
    assert.equal(settings()?.branding.name, 'Hall');
    assert.equal(await lastNote(), 'changed the settings: branding, by first.png');
  });

  test('gives way to the next, and only that one is kept', async () => {
    assert.deepEqual(await choose('second.PNG'), { ok: true });
    assert.deepEqual(readdirSync(kept), [settings()?.branding.logo]);
    assert.equal((await terminal.client.kiosk.logo())?.base64, second.toString('base64'));
  });

  test('stays as it is when another file is none', async () => {
    const before = settings();
    assert.deepEqual(await choose('drawing.png'), { ok: false, fault: 'no-picture' });
    assert.deepEqual(await choose('moving.png'), { ok: false, fault: 'moves' });
    assert.deepEqual(await choose('notes.txt'), { ok: false, fault: 'gone' });
    put('huge.png', Buffer.concat([first, Buffer.alloc(512 * 1024)]));
    assert.deepEqual(await choose('huge.png'), { ok: false, fault: 'too-large' });
    assert.deepEqual(settings(), before);
  });

  test('goes along in the file of settings, and a file without its picture is not taken in', async () => {
    const logo = settings()?.branding.logo;
    const { path } = await desk.saveSettings({ place: folder });
    const exported = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(exported.logo, second.toString('base64'));
    await desk.removeLogo();
    assert.equal(await terminal.client.kiosk.logo(), null);
    assert.deepEqual(readdirSync(kept), []);
    assert.deepEqual(settings()?.branding, { name: 'Hall' });

    const bare = join(folder, 'bare.json');
    writeFileSync(bare, JSON.stringify({ ...exported, logo: undefined }));
    assert.deepEqual(await desk.previewSettings({ path: bare }), {
      type: 'wrong',
      problems: [{ field: 'branding.logo', fault: 'logo-missing' }],
    });
    writeFileSync(bare, JSON.stringify({ ...exported, logo: Buffer.from('<svg/>').toString('base64') }));
    assert.deepEqual(await desk.previewSettings({ path: bare }), {
      type: 'wrong',
      problems: [{ field: 'branding.logo', fault: 'logo-unusable' }],
    });

    const seen = await desk.previewSettings({ path });
    assert.ok(seen.type === 'fits' && !existsSync(join(kept, logo ?? '')), 'a look keeps nothing');
    await desk.importSettings({ path, digest: seen.digest, except: [] });
    assert.equal((await terminal.client.kiosk.logo())?.base64, second.toString('base64'));
  });

  test('is not shown if its file is not what it was', async () => {
    writeFileSync(join(kept, settings()?.branding.logo ?? ''), first);
    assert.equal(await terminal.client.kiosk.logo(), null);
  });
});
