import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { chromiumArguments, findChromium } from '../../../../main/hosts/browser/chromium.ts';
import { KioskWindow } from '../../../../main/hosts/browser/kiosk-window.ts';
import { freeFolder } from '../../../../main/hosts/browser/leftover-browser.ts';
import { Patience } from '../../../../main/hosts/patience.ts';

const folder = mkdtempSync(join(tmpdir(), 'munjigi-browser-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A program that stands in for a browser: it notes its arguments and does what the script says. */
function standIn(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$*" >> '${path}.log'\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const launches = (browser: string) => readFileSync(`${browser}.log`, 'utf8').trim().split('\n');

describe("the browser's command line", () => {
  const options = {
    url: 'http://127.0.0.1:1/?token=x',
    userData: '/profile/browser',
    sandbox: true,
  } as const;

  test('is quiet, keeps to its own profile and keeps its sandbox', () => {
    const line = chromiumArguments({ ...options, view: 'kiosk' });
    for (const one of [
      '--user-data-dir=/profile/browser',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-speech-dispatcher',
      '--kiosk',
    ]) {
      assert.ok(line.includes(one), one);
    }
    assert.equal(line.at(-1), options.url);
    assert.ok(!line.includes('--no-sandbox'));
    assert.ok(!line.some((one) => one.startsWith('--remote-debugging')));
  });

  test('gives the sandbox up only where it is told to', () => {
    assert.ok(chromiumArguments({ ...options, sandbox: false, view: 'window' }).includes('--no-sandbox'));
  });

  test('opens an application window for trying out', () => {
    const line = chromiumArguments({ ...options, view: 'window' });
    assert.ok(line.includes(`--app=${options.url}`));
    assert.ok(!line.includes('--kiosk'));
  });
});

describe('the browser of this machine', () => {
  test('is the one that MUNJIGI_BROWSER names, or none', () => {
    const before = process.env.MUNJIGI_BROWSER;
    try {
      process.env.MUNJIGI_BROWSER = standIn('named', 'exit 0');
      assert.equal(findChromium(), join(folder, 'named'));
      process.env.MUNJIGI_BROWSER = join(folder, 'nothing');
      assert.equal(findChromium(), undefined);
    } finally {
      if (before === undefined) delete process.env.MUNJIGI_BROWSER;
      else process.env.MUNJIGI_BROWSER = before;
    }
  });
});

describe('the window', () => {
  function windowOf(browser: string, view: 'kiosk' | 'window') {
    const talk: string[] = [];
    let heard = () => {};
    let opened = 0;
    const closed = Promise.withResolvers<void>();
    const window = new KioskWindow({
      browser,
      view,
      sandbox: true,
      userData: join(folder, 'profile'),
      address: () => {
        opened += 1;
        return `http://127.0.0.1:1/?token=${opened}`;
      },
      log: (message) => {
        talk.push(message);
        heard();
      },
      onClosed: closed.resolve,
    });
    const said = () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      });
    return { window, talk, said, closed: closed.promise };
  }

  test('comes back when a kiosk’s browser ends, with a fresh address', async () => {
    const browser = standIn('ends', 'exit 0');
    const { window, talk, said } = windowOf(browser, 'kiosk');
    window.open();
    await said();
    await said();
    await window.close();
    assert.equal(talk[0], 'The browser ended (exit code 0). Opening it again in 0.5 s.');
    assert.equal(talk[1], 'The browser ended (exit code 0). Opening it again in 1 s.');
    const [first, second] = launches(browser);
    assert.match(first ?? '', /token=1$/);
    assert.match(second ?? '', /token=2$/);
  });

  test('that is for trying out is closed by hand, and says so', async () => {
    const { window, talk, closed } = windowOf(standIn('closed', 'exit 0'), 'window');
    window.open();
    await closed;
    await window.close();
    assert.deepEqual(talk, []);
  });

  test('is tried again where its program cannot be started', async () => {
    const { window, talk, said } = windowOf(join(folder, 'nothing'), 'kiosk');
    window.open();
    await said();
    await window.close();
    assert.match(talk[0] ?? '', /ENOENT/);
  });

  test('goes with the kiosk', async () => {
    const { window, talk } = windowOf(standIn('stays', 'exec sleep 600'), 'kiosk');
    window.open();
    await window.close();
    assert.deepEqual(talk, []);
  });
});

test('patience grows with every quick end, up to half a minute, and is new after a good minute', () => {
  const patience = new Patience();
  assert.deepEqual(
    Array.from({ length: 9 }, () => patience.after(100)),
    [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000],
  );
  assert.equal(patience.after(61_000), 500);
  assert.equal(patience.quickEnds, 0);
});

describe('a browser that outlived its kiosk', { skip: process.platform !== 'linux' }, () => {
  test('is ended where it still holds the folder', async () => {
    const userData = mkdtempSync(join(folder, 'held-'));
    const browser = spawn(process.execPath, [
      '-e',
      'console.log("up"); setInterval(() => {}, 1000)',
      // What follows is not Node's own: it would end at an option that it does not know.
      '--',
      `--user-data-dir=${userData}`,
    ]);
    await once(browser.stdout, 'data');
    symlinkSync(`${hostname()}-${browser.pid}`, join(userData, 'SingletonLock'));
    const ended = once(browser, 'exit');
    assert.equal(freeFolder(userData), true);
    assert.equal((await ended)[1], 'SIGKILL');
    assert.equal(freeFolder(userData), false);
  });

  test('is not mistaken for another program that has its number now', () => {
    const userData = mkdtempSync(join(folder, 'stale-'));
    symlinkSync(`${hostname()}-${process.pid}`, join(userData, 'SingletonLock'));
    assert.equal(freeFolder(userData), false);
    // The lock is gone, too: a new browser starts.
    symlinkSync(`the-name-before-${process.pid}`, join(userData, 'SingletonLock'));
    assert.equal(freeFolder(userData), false);
    symlinkSync('free', join(userData, 'SingletonLock'));
  });

  test('is not looked for in a folder that nobody used', () => {
    assert.equal(freeFolder(join(folder, 'new')), false);
  });
});
