import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { buildHost } from '../../main/hosts/electron/built-host.ts';
import { exitCodes } from '../../main/hosts/electron/exit-codes.ts';
import { findBinary, installedPackage } from '../../main/hosts/electron/installed-binary.ts';
import { temporaryProfile } from './kiosk-process.ts';

const root = join(import.meta.dirname, '..', '..');

/** A machine without the binary or without a display has no window to test: the reason is the skipped test's. */
const found = await findBinary({
  allowFetchMs: 0,
  env: process.env,
  packageFolder: installedPackage(),
  memory: '',
  clock: { now: Date.now },
  onFetch: () => undefined,
});
const { DISPLAY, WAYLAND_DISPLAY } = process.env;
const hidden = process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
const missing = 'missing' in found ? `Electron: ${found.missing}` : hidden && 'there is no display here';

describe('the kiosk in Electron', { skip: missing }, () => {
  const { profile, remove } = temporaryProfile();
  const executablePath = 'path' in found ? found.path : '';
  // Chromium's sandbox does not start for root; the tests may do without.
  const isRoot = process.getuid?.() === 0;
  let app: ElectronApplication;
  let page: Page;

  before(async () => {
    const entry = 'dist/main/hosts/electron/entry.js';
    assert.equal(await buildHost({ project: root, entry, onBuild: () => undefined }), undefined);
    app = await electron.launch({
      executablePath,
      args: [root, '--profile', profile, '--window', '--supervised'],
      chromiumSandbox: !isRoot,
    });
    page = await app.firstWindow();
  });
  after(async () => {
    await app.close();
    remove();
  });

  test('shows the first-run screen, over its own scheme', async () => {
    await page.locator('[data-screen="setup"]').waitFor();
    assert.equal(page.url(), 'app://kiosk/');
  });

  test('gives the page nothing of Node or Electron', async () => {
    const types = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].map((name) => name in window),
    );
    assert.deepEqual(types, [false, false, false, false]);
    assert.deepEqual(await page.evaluate(() => ({ ...window.munjigi })), { electron: true });
  });

  test('leaves its page for no other, and opens no second window', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    assert.equal(await page.evaluate(() => window.open('app://kiosk/') === null), true);
    assert.equal(page.url(), 'app://kiosk/');
    assert.equal(app.windows().length, 1);
  });

  test('reaches no other address and runs no script of anybody else', async () => {
    assert.equal(await page.evaluate(() => fetch('https://example.com/').catch(() => 'blocked')), 'blocked');
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
      document.head.append(script);
      return document.documentElement.dataset.ran;
    });
    assert.equal(ran, undefined);
  });

  test('grants no permission', async () => {
    assert.equal(await page.evaluate(() => Notification.requestPermission()), 'denied');
  });

  test('runs once on a profile', async () => {
    const second = spawn(
      executablePath,
      [root, '--profile', profile, '--window', ...(isRoot ? ['--no-sandbox'] : [])],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let talk = '';
    second.stderr.setEncoding('utf8').on('data', (text: string) => {
      talk += text;
    });
    const [code] = await once(second, 'close');
    assert.equal(code, exitCodes.alreadyRunning);
    assert.match(talk, /a kiosk runs already on/);
  });
});
