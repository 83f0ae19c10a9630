import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { newKey, publishedFiles } from './test-issuer.ts';
import { serve, startServer } from './test-server.ts';
import { hour, issuer, newStore, noon } from './test-store.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
/** A key that is public and only ever speaks for this test's server on the loopback address. */
const tls = { key: fixture('loopback.key'), cert: fixture('loopback.crt') };

before(() => setDefaultCACertificates([...getCACertificates('default'), tls.cert]));

test('a server over TLS vouches for the time', async (context) => {
  const { store } = newStore(context);
  const files = await publishedFiles(await newKey(), { issuer, at: noon - hour });
  const server = await startServer(
    context,
    (request, response) => {
      response.setHeader('date', new Date(noon + 5 * hour).toUTCString());
      serve(files)(request, response);
    },
    tls,
  );
  assert.equal((await store.importSource(`${server.url}/index.json`)).ok, true);
  assert.equal(store.vouchedAt(), noon + 5 * hour);
});

test('a server without TLS does not', async (context) => {
  const { store } = newStore(context);
  const files = await publishedFiles(await newKey(), { issuer, at: noon - hour });
  const server = await startServer(context, serve(files));
  assert.equal((await store.importSource(`${server.url}/index.json`)).ok, true);
  assert.equal(store.vouchedAt(), noon - hour);
});

test('a redirect from TLS to plain HTTP is not followed, even on this machine', async (context) => {
  const { store } = newStore(context);
  const files = await publishedFiles(await newKey(), { issuer, at: noon });
  const plain = await startServer(context, serve(files));
  const server = await startServer(
    context,
    (_, response) => response.writeHead(302, { location: `${plain.url}/index.json` }).end(),
    tls,
  );
  const report = await store.importSource(`${server.url}/index.json`);
  assert.equal(!report.ok && report.problem, 'not-allowed');
  assert.deepEqual(plain.requests, []);
});

test('a redirect from TLS to TLS is followed', async (context) => {
  const { store } = newStore(context);
  const files = await publishedFiles(await newKey(), { issuer, at: noon });
  const server = await startServer(
    context,
    (request, response) => {
      if (request.url?.startsWith('/old')) {
        response.writeHead(301, { location: request.url.replace('/old', '') }).end();
      } else serve(files)(request, response);
    },
    tls,
  );
  assert.equal((await store.importSource(`${server.url}/old/index.json`)).ok, true);
});
