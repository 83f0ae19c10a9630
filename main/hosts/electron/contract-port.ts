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
  /** Hears that somebody else than the screens asked for the contract, or spoke something else over it. */
  readonly onRefused: () => void;
}

/** A port as oRPC uses one. Its adapter lets what it cannot read escape as a rejection, and that would end the kiosk. */
function guarded(port: MessagePortMain, onRefused: () => void) {
  return {
    on: (name: string, listener: (event: { readonly data: unknown }) => unknown) => {
      port.on(name as 'message', async (event) => {
        try {
          await listener(event);
        } catch {
          onRefused();
        }
      });
    },
    postMessage: (message: unknown) => port.postMessage(message),
  };
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
    end = () => {
      port.close();
      connection.close();
    };
    port.once('close', connection.close);
    handler.upgrade(guarded(port, onRefused), { context: connection.context });
    port.start();
  });
}
