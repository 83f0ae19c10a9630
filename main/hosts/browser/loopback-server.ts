import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Kiosk } from '../../kiosk.ts';
import { readScreen, screenFile } from '../built-screens.ts';
import { responseHeaders } from '../response-headers.ts';
import { Access } from './access.ts';

export interface LoopbackServer {
  readonly access: Access;
  /** Cuts every screen off: another kiosk is about to stand where this one stood. They connect again by themselves. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
}

type Served = Pick<Kiosk, 'router' | 'connect'>;

export interface LoopbackOptions {
  /** Whom a screen that connects now speaks to, as soon as somebody is there. */
  readonly kiosk: () => Promise<Served>;
  /** Folder with the built screens. */
  readonly screens: string;
  /** 0: any free one. */
  readonly port?: number;
}

/** RFC 6455, section 7.4, as registered later: come back. */
const serviceRestart = 1012;

/** No message of the contract comes near this many bytes. */
const largestMessage = 256 * 1024;

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/**
 * Serves the screens and the kiosk's contract (at `/rpc`) to browsers on this machine, and to nobody else. Nothing
 * that anybody sends may throw in a listener here: that would end the kiosk.
 *
 * @throws {Error} with the code of `listen` (`EADDRINUSE`, `EACCES`), if the port cannot be had
 */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const access = new Access();
  const server = createServer((request, response) => respond(request, response, access, options.screens));
  const sockets = serveContract(server, access, options.kiosk);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  access.listensOn((server.address() as AddressInfo).port);
  return {
    access,
    hangUp: () => {
      for (const socket of sockets.clients) socket.close(serviceRestart);
    },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Why a request gets nothing whatever it asks for. */
function refusal(request: IncomingMessage, access: Access): readonly [number, string] | undefined {
  if (!access.isOurHost(request)) return [421, 'This is not the address of this kiosk.'];
  if (request.method !== 'GET' && request.method !== 'HEAD') return [405, 'Only GET here.'];
  if (!URL.canParse(request.url ?? '/', access.origin)) return [400, 'This is no address.'];
  return undefined;
}

function respond(request: IncomingMessage, response: ServerResponse, access: Access, screens: string): void {
  for (const [name, value] of Object.entries(responseHeaders)) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  const refused = refusal(request, access);
  if (refused !== undefined) {
    answer(response, ...refused);
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', access.origin);
  const token = searchParams.get('token');
  if (token !== null) enter(access, token, response);
  else if (access.hasCookie(request)) void give(pathname, screens, response);
  else answer(response, 401, 'Open the address that the kiosk printed when it started.');
}

function enter(access: Access, token: string, response: ServerResponse): void {
  const cookie = access.redeem(token);
  if (cookie === undefined) answer(response, 401, 'This address was used already. Start the kiosk again.');
  else response.writeHead(303, { location: '/', 'set-cookie': cookie }).end();
}

async function give(pathname: string, screens: string, response: ServerResponse): Promise<void> {
  const file = screenFile(pathname, screens);
  const content = file && (await readScreen(file));
  if (file === undefined || content === undefined) return answer(response, 404, 'There is nothing here.');
  response.writeHead(200, { 'content-type': file.type, 'content-length': content.length }).end(content);
}

function serveContract(server: Server, access: Access, kiosk: LoopbackOptions['kiosk']): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  const serve = (socket: WebSocket, stands: Served) => {
    const connection = stands.connect();
    socket.once('close', connection.close);
    socket.on('error', () => socket.terminate());
    void new RPCHandler(stands.router).upgrade(socket, { context: connection.context });
  };
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // The server no longer listens to this stream, and a reset that nobody hears would end the kiosk.
    stream.on('error', () => stream.destroy());
    const welcome =
      request.url === '/rpc' &&
      access.isOurHost(request) &&
      access.isOurOrigin(request) &&
      access.hasCookie(request);
    if (!welcome) return stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    // A screen is drawn from single small frames: no waiting to fill a packet.
    if ('setNoDelay' in stream && typeof stream.setNoDelay === 'function') stream.setNoDelay(true);
    // A screen that comes between two kiosks waits for the next: until it is answered it sends nothing.
    void kiosk().then((stands) => {
      sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, stands));
    });
  });
  return sockets;
}
