import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Files } from './test-issuer.ts';

export interface TestServer {
  /** Without a slash at the end. */
  readonly url: string;
  answer: RequestListener;
  readonly requests: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[];
}

/** A server on this machine whose answer a test can change at any time. */
export async function startServer(
  context: TestContext,
  answer: RequestListener,
  tls?: { readonly key: string; readonly cert: string },
): Promise<TestServer> {
  const state = { answer, requests: [] as TestServer['requests'] };
  const listener: RequestListener = (request, response) => {
    state.requests.push({ path: request.url ?? '', headers: request.headers });
    state.answer(request, response);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}` });
}

/** Serves files as a plain web server does, with an ETag that is a file's text length and start. */
export function serve(files: Files): RequestListener {
  return (request, response) => {
    const text = files[(request.url ?? '').slice(1)];
    if (text === undefined) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${Buffer.from(text).toString('base64').slice(-24)}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag, 'last-modified': 'Thu, 24 Dec 2026 00:00:00 GMT' }).end(text);
  };
}
