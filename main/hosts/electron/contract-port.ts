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

type Served = Pick<Kiosk, 'router' | 'connect'>;

export interface ContractPortOptions {
  /** Whom a page that connects now speaks to, as soon as somebody is there. */
  readonly kiosk: () => Promise<Served>;
  /** Hears that somebody else than the screens asked for the contract, or spoke something else over it. */
  readonly onRefused: () => void;
}

type Line = Parameters<RPCHandler<KioskContext>['message']>[0];

/** @returns ends the connection */
function speak(
  port: MessagePortMain,
  stands: Served,
  onRefused: ContractPortOptions['onRefused'],
): () => void {
  // The handler for sockets, because that for ports lets what it cannot read escape as a rejection, which would end the
  // kiosk. Both speak the same messages.
  const handler = new RPCHandler(stands.router);
  const connection = stands.connect();
  // Of a socket, only `send` is used when messages are handed over one by one.
  const line = { send: (message: unknown) => port.postMessage(message) } as Line;
  port.on('message', ({ data }) => {
    handler.message(line, data, { context: connection.context }).catch(onRefused);
  });
  port.start();
  return () => {
    handler.close(line);
    connection.close();
  };
}

/**
 * Speaks the kiosk's contract over the port that the screens send. There is one window, so a new port ends the
 * connection of the one before, and with it that page's desk session.
 *
 * @returns cuts the page off: another kiosk is about to stand where this one stood, and a page loads again by itself
 */
export function serveContract(
  ipc: Pick<IpcMain, 'on'>,
  { kiosk, onRefused }: ContractPortOptions,
): { readonly hangUp: () => void } {
  let end = () => {};
  ipc.on(connectChannel, ({ senderFrame, ports }: PortArrival) => {
    const [port] = ports;
    if (!isTrusted(senderFrame) || port === undefined || ports.length > 1) {
      for (const unwanted of ports) unwanted.close();
      return onRefused();
    }
    end();
    let isGone = false;
    let hangUp: (() => void) | undefined;
    // Told twice of most ends: by whoever closes the port, and by the port.
    const gone = () => {
      isGone = true;
      hangUp?.();
      hangUp = undefined;
    };
    end = () => {
      port.close();
      gone();
    };
    port.once('close', gone);
    // A port keeps what is sent to it until it is started: a page that comes between two kiosks waits for the next.
    void kiosk().then((stands) => {
      if (!isGone) hangUp = speak(port, stands, onRefused);
    });
  });
  return { hangUp: () => end() };
}
