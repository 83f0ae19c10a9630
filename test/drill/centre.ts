import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { Fate } from './centre-load.ts';
import type { CompressedClock } from './compressed-clock.ts';
import { hour, midnight } from './parameters.ts';

const day = 24 * hour;

export interface CentreOptions {
  /** Of the door that asks: its time is the time of the load. */
  readonly clock: CompressedClock;
  /** Whether the holder of this token is vaccinated; `undefined`: there is no such token. */
  readonly record: (token: string) => boolean | undefined;
  readonly fate: (at: EpochMs) => Fate;
}

/**
 * The one central server that every door of the country could ask: OAuth 2.0 Token Introspection (RFC 7662) over HTTP,
 * unsigned. What becomes of a request depends on how much the country asks at that moment.
 */
export class Centre {
  readonly #options: CentreOptions;
  readonly #server: Server;
  /** The check-ins that the centre wrote down: of whom it could reach the record. */
  readonly #rows = new Set<string>();

  private constructor(options: CentreOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      // A client that hung up in the middle is not answered.
      void this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(options: CentreOptions): Promise<Centre> {
    const centre = new Centre(options);
    await new Promise<void>((resolve, reject) => {
      centre.#server.once('error', reject);
      centre.#server.listen(0, '127.0.0.1', resolve);
    });
    return centre;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/introspect`;
  }

  /** Whether the check-in of a token was written down. */
  hasRowOf(token: string): boolean {
    return this.#rows.has(token);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, fate, record } = this.#options;
    if (request.method !== 'POST') {
      // A kiosk that looks whether anybody is there: somebody is, even in an outage.
      response.writeHead(405).end();
      return;
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const token = new URLSearchParams(await text(request)).get('token') ?? '';
    const { type, afterMs } = fate(clock.now());
    await clock.delay(afterMs, gone.signal);
    if (type === 'dropped') response.destroy();
    else if (type === 'busy') response.writeHead(503, { 'retry-after': '30' }).end();
    else if (type === 'wrong') this.#say(response, { active: false });
    else {
      this.#rows.add(token);
      this.#say(response, record(token) === true ? this.#vaccinated(token) : { active: false });
    }
  }

  #vaccinated(token: string): Readonly<Record<string, unknown>> {
    const health = { kind: 'vaccination', date: toIso(midnight - 90 * day).slice(0, 10) };
    return { active: true, sub: token.slice(-12), exp: (midnight + day) / 1000, health };
  }

  #say(response: ServerResponse, answer: Readonly<Record<string, unknown>>): void {
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(answer));
  }
}
