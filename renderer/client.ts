import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { KioskContract } from '../shared/contract.ts';

/** What the screens may ask of the kiosk. The same object outlives any number of connections. */
export type Client = ContractRouterClient<KioskContract>;

/** A call was made while nothing connected the screens and the kiosk. It was not sent. */
export class NotConnected extends Error {
  readonly code = 'NOT_CONNECTED';
  constructor() {
    super('the kiosk is not connected');
  }
}

type Link = ClientLink<ClientContext>;

/** One connection, for as long as it holds. */
interface Line {
  readonly link: Link;
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Opens a connection; rejects when there is nobody at the other end. */
type Dial = () => Promise<Line>;

export interface Connection {
  readonly client: Client;
  /** Gives this connection up and makes a new one. */
  readonly renew: () => void;
}

export interface ConnectionListener {
  readonly opened: () => void;
  readonly lost: () => void;
}

/** Pauses between tries, in milliseconds: each is twice the one before. */
interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

const usualPauses: Pauses = { firstMs: 250, longestMs: 4_000 };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Keeps a connection up, with pauses that grow while the kiosk is away. */
export function keepConnected(
  dial: Dial,
  listener: ConnectionListener,
  { firstMs, longestMs }: Pauses = usualPauses,
): Connection {
  let line: Line | undefined;
  const link: Link = {
    call: (path, input, options) => {
      if (line === undefined) throw new NotConnected();
      return line.link.call(path, input, options);
    },
  };
  const keep = async () => {
    let pauseMs = firstMs;
    for (;;) {
      line = await dial().catch(() => undefined);
      if (line !== undefined) {
        pauseMs = firstMs;
        listener.opened();
        await line.closed;
        line = undefined;
        listener.lost();
      }
      await pause(pauseMs);
      pauseMs = Math.min(2 * pauseMs, longestMs);
    }
  };
  void keep();
  return { client: createORPCClient(link), renew: () => line?.close() };
}

/** The browser host: a WebSocket beside the page, admitted by the page's own cookie (`main/hosts/browser`). */
function dialSocket(): Promise<Line> {
  const address = new URL('rpc', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const link = new WebSocketLink({ websocket: socket });
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => resolve(), { once: true });
  });
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({ link, closed, close: () => socket.close() }), {
      once: true,
    });
    void closed.then(() => reject(new NotConnected()));
  });
}

/** Electron: the preload script posts one port to each page, once its module scripts have run. */
function dialPort(): Dial {
  const first = new Promise<MessagePort>((resolve) => {
    window.addEventListener('message', ({ source, data, ports }) => {
      const [port] = ports;
      if (source === window && data === 'munjigi:port' && port !== undefined) resolve(port);
    });
  });
  let used = false;
  return async () => {
    // A page gets a port once. A new page gets a new one.
    if (used) location.reload();
    const port = await first;
    used = true;
    const link = new MessagePortLink({ port });
    const closed = new Promise<void>((resolve) => port.addEventListener('close', () => resolve()));
    port.start();
    return { link, closed, close: () => location.reload() };
  };
}

declare global {
  interface Window {
    /** Set by the preload script of the Electron host. */
    readonly munjigi?: { readonly electron: true };
  }
}

/** The way to the kiosk from this window. To be called while the page loads: Electron's port comes right after. */
export function connect(listener: ConnectionListener): Connection {
  return keepConnected(window.munjigi?.electron ? dialPort() : dialSocket, listener);
}
