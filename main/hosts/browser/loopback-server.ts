import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import sirv from 'sirv';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Kiosk } from '../../kiosk.ts';
import { responseHeaders } from '../response-headers.ts';
import { Access } from './access.ts';

export interface LoopbackServer {
  readonly access: Access;
  readonly close: () => Promise<void>;
}

export interface LoopbackOptions {
  readonly kiosk: Pick<Kiosk, 'router' | 'connect'>;
  /** Folder with the built screens. */
  readonly screens: string;
  /** 0: any free one. */
  readonly port?: number;
}

/** No message of the contract comes near this many bytes. */
const largestMessage = 256 * 1024;

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** Serves the screens and the kiosk's contract (at `/rpc`) to browsers on this machine, and to nobody else. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const access = new Access();
  const files = sirv(options.screens, { dev: false, etag: true });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(responseHeaders)) response.setHeader(name, value);
    if (!access.isOurHost(request)) return answer(response, 421, 'This is not the address of this kiosk.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET here.');
    const url = new URL(request.url ?? '/', access.origin);
    const token = url.searchParams.get('token');
    if (token !== null) return enter(access, token, response);
    if (!access.hasCookie(request)) {
      return answer(response, 401, 'Open the address that the kiosk printed when it started.');
    }
    files(request, response, () => answer(response, 404, 'There is nothing here.'));
  });
  const sockets = serveContract(server, access, options.kiosk);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  access.listensOn((server.address() as AddressInfo).port);
  return {
    access,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function enter(access: Access, token: string, response: ServerResponse): void {
  const cookie = access.redeem(token);
  if (cookie === undefined) {
    answer(response, 401, 'This address was used already. Start the kiosk again.');
    return;
  }
  response.writeHead(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
}

function serveContract(server: Server, access: Access, kiosk: LoopbackOptions['kiosk']): WebSocketServer {
  const handler = new RPCHandler(kiosk.router);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  sockets.on('connection', (socket: WebSocket) => {
    const connection = kiosk.connect();
    socket.once('close', connection.close);
    socket.on('error', () => socket.terminate());
    void handler.upgrade(socket, { context: connection.context });
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const welcome =
      request.url === '/rpc' &&
      access.isOurHost(request) &&
      access.isOurOrigin(request) &&
      access.hasCookie(request);
    if (!welcome) return stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    // A screen is drawn from single small frames: no waiting to fill a packet.
    if ('setNoDelay' in stream && typeof stream.setNoDelay === 'function') stream.setNoDelay(true);
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket));
  });
  return sockets;
}
