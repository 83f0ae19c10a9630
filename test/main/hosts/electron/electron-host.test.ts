import './with-fake-electron.ts';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import Database from 'better-sqlite3';
import { outOfOrderMs } from '../../../../main/hosts/electron/crash-ladder.ts';
import { exitCodes } from '../../../../main/hosts/electron/exit-codes.ts';
import type { LaunchOptions } from '../../../../main/hosts/electron/launch-options.ts';
import { SettingsFile } from '../../../../main/store/settings-file.ts';
import type { KioskEvent } from '../../../../shared/kiosk-event.ts';
import { settingsSchema } from '../../../../shared/settings.ts';
import { temporaryProfile } from '../../../e2e/kiosk-process.ts';
import type { Client } from '../../../e2e/screen.ts';
import { cheapPin } from '../../cheap-pin.ts';
import { app, BrowserWindow, forget, ipcMain, protocol } from './fake-electron.ts';
import { portMain } from './port-main.ts';

// Not imported above: the stand-in must be in place before.
const { ElectronHost } = await import('../../../../main/hosts/electron/electron-host.ts');

const watched = ['uncaughtException', 'unhandledRejection'] as const;

describe("Electron's host", () => {
  let profile: string;
  let remove: () => void;
  let before: ReadonlyMap<string, readonly unknown[]>;

  beforeEach(() => {
    ({ profile, remove } = temporaryProfile());
    before = new Map(watched.map((name) => [name, process.listeners(name as 'uncaughtException')]));
  });
  afterEach(async () => {
    if (app.exits.length === 0)
      await ended(() => app.emit('before-quit', { preventDefault: () => undefined }));
    for (const name of watched) {
      for (const listener of process.listeners(name as 'uncaughtException')) {
        if (!before.get(name)?.includes(listener)) process.off(name, listener);
      }
    }
    mock.timers.reset();
    forget();
    remove();
  });

  function open(options: Partial<LaunchOptions> = {}): void {
    new ElectronHost({
      profile,
      view: 'kiosk',
      supervised: true,
      scanners: [],
      rehearsal: false,
      ...options,
    }).open();
  }

  /** Does something that ends the program, and waits until it has. */
  async function ended(work: () => unknown): Promise<void> {
    const exit = once(app, 'fake-exit');
    work();
    await exit;
  }

  const window = (n: number): BrowserWindow => {
    const one = BrowserWindow.all.at(n);
    assert.ok(one, `there is no window ${n}`);
    return one;
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const fall = async () => {
    window(-1).webContents.emit('render-process-gone', {}, { reason: 'oom' });
    await turn();
  };
  const page = async () => {
    const answer = await protocol.handlers.get('app')?.({ url: 'app://kiosk/', method: 'GET' });
    assert.ok(answer);
    return await answer.text();
  };
  const log = () => readFileSync(join(profile, 'munjigi.log'), 'utf8');

  /** The contract, as the page speaks it. */
  function screenOf(): { readonly client: Client; readonly close: () => void } {
    const { port1, port2 } = new MessageChannel();
    const senderFrame = { origin: 'app://kiosk', parent: null };
    ipcMain.emit('munjigi:connect', { senderFrame, ports: [portMain(port1)] });
    const client: Client = createORPCClient(
      new RPCLink({ port: port2 as unknown as globalThis.MessagePort }),
    );
    port2.start();
    return { client, close: () => port2.close() };
  }

  test('opens one window on the screens, and the kiosk behind it answers', async () => {
    open();
    assert.equal(BrowserWindow.all.length, 1);
    assert.deepEqual(window(0).loads, ['app://kiosk/']);
    assert.match(await page(), /<div id="root">/);
    const { client, close } = screenOf();
    assert.deepEqual(await client.desk.people(), []);
    close();
  });

  test('does not close its window by hand, and ends with 0 when it is told to quit', async () => {
    open();
    let prevented = 0;
    const preventDefault = () => {
      prevented += 1;
    };
    window(0).emit('close', { preventDefault });
    assert.equal(prevented, 1);
    await ended(() => app.emit('before-quit', { preventDefault }));
    window(0).emit('close', { preventDefault });
    assert.equal(prevented, 2);
    assert.deepEqual(app.exits, [exitCodes.left]);
  });

  test('begins with a rehearsal where it was told to, which staff end to stand at the door', async () => {
    const pin = '482913';
    const manager = { id: 'a1b2c3d4', name: 'Kim', role: 'manager', pin: cheapPin(pin) } as const;
    new SettingsFile(profile).write(settingsSchema.parse({ venue: 'Venue', gate: 'Gate', staff: [manager] }));
    open({ rehearsal: true });
    const firstEvent = async (client: Client): Promise<KioskEvent | undefined> => {
      for await (const event of await client.kiosk.events()) return event;
      return undefined;
    };
    /** A page that is loaded until it finds what it waits for, as a page that is cut off is loaded again. */
    const pageWhere = async (isRehearsal: boolean) => {
      for (;;) {
        const { client, close } = screenOf();
        const event = await firstEvent(client).catch(() => undefined);
        if (event?.type === 'status' && (event.status.rehearsal !== undefined) === isRehearsal) {
          return { client, close };
        }
        close();
        await turn();
      }
    };
    const rehearsal = await pageWhere(true);
    await rehearsal.client.desk.unlock({ staff: manager.id, pin });
    await rehearsal.client.desk.endRehearsal();
    const door = await pageWhere(false);
    assert.equal((await door.client.desk.people()).length, 1);
    rehearsal.close();
    door.close();
  });

  test('ends with 0 when staff close the kiosk from the desk', async () => {
    open();
    const { client, close } = screenOf();
    const pin = '482913';
    await client.kiosk.setup({ venue: 'Venue', gate: 'Gate', manager: 'Kim', pin, language: 'ko' });
    const [manager] = await client.desk.people();
    await client.desk.unlock({ staff: manager?.id ?? '', pin });
    await ended(() => client.desk.leave().catch(() => undefined));
    assert.deepEqual(app.exits, [exitCodes.left]);
    close();
  });

  test('answers each fall of the screen more thoroughly', async () => {
    open();
    await fall();
    assert.deepEqual(window(0).loads, ['app://kiosk/', 'app://kiosk/']);
    await fall();
    assert.equal(BrowserWindow.all.length, 2);
    assert.equal(window(0).isDestroyed, true);
    assert.deepEqual(window(1).loads, ['app://kiosk/']);
    await ended(fall);
    assert.deepEqual(app.exits, [exitCodes.restart]);
    assert.equal(app.relaunches, 0);
    assert.match(log(), /after a fall: reload.*after a fall: recreate.*after a fall: restart/s);
  });

  test('starts itself again where nobody else does', async () => {
    open({ supervised: false });
    await fall();
    await fall();
    await ended(fall);
    assert.equal(app.relaunches, 1);
    assert.deepEqual(app.exits, [exitCodes.left]);
  });

  test('is out of order for a while after too many falls, and then tries again', async () => {
    open();
    for (let n = 0; n < 2; n += 1) await fall();
    await ended(fall);
    forget();
    const now = Date.now();
    writeFileSync(
      join(profile, 'electron', 'falls.json'),
      JSON.stringify([1, 2, 3, 4, 5].map((n) => now - n)),
    );
    mock.timers.enable({ apis: ['setTimeout'] });
    open();
    assert.match(await page(), /data-screen="out-of-order"/);
    await fall();
    assert.deepEqual(app.exits, [], 'a fall of the last page changes nothing');
    await ended(() => mock.timers.tick(outOfOrderMs));
    assert.deepEqual(app.exits, [exitCodes.restart]);
    assert.equal(readFileSync(join(profile, 'electron', 'falls.json'), 'utf8'), '[]');
  });

  test('shows that it is out of order, and where the reason is, when the kiosk cannot open', async () => {
    // A store of a newer program is never opened.
    const trust = new Database(join(profile, 'trust.db'));
    trust.pragma('user_version = 9999');
    trust.close();
    mock.timers.enable({ apis: ['setTimeout'] });
    open();
    const [, reference = ''] = /munjigi\.log: ([\da-f]+)/.exec(await page()) ?? [];
    assert.match(log(), new RegExp(`"reference":"${reference}"`));
  });
});

describe("Electron's entry", () => {
  const { argv } = process;
  const { profile, remove } = temporaryProfile();
  afterEach(() => {
    process.argv = argv;
    forget();
  });

  /** Runs the entry as Electron would, with this command line. */
  async function enter(name: string, ...parameters: readonly string[]): Promise<void> {
    process.argv = ['electron', '.', ...parameters];
    await import(`../../../../main/hosts/electron/entry.ts?${name}`);
  }

  test('ends with 3 where a kiosk runs on this profile already, before it opens anything', async () => {
    app.isTaken = true;
    await enter('taken', '--profile', profile);
    assert.deepEqual(app.exits, [exitCodes.alreadyRunning]);
    assert.equal(protocol.privileged.length, 0);
  });

  test('ends with 2 where it was started wrongly', async () => {
    await enter('wrong', '--profile', profile, '--scanner', 'parallel:lpt1');
    assert.deepEqual(app.exits, [exitCodes.wrongUsage]);
  });

  test('prepares a sandboxed program with a scheme of its own and its data in the profile', async () => {
    const handlers = new Map(watched.map((name) => [name, process.listeners(name as 'uncaughtException')]));
    await enter('good', '--profile', profile);
    for (const name of watched) {
      for (const listener of process.listeners(name as 'uncaughtException')) {
        if (!handlers.get(name)?.includes(listener)) process.off(name, listener);
      }
    }
    assert.deepEqual(app.exits, []);
    assert.equal(app.isSandboxed, true);
    assert.equal(app.paths.get('userData'), join(profile, 'electron'));
    assert.deepEqual(protocol.privileged, [{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    assert.ok(app.switches.includes('disable-background-networking'));
    assert.ok(app.switches.includes('enable-speech-dispatcher'));
    remove();
  });
});
