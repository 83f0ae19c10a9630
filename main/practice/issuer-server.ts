import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** The practice issuer cannot have its port. */
export class PortTaken extends Error {
  readonly code = 'PORT_TAKEN';
  override readonly name = 'PortTaken';
}

/** The practice issuer's web server: static files, answers about its online codes, and a plug to pull. */
export class IssuerServer {
  readonly #folder: string;
  readonly #introspect: RequestListener | undefined;
  #server: Server | undefined;
  #port: number;

  /** @param port 0 takes a free one at the first start and keeps it */
  constructor(folder: string, port: number, introspect?: RequestListener) {
    this.#folder = folder;
    this.#introspect = introspect;
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  get isUp(): boolean {
    return this.#server !== undefined;
  }

  /** @throws {PortTaken} */
  async start(): Promise<void> {
    if (this.#server !== undefined) return;
    const files = sirv(this.#folder, { dev: true, etag: true, dotfiles: true });
    const server = createServer((request, response) => {
      if (this.#introspect !== undefined && request.method === 'POST' && request.url === '/introspect') {
        this.#introspect(request, response);
        return;
      }
      files(request, response, () => {
        response.writeHead(404).end('There is nothing here.\n');
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    }).catch((error: Error) => {
      throw new PortTaken(`The practice issuer cannot listen on port ${this.#port}: ${error.message}.`, {
        cause: error,
      });
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
