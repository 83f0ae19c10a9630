import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { munjigiCommand } from '../../e2e/kiosk-process.ts';
import { newKey, publishedFiles } from './test-issuer.ts';
import { serve, startServer } from './test-server.ts';
import { issuer, newFolder } from './test-store.ts';

/** A proxy that writes down what it is asked to connect to, and reaches nothing. */
async function startProxy(context: TestContext) {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  context.after(() => proxy.close());
  return { asked, url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

test('sources are asked through the proxy of the environment, and the command says when that fails', async (context) => {
  const proxy = await startProxy(context);
  const { code, stderr } = await munjigiCommand(
    ['trust', 'import', 'https://issuer.test/index.json', '--profile', newFolder(context)],
    '',
    { HTTPS_PROXY: proxy.url },
  );
  assert.equal(code, 1);
  assert.deepEqual(proxy.asked, ['issuer.test:443']);
  assert.match(stderr, /issuer\.test cannot be reached/);
});

test('what NO_PROXY names is asked directly', async (context) => {
  const proxy = await startProxy(context);
  await munjigiCommand(
    ['trust', 'import', 'https://issuer.invalid/index.json', '--profile', newFolder(context)],
    '',
    { HTTPS_PROXY: proxy.url, NO_PROXY: 'issuer.invalid' },
  );
  assert.deepEqual(proxy.asked, []);
});

test('what is on this machine is never told to a proxy', async (context) => {
  const proxy = await startProxy(context);
  const server = await startServer(
    context,
    serve(await publishedFiles(await newKey(), { issuer, at: Math.floor(Date.now() / 1_000) * 1_000 })),
  );
  const { code, stderr } = await munjigiCommand(
    ['trust', 'import', `${server.url}/index.json`, '--profile', newFolder(context)],
    '',
    { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url },
  );
  assert.equal(code, 0, stderr);
  assert.deepEqual(proxy.asked, []);
});
