import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { SettingsFile, SettingsInvalid } from '../../../main/store/settings-file.ts';
import { type Settings, settingsSchema } from '../../../shared/settings.ts';

const good: Settings = settingsSchema.parse({ venue: '문지기 회관', gate: '북문', policy: 'membership' });
const posix = { skip: process.platform === 'win32' && 'no such files' };

function newFile(context: TestContext): { readonly folder: string; readonly file: SettingsFile } {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-settings-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, file: new SettingsFile(folder) };
}

/** What befalls a file, and what is said of it. */
const hostile: readonly {
  readonly name: string;
  readonly spoil: (path: string) => void;
  readonly fault: string;
  readonly fields?: readonly string[];
  readonly options?: { readonly skip: string | false };
}[] = [
  { name: 'was deleted', spoil: (path) => rmSync(path), fault: 'missing' },
  { name: 'was cut off', spoil: (path) => truncateSync(path, 40), fault: 'not-json' },
  { name: 'is empty', spoil: (path) => truncateSync(path, 0), fault: 'not-json' },
  { name: 'is a list', spoil: (path) => writeFileSync(path, '[]'), fault: 'invalid' },
  {
    name: 'is nested 100,000 deep',
    spoil: (path) => writeFileSync(path, '['.repeat(1e5)),
    fault: 'not-json',
  },
  { name: 'is 100 MB large', spoil: (path) => truncateSync(path, 100e6), fault: 'too-large' },
  {
    name: 'holds wrong types and values',
    spoil: (path) =>
      writeFileSync(
        path,
        JSON.stringify({ ...good, venue: 7, timeZone: 'Mars/Base', serialScanners: [{ path: '/dev/a\0b' }] }),
      ),
    fault: 'invalid',
    fields: ['venue', 'timeZone', 'serialScanners.0.path'],
  },
  {
    name: 'is a folder',
    spoil: (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    fault: 'unreadable',
  },
  {
    name: 'leads in a circle',
    spoil: (path) => {
      rmSync(path);
      symlinkSync(path, path);
    },
    fault: 'unreadable',
    options: posix,
  },
  {
    name: 'is a pipe that nobody writes to',
    spoil: (path) => {
      rmSync(path);
      execFileSync('mkfifo', [path]);
    },
    fault: 'unreadable',
    options: posix,
  },
  {
    name: 'may not be read',
    spoil: (path) => chmodSync(path, 0),
    fault: 'unreadable',
    options: { skip: process.getuid?.() === 0 ? 'root may read everything' : posix.skip },
  },
];

describe('a settings file that', () => {
  for (const { name, spoil, fault, fields = [], options = {} } of hostile) {
    test(`${name} does not take the settings away, nor is it overwritten`, options, (context) => {
      const { folder, file } = newFile(context);
      file.write(good);
      assert.deepEqual(file.look(), { settings: good });
      spoil(file.path);
      const { settings, problem } = new SettingsFile(folder).look();
      assert.deepEqual(settings, good);
      assert.equal(problem?.fault, fault);
      assert.equal(problem.goesBy, 'last-good');
      assert.deepEqual(problem.fields, fields);
      if (fault !== 'missing') assert.throws(() => file.read(), SettingsInvalid);
      file.write({ ...good, gate: '남문' });
      assert.equal(file.read()?.gate, '남문');
      const aside = readdirSync(folder).filter((one) => one.startsWith('settings.json.set-aside-'));
      assert.equal(aside.length, fault === 'missing' ? 0 : 1);
    });
  }

  test('names a field of a newer version is in force without it', (context) => {
    const { folder, file } = newFile(context);
    const newer = { ...good, gate: '남문', laser: true, serialScanners: [{ path: '/dev/a', parity: 'odd' }] };
    writeFileSync(file.path, JSON.stringify(newer));
    const { settings, problem } = file.look();
    assert.equal(settings?.gate, '남문');
    assert.equal(settings.serialScanners[0]?.path, '/dev/a');
    assert.deepEqual(problem && { ...problem, detail: '' }, {
      fault: 'unknown-fields',
      fields: ['serialScanners.0.parity', 'laser'],
      goesBy: 'file',
      detail: '',
    });
    file.write({ ...good, gate: '동문' });
    const [aside = ''] = readdirSync(folder).filter((one) => one.includes('set-aside'));
    assert.deepEqual(JSON.parse(readFileSync(join(folder, aside), 'utf8')), newer);
  });

  test('has no copy that could be used leaves nothing to go by, and is no new kiosk', (context) => {
    const { folder, file } = newFile(context);
    writeFileSync(file.path, '{ "venue": 7 }');
    assert.equal(file.look().problem?.goesBy, 'nothing');
    rmSync(file.path);
    assert.deepEqual(new SettingsFile(folder).look(), { settings: undefined });
    writeFileSync(join(folder, 'settings.last-good.json'), 'cut of');
    assert.equal(new SettingsFile(folder).look().problem?.goesBy, 'nothing');
  });

  test('is broken is not quoted: what stands around the fault may be a secret', (context) => {
    const { folder, file } = newFile(context);
    writeFileSync(file.path, '{ "venue": "V", "pin": "hunter2" x }');
    const { problem } = new SettingsFile(folder).look();
    assert.match(problem?.detail ?? '', /not valid JSON, at position \d+/);
    assert.doesNotMatch(JSON.stringify(problem), /hunter2/);
    assert.throws(
      () => file.read(),
      (error: Error) => !error.message.includes('hunter2'),
    );
  });

  test('was mended is taken up, and becomes the copy', posix, (context) => {
    const { folder, file } = newFile(context);
    file.write(good);
    writeFileSync(file.path, 'nonsense');
    assert.equal(file.look().problem?.fault, 'not-json');
    writeFileSync(file.path, JSON.stringify({ ...good, gate: '서문' }));
    assert.deepEqual(file.look(), { settings: { ...good, gate: '서문' } });
    rmSync(file.path);
    assert.equal(new SettingsFile(folder).look().settings?.gate, '서문');
    assert.equal(statSync(join(folder, 'settings.last-good.json')).mode & 0o777, 0o600);
  });

  test('is edited and saved within the same instant and length is read again', (context) => {
    const { file } = newFile(context);
    file.write(good);
    assert.equal(file.look().settings?.gate, '북문');
    const text = readFileSync(file.path, 'utf8');
    writeFileSync(file.path, text.replace('북문', '남문'));
    assert.equal(file.look().settings?.gate, '남문');
  });
});
