import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Configuration } from 'electron-builder';

const root = join(import.meta.dirname, '..');

/** electron-builder's own parts, as they are installed with it. */
const builders = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = builders('app-builder-lib/out/util/config/config');
const { DebugLogger } = builders('builder-util');
const { extractAll } = builders('@electron/asar');

const configuration = async (): Promise<Configuration> => await getConfig(root, null, null);
const validate = async (config: object): Promise<void> =>
  await validateConfiguration(config, new DebugLogger(false));

/** Marks the fuses in Electron's binary; behind it follow their version, their number and one character each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder shaped like Electron's, whose binary holds fuses and nothing else: enough to pack, on any machine. */
function standInElectron(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const fuses = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 8]), Buffer.from('10110010')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(64), fuses]));
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), '');
  }
  return folder;
}

/** The fuses of a packed binary, in Electron's order: run as Node, encrypted cookies, NODE_OPTIONS, … */
function fusesOf(binary: string): readonly boolean[] {
  const bytes = readFileSync(binary);
  const wire = bytes.subarray(bytes.indexOf(sentinel) + sentinel.length);
  const [version, count = 0] = wire;
  assert.equal(version, 1);
  return [...wire.subarray(2, 2 + count)].map((fuse) => fuse === '1'.charCodeAt(0));
}

describe('the packaging', () => {
  test("is valid by the packager's own schema", async () => await validate(await configuration()));

  test('would not be valid with a wrong key or a wrong value', async () => {
    const config = await configuration();
    await assert.rejects(validate({ ...config, npmRebuilt: false }), /npmRebuilt/);
    const electronFuses = { ...config.electronFuses, runAsNodes: false };
    await assert.rejects(validate({ ...config, electronFuses }), /electronFuses/);
    await assert.rejects(validate({ ...config, asar: 'perhaps' }), /asar/);
  });

  test('names files that are there', async () => {
    const { linux, win, deb } = await configuration();
    const [rules = ''] = deb?.fpm?.[0]?.split('=') ?? [];
    for (const path of [linux?.icon, win?.icon, rules]) {
      assert.ok(typeof path === 'string' && existsSync(join(root, path)), String(path));
    }
  });
});

describe('a packed kiosk', { skip: process.platform === 'linux' ? false : 'is packed on Linux only' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-package-'));
  const packed = join(folder, 'out', 'linux-unpacked');
  const archive = join(packed, 'resources', 'app.asar');
  const inside = join(folder, 'inside');
  after(() => rmSync(folder, { recursive: true, force: true }));

  before(() => {
    const run = (command: string, ...parameters: readonly string[]) =>
      execFileSync(process.execPath, [join(root, 'node_modules', '.bin', command), ...parameters], {
        cwd: root,
        stdio: 'pipe',
      });
    // The types were checked before the tests; what is made of them is the same.
    run('tsc', '-p', 'tsconfig.build.json', '--noCheck');
    run(
      'electron-builder',
      ...['--linux', 'dir', '--publish', 'never'],
      `-c.electronDist=${standInElectron(join(folder, 'electron'))}`,
      `-c.directories.output=${join(folder, 'out')}`,
    );
    extractAll(archive, inside);
    cpSync(`${archive}.unpacked`, inside, { recursive: true });
  });

  test('is not to be turned into a plain Node, inspected, or fed with other code', () => {
    assert.deepEqual(fusesOf(join(packed, 'munjigi-kiosk')), [
      ...[false, true, false, false],
      ...[true, true, false, false],
    ]);
  });

  test('holds the program, the screens and nothing of the workshop', () => {
    const { main } = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8'));
    for (const path of [main, 'dist/main/hosts/electron/preload.cjs', 'dist/renderer/index.html']) {
      assert.ok(existsSync(join(inside, path)), path);
    }
    for (const path of [
      'main',
      'renderer',
      'shared',
      'test',
      'tools',
      '.ci',
      'node_modules/electron',
      'out',
    ]) {
      assert.ok(!existsSync(join(inside, path)), path);
    }
  });

  test('has its native modules outside the archive, for this system only', () => {
    const modules = join(`${archive}.unpacked`, 'node_modules');
    const binary = `prebuilds/linux-${process.arch}`;
    assert.ok(existsSync(join(modules, 'better-sqlite3', `${binary}.node`)));
    assert.ok(existsSync(join(modules, '@serialport', 'bindings-cpp', binary)));
    assert.ok(!existsSync(join(modules, 'better-sqlite3', 'prebuilds', 'win32-x64.node')));
    assert.ok(!existsSync(join(modules, '@serialport', 'bindings-cpp', 'prebuilds', 'win32-x64')));
  });

  test('needs nothing that was not packed', () => {
    const program = join(inside, 'dist', 'main', 'cli', 'munjigi.js');
    const profile = join(folder, 'profile');
    const run = (...parameters: readonly string[]) =>
      execFileSync(process.execPath, [program, ...parameters, '--profile', profile], {
        encoding: 'utf8',
        stdio: 'pipe',
        input: 'no pass at all\n',
      });
    run('setup', '--venue', 'Venue', '--gate', 'Gate', '--manager', 'Kim', '--pin', '482913');
    assert.match(run('verify'), /"decision":"review"/);
  });
});
