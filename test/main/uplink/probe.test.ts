import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { probeHttp, type Sample } from '../../../main/uplink/probe.ts';
import { startServer } from '../trust/test-server.ts';

const limits = { slowMs: 5_000, deadlineMs: 10_000 };
const never = new AbortController().signal;

function status(code: number): RequestListener {
  return (_, response) => response.writeHead(code).end();
}

async function ask(context: TestContext, answer: RequestListener, within = limits): Promise<Sample> {
  const server = await startServer(context, answer);
  return probeHttp(`${server.url}/index.json`, within, never);
}

/** A port on which nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an upstream that is asked', () => {
  test('is well if it answers anything below 500', async (context) => {
    for (const code of [200, 204, 302, 401, 403, 404, 405, 429]) {
      assert.deepEqual(await ask(context, status(code)), { kind: 'good' }, `HTTP status ${code}`);
    }
  });

  test('is asked for headers only, and nothing that it points to', async (context) => {
    const asked: string[] = [];
    const sample = await ask(context, (request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    assert.deepEqual(sample, { kind: 'good' });
    assert.deepEqual(asked, ['HEAD /index.json']);
  });

  test('is asked for the whole if it knows no questions for headers', async (context) => {
    const sample = await ask(context, (request, response) =>
      response.writeHead(request.method === 'HEAD' ? 501 : 200).end('x'.repeat(100_000)),
    );
    assert.deepEqual(sample, { kind: 'good' });
  });

  test('ails if it answers with a fault of its own', async (context) => {
    assert.deepEqual(await ask(context, status(503)), {
      kind: 'poor',
      detail: 'answers with HTTP status 503',
    });
  });

  test('ails if it answers slowly', async (context) => {
    const sample = await ask(
      context,
      (_, response) => void setTimeout(() => response.writeHead(200).end(), 15),
      { ...limits, slowMs: 5 },
    );
    assert.deepEqual(sample, { kind: 'poor', detail: 'answers slowly' });
  });

  test('ails if its certificate does not hold: a captive portal, or a wrong clock', async (context) => {
    const fixture = (name: string) =>
      readFileSync(join(import.meta.dirname, '..', 'trust', 'fixtures', name), 'utf8');
    const tls = { key: fixture('loopback.key'), cert: fixture('loopback.crt') };
    const server = await startServer(context, status(200), tls);
    const sample = await probeHttp(server.url, limits, never);
    assert.equal(sample.kind, 'poor');
    assert.match('detail' in sample ? sample.detail : '', /certificate does not hold/);
  });

  test('is lost if nobody listens', async () => {
    assert.deepEqual(await probeHttp(`http://127.0.0.1:${await deadPort()}/`, limits, never), {
      kind: 'lost',
      detail: 'cannot be reached (ECONNREFUSED)',
    });
  });

  test('is lost if it has no address', async () => {
    const sample = await probeHttp('http://nowhere.invalid/', limits, never);
    assert.equal(sample.kind, 'lost');
  });

  test('is lost if it says nothing by the deadline', async (context) => {
    const sample = await ask(context, () => undefined, { slowMs: 5, deadlineMs: 10 });
    assert.deepEqual(sample, { kind: 'lost', detail: 'no answer in time' });
  });

  test('is lost if it hangs up', async (context) => {
    const sample = await ask(context, (request) => request.socket.destroy());
    assert.equal(sample.kind, 'lost');
  });

  test('is left with no connection open', async (context) => {
    const open = new Set<Socket>();
    const server = await startServer(context, ({ socket }, response) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      response.writeHead(404).end('x'.repeat(10_000));
    });
    for (let n = 0; n < 20; n += 1) await probeHttp(server.url, limits, never);
    while (open.size > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});
