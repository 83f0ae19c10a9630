import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, MessagePortMain, WebFrameMain } from 'electron';
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
  /** Hears that somebody else than the screens asked for the contract. */
  readonly onRefused: () => void;
}

/**
 * Speaks the kiosk's contract over the port that the screens send. There is one window, so a new port ends the
 * connection of the one before, and with it that page's desk session.
 */
export function serveContract(ipc: Pick<IpcMain, 'on'>, { kiosk, onRefused }: ContractPortOptions): void {
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
    end = () => port.close();
    port.once('close', connection.close);
    handler.upgrade(port, { context: connection.context });
    port.start();
  });
}
