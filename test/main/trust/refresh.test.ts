import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey, publishedFiles, type TestKey } from './test-issuer.ts';
import { serve, startServer } from './test-server.ts';
import { hour, issuer, newStore, noon, passAt } from './test-store.ts';

/** A store that took in a served folder at noon, in which place 1 is revoked; the clock then stands an hour later. */
async function newRefreshing(context: Parameters<typeof newStore>[0]) {
  const key: TestKey = await newKey();
  const { store, clock, profile } = newStore(context);
  const server = await startServer(
    context,
    serve(await publishedFiles(key, { issuer, at: noon - hour, revoked: [1] })),
  );
  const report = await store.importSource(`${server.url}/index.json`);
  assert.equal(report.ok, true);
  clock.at = noon + hour;
  return { store, clock, profile, server, key };
}

const heldAtNoon = { keys: noon, revocations: noon };

test('what a server serves now is current now, however long ago it was signed', async (context) => {
  const { store } = await newRefreshing(context);
  assert.deepEqual(store.ages(issuer), heldAtNoon);
});

test('the address of the folder does as well as the address of its index', async (context) => {
  const { store } = newStore(context);
  const files = await publishedFiles(await newKey(), { issuer, at: noon });
  const server = await startServer(context, (request, response) => {
    if (request.url === '/passes/') request.url = '/index.json';
    else request.url = (request.url ?? '').replace('/passes', '');
    serve(files)(request, response);
  });
  assert.equal((await store.importSource(`${server.url}/passes/`)).ok, true);
  assert.deepEqual(
    server.requests.map(({ path }) => path),
    ['/passes/', '/passes/status/0'],
  );
});

test('a refresh asks with ETag and date, and "nothing new" makes what is held current', async (context) => {
  const { store, server } = await newRefreshing(context);
  server.requests.length = 0;
  const [source] = await store.refresh();
  assert.equal(source?.error, undefined);
  assert.deepEqual(
    server.requests.map(({ path }) => path),
    ['/index.json', '/status/0'],
  );
  for (const { headers } of server.requests) {
    assert.equal(typeof headers['if-none-match'], 'string');
    assert.equal(headers['if-modified-since'], 'Thu, 24 Dec 2026 00:00:00 GMT');
  }
  assert.deepEqual(store.ages(issuer), { keys: noon + hour, revocations: noon + hour });
  assert.equal(store.revocation(passAt(1)).state, 'revoked');
});

test('a refresh brings new revocations', async (context) => {
  const { store, server, key } = await newRefreshing(context);
  server.answer = serve(await publishedFiles(key, { issuer, at: noon + hour, revoked: [1, 2] }));
  await store.refresh();
  assert.deepEqual(store.revocation(passAt(2)), { state: 'revoked', asOf: noon + hour });
});

test('a folder that has lost one of its lists grows no younger, not even its keys', async (context) => {
  const { store, server } = await newRefreshing(context);
  server.answer = (request, response) => {
    if (request.url === '/index.json') response.writeHead(304).end();
    else response.writeHead(404).end();
  };
  await store.refresh();
  assert.deepEqual(store.ages(issuer), heldAtNoon);
});

const misbehaviours: readonly [name: string, answer: Parameters<typeof startServer>[1], error: RegExp][] = [
  ['hangs', () => {}, /did not answer in time/],
  [
    'drips one byte at a time',
    (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
    /did not answer in time/,
  ],
  [
    'sends without end',
    (_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1 << 20)));
      };
      response.on('drain', pour).writeHead(200);
      pour();
    },
    /more than 8 MiB/,
  ],
  [
    'redirects in a circle',
    (_, response) => response.writeHead(302, { location: '/again' }).end(),
    /redirects more than 3 times/,
  ],
  ['redirects to nowhere', (_, response) => response.writeHead(302).end(), /redirects to nowhere/],
  [
    'redirects to plain HTTP elsewhere',
    (_, response) => response.writeHead(302, { location: 'http://venue.example/' }).end(),
    /is not allowed/,
  ],
  ['has a fault', (_, response) => response.writeHead(500).end('{"signed":"x"}'), /with 500/],
  ['has lost the folder', (_, response) => response.writeHead(404).end(), /with 404/],
  ['sends a page', (_, response) => response.end('<html>Log in to the Wi-Fi</html>'), /not valid JSON/],
  ['sends other JSON', (_, response) => response.end('{"status":"ok"}'), /is none of/],
  ['sends an empty answer', (_, response) => response.end(), /not valid JSON/],
  ['sends bytes', (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])), /not UTF-8/],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"signed":', () => response.destroy());
    },
    /cannot be reached/,
  ],
];

for (const [name, answer, error] of misbehaviours) {
  test(`a server that ${name} changes nothing that is held, nor its age`, async (context) => {
    const { store, server } = await newRefreshing(context);
    const before = store.issuers();
    server.answer = answer;
    const [source] = await store.refresh();
    assert.match(source?.error ?? '', error);
    assert.equal(source?.attemptedAt, noon + hour);
    assert.deepEqual(store.issuers(), before);
    assert.deepEqual(store.ages(issuer), heldAtNoon);
    assert.equal(store.revocation(passAt(1)).state, 'revoked');
  });
}

test('a small reply that decompresses without end is cut off', async (context) => {
  const { gzipSync } = await import('node:zlib');
  const { store, server } = await newRefreshing(context);
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  server.answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  const [source] = await store.refresh();
  assert.match(source?.error ?? '', /more than 8 MiB/);
});

test('"nothing new" to somebody who has nothing is an error', async (context) => {
  const { store } = newStore(context);
  const server = await startServer(context, (_, response) => response.writeHead(304).end());
  const report = await store.importSource(`${server.url}/index.json`);
  assert.equal(!report.ok && report.problem, 'http-status');
  assert.deepEqual(store.sources(), []);
});

test('a refresh that is called off leaves no error behind', async (context) => {
  const { store, server } = await newRefreshing(context);
  const off = new AbortController();
  server.answer = () => off.abort();
  const [source] = await store.refresh({ signal: off.signal });
  assert.equal(source?.error, undefined);
  assert.equal(source?.attemptedAt, noon);
});

test('a store may be closed in the middle of a refresh', async (context) => {
  const { store, server } = await newRefreshing(context);
  server.answer = () => store.close();
  assert.deepEqual(await store.refresh(), []);
});

for (const address of [
  'http://venue.example/',
  'ftp://127.0.0.1/',
  'https://user:secret@venue.example/',
  'http://',
]) {
  test(`${address.replace(/\/\/.*@/, '//somebody@')} is not asked at all`, async (context) => {
    const { store } = newStore(context);
    const report = await store.importSource(address);
    assert.equal(!report.ok && report.problem, 'not-allowed');
    assert.doesNotMatch(report.ok ? '' : report.detail, /secret/);
  });
}
