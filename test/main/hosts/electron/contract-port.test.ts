import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { describe, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { IpcMain, WebFrameMain } from 'electron';
import {
  connectChannel,
  type PortArrival,
  serveContract,
} from '../../../../main/hosts/electron/contract-port.ts';
import type { Kiosk } from '../../../../main/kiosk.ts';
import type { Screen } from '../../../e2e/screen.ts';
import { speaksTheContract } from '../contract-suite.ts';
import { portMain } from './port-main.ts';

const screens = { origin: 'app://kiosk', parent: null };

/** The program's end of the channel, and a way to knock on it as any frame. */
function served(kiosk: Pick<Kiosk, 'router' | 'connect'>) {
  const ipc = new EventEmitter();
  let refusals = 0;
  serveContract(ipc as unknown as Pick<IpcMain, 'on'>, {
    kiosk: async () => kiosk,
    onRefused: () => {
      refusals += 1;
    },
  });
  return {
    refusals: () => refusals,
    knock: (arrival: PortArrival) => ipc.emit(connectChannel, arrival),
  };
}

speaksTheContract('a message port', async (kiosk) => {
  const { knock } = served(kiosk);
  let current: ReturnType<typeof portMain> | undefined;
  const connect = async (): Promise<Screen> => {
    const { port1, port2 } = new MessageChannel();
    current = portMain(port1);
    knock({ senderFrame: screens, ports: [current] });
    const link = new RPCLink({ port: port2 as unknown as globalThis.MessagePort });
    port2.start();
    return { client: createORPCClient(link), close: () => port2.close() };
  };
  return { connect, close: async () => current?.close() };
});

/** A kiosk that counts who is connected. */
function countingKiosk() {
  let connections = 0;
  const kiosk = {
    router: {},
    connect: () => {
      connections += 1;
      return {
        context: {},
        close: () => {
          connections -= 1;
        },
      };
    },
  } as unknown as Pick<Kiosk, 'router' | 'connect'>;
  return { kiosk, connections: () => connections };
}

describe('the way in for a port', () => {
  const strangers: Readonly<Record<string, PortArrival['senderFrame']>> = {
    'a frame inside the screens': { origin: 'app://kiosk', parent: screens as WebFrameMain },
    'another page': { origin: 'https://example.com', parent: null },
    'a frame that is gone': null,
  };
  for (const [who, senderFrame] of Object.entries(strangers)) {
    test(`is closed to ${who}`, () => {
      const { kiosk, connections } = countingKiosk();
      const { knock, refusals } = served(kiosk);
      const port = portMain(new MessageChannel().port1);
      knock({ senderFrame, ports: [port] });
      assert.equal(refusals(), 1);
      assert.equal(connections(), 0);
      assert.equal(port.isClosed, true);
    });
  }

  test('takes exactly one port', () => {
    const { kiosk, connections } = countingKiosk();
    const { knock, refusals } = served(kiosk);
    const ports = [1, 2].map(() => portMain(new MessageChannel().port1));
    knock({ senderFrame: screens, ports: [] });
    knock({ senderFrame: screens, ports });
    assert.equal(refusals(), 2);
    assert.equal(connections(), 0);
    assert.ok(ports.every(({ isClosed }) => isClosed));
  });

  test('ends the connection of the page before', () => {
    const { kiosk } = countingKiosk();
    const { knock } = served(kiosk);
    const [before, now] = [1, 2].map(() => portMain(new MessageChannel().port1));
    for (const port of [before, now]) knock({ senderFrame: screens, ports: port ? [port] : [] });
    assert.equal(before?.isClosed, true);
    assert.equal(now?.isClosed, false);
    now?.close();
  });

  test('is shut behind a page between two kiosks, and waits with the next page for the next kiosk', async () => {
    const { kiosk, connections } = countingKiosk();
    const next = Promise.withResolvers<typeof kiosk>();
    let stands = Promise.resolve(kiosk);
    const ipc = new EventEmitter();
    const { hangUp } = serveContract(ipc as unknown as Pick<IpcMain, 'on'>, {
      kiosk: () => stands,
      onRefused: () => assert.fail('nobody is to be refused'),
    });
    const [before, after] = [1, 2].map(() => portMain(new MessageChannel().port1));
    const knock = async (port: PortArrival['ports'][number] | undefined) => {
      ipc.emit(connectChannel, { senderFrame: screens, ports: port ? [port] : [] });
      await new Promise((resolve) => setImmediate(resolve));
    };
    await knock(before);
    assert.equal(connections(), 1);
    stands = next.promise;
    hangUp();
    assert.equal(before?.isClosed, true);
    assert.equal(connections(), 0);
    await knock(after);
    assert.equal(connections(), 0);
    next.resolve(kiosk);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(connections(), 1);
    after?.close();
  });

  test('survives a page that speaks something else', async () => {
    const { kiosk } = countingKiosk();
    const ipc = new EventEmitter();
    const refused = new EventEmitter();
    serveContract(ipc as unknown as Pick<IpcMain, 'on'>, {
      kiosk: async () => kiosk,
      onRefused: () => refused.emit('refused'),
    });
    const { port1, port2 } = new MessageChannel();
    ipc.emit(connectChannel, { senderFrame: screens, ports: [portMain(port1)] });
    for (const message of ['{', '{"i":', 7, null]) {
      const heard = once(refused, 'refused');
      port2.postMessage(message);
      await heard;
    }
    port2.close();
  });
});
