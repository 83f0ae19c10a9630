import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { KioskProcess, munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';
import { openScreen } from '../../e2e/screen.ts';

const munjigi = join(import.meta.dirname, '../../../main/cli/entry.ts');
const venue = ['--venue', 'Venue', '--gate', 'Gate', '--manager', '김관리', '--pin', '482913'];

/** `munjigi start` with this environment, its talk and its way to be stopped. */
async function started(parameters: readonly string[], env: NodeJS.ProcessEnv) {
  const running = spawn(process.execPath, [munjigi, 'start', ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const talk: string[] = [];
  running.stderr.setEncoding('utf8').on('data', (text: string) => talk.push(text));
  const ended = once(running, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: running.stdout }), 'line'),
    ended.then(() => ['']),
  ]);
  return { line: String(line), talk: () => talk.join(''), running, ended };
}

describe('munjigi start', () => {
  const { profile, remove } = temporaryProfile();
  before(async () => {
    await munjigiCommand(['setup', ...venue, '--profile', profile]);
  });
  after(remove);

  test('--headless says on one line where the screens are, and ends with 0 when it is asked to', async () => {
    const { line, running, ended } = await started(['--headless', '--profile', profile], {});
    assert.match(line, /^ready http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/);
    const screen = await openScreen(line.slice('ready '.length));
    assert.equal((await screen.client.desk.people())[0]?.name, '김관리');
    screen.close();
    running.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  });

  test('ends with 0 when staff close the kiosk from the desk', async () => {
    const { line, ended } = await started(['--headless', '--profile', profile], {});
    const screen = await openScreen(line.slice('ready '.length));
    const [manager] = await screen.client.desk.people();
    await screen.client.desk.unlock({ staff: manager?.id ?? '', pin: '482913' });
    await screen.client.desk.leave().catch(() => undefined);
    assert.deepEqual(await ended, [0, null]);
    screen.close();
  });

  test('without a display says so, says which host and why, and where the screens are', async () => {
    const { line, talk, running, ended } = await started(['--profile', profile], {
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    });
    assert.match(line, /^ready http/);
    assert.match(talk(), /Host: browser, because Electron cannot be started: there is no display here\./);
    assert.match(talk(), /There is no display here .* Open the address printed below in any browser/);
    running.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
  });

  test('without a browser says so, and where the screens are', async () => {
    const { line, talk, running, ended } = await started(['--host', 'browser', '--profile', profile], {
      DISPLAY: ':77',
      MUNJIGI_BROWSER: join(profile, 'no-browser'),
    });
    assert.match(line, /^ready http/);
    assert.match(talk(), /MUNJIGI_BROWSER names .*no-browser, which cannot be run/);
    running.kill();
    await ended;
  });

  test('--host electron ends with 1 and the reason where Electron cannot be started', async () => {
    const { line, talk, ended } = await started(['--host', 'electron', '--profile', profile], {
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    });
    assert.equal(line, '');
    assert.deepEqual(await ended, [1, null]);
    assert.match(talk(), /Electron cannot be started: there is no display here\./);
  });

  test('as root gives no window up to a browser without a sandbox', {
    skip: process.getuid?.() === 0 ? false : 'runs as root only',
  }, async () => {
    const { line, talk, ended } = await started(['--host', 'browser', '--profile', profile], {
      DISPLAY: ':77',
      MUNJIGI_BROWSER: process.execPath,
    });
    assert.equal(line, '');
    assert.deepEqual(await ended, [1, null]);
    assert.match(talk(), /Chromium does not start its sandbox for root.*--headless/);
  });

  test('ends with 1 and the reason when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const outcome = await munjigiCommand([
      ...['start', '--headless', '--profile', profile],
      ...['--port', String(port)],
    ]);
    other.close();
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, new RegExp(`cannot be served on port ${port}: .*EADDRINUSE`));
  });

  test('starts with broken settings too, and says where they are broken', async () => {
    const broken = temporaryProfile();
    writeFileSync(join(broken.profile, 'settings.json'), '{ "venue": 7 }');
    const kiosk = await KioskProcess.start('start', '--headless', '--profile', broken.profile);
    assert.match(kiosk.talk(), /settings\.json cannot be used as it is \(invalid\)/);
    assert.match(kiosk.talk(), /at venue/);
    const screen = await openScreen(kiosk.address);
    const fault = () => screen.client.kiosk.setup({ venue: 'V', gate: 'G', manager: 'K', pin: '482913' });
    await assert.rejects(fault, { code: 'REFUSED' }, 'nobody at the door sets it up anew');
    screen.close();
    await kiosk.stop();
    broken.remove();
  });

  test('starts before anybody set it up, so that the first-run screens can', async () => {
    const fresh = temporaryProfile();
    const kiosk = await KioskProcess.start('start', '--headless', '--profile', fresh.profile);
    const screen = await openScreen(kiosk.address);
    await screen.client.kiosk.setup({
      venue: 'Venue',
      gate: 'Gate',
      manager: 'Kim',
      pin: '482913',
      language: 'ko',
    });
    screen.close();
    await kiosk.stop();
    fresh.remove();
  });

  for (const parameters of [
    ['--host', 'firefox'],
    ['--headless', '--host', 'electron'],
    ['--scanner', 'parallel:lpt1'],
    ['--port', 'eighty'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--fast'],
    ['door'],
  ]) {
    test(`${parameters.join(' ')} is wrong usage`, async () => {
      const outcome = await munjigiCommand(['start', ...parameters, '--profile', profile]);
      assert.equal(outcome.code, 2);
      assert.match(outcome.stderr, /^error: /);
      assert.equal(outcome.stdout, '');
    });
  }
});
