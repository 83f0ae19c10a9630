import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { obstacle } from '../../../../main/hosts/electron/electron-binary.ts';
import { type BinaryOptions, findBinary } from '../../../../main/hosts/electron/installed-binary.ts';

const folder = mkdtempSync(join(tmpdir(), 'munjigi-electron-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const noon = Date.UTC(2026, 10, 24, 3);
const day = 86_400_000;

function executable(path: string): string {
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}

/** A folder like the npm package's, with an installer that does what the script says. */
function packageWith(name: string, installer: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'dist'), { recursive: true });
  writeFileSync(join(path, 'install.js'), installer);
  return path;
}

/** An installer that works, and one that notes each of its failures. */
const works = `const { writeFileSync, chmodSync } = require('node:fs');
writeFileSync(__dirname + '/dist/electron', ''); chmodSync(__dirname + '/dist/electron', 0o755);
writeFileSync(__dirname + '/path.txt', 'electron');`;
const fails = `require('node:fs').appendFileSync(__dirname + '/tries', 'x');
console.error('RequestError: getaddrinfo ENOTFOUND github.example\\n  at somewhere'); process.exit(1);`;

async function find(options: Partial<BinaryOptions>) {
  let fetches = 0;
  const found = await findBinary({
    allowFetchMs: 30_000,
    env: {},
    packageFolder: undefined,
    memory: join(folder, 'memory', 'download.json'),
    clock: { now: () => noon },
    onFetch: () => {
      fetches += 1;
    },
    ...options,
  });
  return { found, fetches };
}

describe("Electron's binary", () => {
  test('is the one that MUNJIGI_ELECTRON names', async () => {
    const path = executable(join(folder, 'named'));
    assert.deepEqual((await find({ env: { MUNJIGI_ELECTRON: path } })).found, { path });
    const { found } = await find({ env: { MUNJIGI_ELECTRON: join(folder, 'nothing') } });
    assert.match(
      'missing' in found ? found.missing : '',
      /MUNJIGI_ELECTRON names .*nothing, which cannot be run/,
    );
  });

  test('is missing without its npm package', async () => {
    assert.deepEqual((await find({})).found, { missing: 'the npm package electron is not installed' });
  });

  test('is taken from the package where it is installed, and nothing is fetched', async () => {
    const packageFolder = packageWith('installed', 'process.exit(9)');
    const path = executable(join(packageFolder, 'dist', 'electron'));
    assert.deepEqual(await find({ packageFolder }), { found: { path }, fetches: 0 });
  });

  test('is taken from another folder that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const packageFolder = packageWith('overridden', 'process.exit(9)');
    writeFileSync(join(packageFolder, 'path.txt'), 'electron');
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const path = executable(join(elsewhere, 'electron'));
    const env = { ELECTRON_OVERRIDE_DIST_PATH: elsewhere };
    assert.deepEqual((await find({ packageFolder, env })).found, { path });
  });

  test('is not fetched where that is not allowed', async () => {
    const packageFolder = packageWith('not-allowed', works);
    const { found, fetches } = await find({ packageFolder, allowFetchMs: 0 });
    assert.deepEqual(found, { missing: 'its binary is not installed' });
    assert.equal(fetches, 0);
  });

  test('is fetched by the package’s own installer', async () => {
    const packageFolder = packageWith('fetched', works);
    const path = join(packageFolder, 'dist', 'electron');
    assert.deepEqual(await find({ packageFolder }), { found: { path }, fetches: 1 });
  });

  test('is not waited for twice a day where it cannot be fetched', async () => {
    const packageFolder = packageWith('unreachable', fails);
    const memory = join(folder, 'unreachable.json');
    const tries = () => readFileSync(join(packageFolder, 'tries'), 'utf8').length;
    const first = await find({ packageFolder, memory });
    assert.deepEqual(first.found, {
      missing: 'its download failed: RequestError: getaddrinfo ENOTFOUND github.example',
    });
    const second = await find({ packageFolder, memory, clock: { now: () => noon + day - 1 } });
    assert.match('missing' in second.found ? second.found.missing : '', /failed at 2026-11-24T.*ENOTFOUND/);
    assert.equal(second.fetches, 0);
    assert.equal(tries(), 1);
    await find({ packageFolder, memory, clock: { now: () => noon + day } });
    assert.equal(tries(), 2);
    // A memory of tomorrow was written under a wrong clock.
    await find({ packageFolder, memory, clock: { now: () => noon } });
    assert.equal(tries(), 3);
  });

  test('forgets a failure once it has arrived', async () => {
    const packageFolder = packageWith('arrives-later', fails);
    const memory = join(folder, 'arrives-later.json');
    await find({ packageFolder, memory });
    writeFileSync(join(packageFolder, 'install.js'), works);
    const { found } = await find({ packageFolder, memory, clock: { now: () => noon + 2 * day } });
    assert.ok('path' in found);
    assert.equal(existsSync(memory), false);
  });

  test('is given up after the time that was allowed', async () => {
    const packageFolder = packageWith('slow', 'setInterval(() => {}, 1000)');
    const memory = join(folder, 'slow.json');
    const { found } = await find({ packageFolder, memory, allowFetchMs: 200 });
    assert.deepEqual(found, { missing: 'its download failed: it did not arrive within 0.2 s' });
  });

  test('is said to be missing even where the failure cannot be remembered', async () => {
    const packageFolder = packageWith('forgetful', fails);
    const { found } = await find({ packageFolder, memory: join(packageFolder, 'install.js', 'memory.json') });
    assert.ok('missing' in found);
  });
});

describe('what keeps Electron from running', () => {
  test('is the want of a display', () => {
    assert.match(obstacle({}, 'linux', 1000) ?? '', /no display/);
    assert.match(obstacle({ DISPLAY: '', WAYLAND_DISPLAY: '' }, 'linux', 1000) ?? '', /no display/);
    assert.equal(obstacle({ DISPLAY: ':0' }, 'linux', 1000), undefined);
    assert.equal(obstacle({ DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000), undefined);
  });

  test('is root, for whom there is no sandbox', () => {
    assert.match(obstacle({ DISPLAY: ':0' }, 'linux', 0) ?? '', /root/);
  });

  test('is nothing on other systems', () => {
    assert.equal(obstacle({}, 'win32', undefined), undefined);
    assert.equal(obstacle({}, 'darwin', 501), undefined);
  });
});
