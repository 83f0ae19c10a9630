import { RPCHandler } from '@orpc/server/websocket';
import type { IpcMain, MessagePortMain, WebFrameMain } from 'electron';
import type { KioskContext } from '../../desk/context.ts';
import type { Kiosk } from '../../kiosk.ts';
import { isTrusted } from './trusted-sender.ts';

/** The one channel between the program and its screens. The preload script knows it by this name, too. */
export const connectChannel = 'munjigi:connect';

/** What is used of the event that brings a port. */
export interface PortArrival {
  readonly senderFrame: Pick<WebFrameMain, 'origin' | 'parent'> | null;
  readonly ports: readonly MessagePortMain[];
}

export interface ContractPortOptions {
  readonly kiosk: Pick<Kiosk, 'router' | 'connect'>;
  /** Hears that somebody else than the screens asked for the contract, or spoke something else over it. */
  readonly onRefused: () => void;
}

type Line = Parameters<RPCHandler<KioskContext>['message']>[0];

/**
 * Speaks the kiosk's contract over the port that the screens send. There is one window, so a new port ends the
 * connection of the one before, and with it that page's desk session.
 */
export function serveContract(ipc: Pick<IpcMain, 'on'>, { kiosk, onRefused }: ContractPortOptions): void {
  // The handler for sockets, because that for ports lets what it cannot read escape as a rejection, which would end the
  // kiosk. Both speak the same messages.
  const handler = new RPCHandler(kiosk.router);
  let end = () => {};
  ipc.on(connectChannel, ({ senderFrame, ports }: PortArrival) => {
    const [port] = ports;
    if (!isTrusted(senderFrame) || port === undefined || ports.length > 1) {
      for (const unwanted of ports) unwanted.close();
      return onRefused();
    }
    end();
    const connection = kiosk.connect();
    // Of a socket, only `send` is used when messages are handed over one by one.
    const line = { send: (message: unknown) => port.postMessage(message) } as Line;
    const hangUp = () => {
      handler.close(line);
      connection.close();
    };
    end = () => {
      port.close();
      hangUp();
    };
    port.once('close', hangUp);
    port.on('message', ({ data }) => {
      handler.message(line, data, { context: connection.context }).catch(onRefused);
    });
    port.start();
  });
}
