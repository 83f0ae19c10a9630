import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Who may talk to the loopback server: whoever was given a token by the kiosk, through a browser on this machine.
 * The token travels in a URL once and is traded for a cookie that no script can read. The Host header is checked
 * against DNS rebinding, the Origin against other pages in the same browser.
 */
export class Access {
  readonly #cookie = randomBytes(32).toString('base64url');
  readonly #tokens = new Map<string, 'once' | 'for this run'>();
  #port = 0;

  /** The port is known only once the server listens. */
  listensOn(port: number): void {
    this.#port = port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** A URL that opens the kiosk: once, or as often as wanted while this run lasts. */
  address(valid: 'once' | 'for this run'): string {
    const token = randomBytes(32).toString('base64url');
    this.#tokens.set(token, valid);
    return `${this.origin}/?token=${token}`;
  }

  /** The Set-Cookie header for a good token; a token for once is spent by it. */
  redeem(token: string): string | undefined {
    for (const [held, valid] of this.#tokens) {
      if (!same(held, token)) continue;
      if (valid === 'once') this.#tokens.delete(held);
      return `${this.#name}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
    }
    return undefined;
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(/; */);
    const own = cookies.find((cookie) => cookie.startsWith(`${this.#name}=`));
    return own !== undefined && same(own.slice(this.#name.length + 1), this.#cookie);
  }

  isOurHost(request: IncomingMessage): boolean {
    return request.headers.host === `127.0.0.1:${this.#port}`;
  }

  isOurOrigin(request: IncomingMessage): boolean {
    return request.headers.origin === this.origin;
  }

  /** Cookies do not tell ports apart, so the name does: two kiosks on one machine keep theirs. */
  get #name(): string {
    return `munjigi-${this.#port}`;
  }
}
