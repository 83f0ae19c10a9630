import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { type LoopbackServer, startLoopbackServer } from '../../../../main/hosts/browser/loopback-server.ts';
import type { Kiosk } from '../../../../main/kiosk.ts';
import { cookieOf, openScreen } from '../../../e2e/screen.ts';
import { speaksTheContract } from '../contract-suite.ts';

const house = mkdtempSync(join(tmpdir(), 'munjigi-screens-'));
const screens = join(house, 'renderer');
mkdirSync(join(screens, 'assets'), { recursive: true });
mkdirSync(join(house, 'renderer-of-another'));
writeFileSync(join(screens, 'index.html'), '<!doctype html><title>door</title>');
writeFileSync(join(screens, 'assets', 'main.js'), 'export {};');
writeFileSync(join(house, 'secret.js'), 'outside');
writeFileSync(join(house, 'renderer-of-another', 'secret.js'), 'beside');
after(() => rmSync(house, { recursive: true, force: true }));

speaksTheContract('a loopback socket', async (kiosk) => {
  const { access, close } = await startLoopbackServer({ kiosk: async () => kiosk, screens });
  let closed = false;
  return {
    connect: () => openScreen(access.address('once')),
    close: async () => {
      if (!closed) await close();
      closed = true;
    },
  };
});

describe('the loopback server', () => {
  let server: LoopbackServer;
  let origin: string;
  let cookie: string;
  let connections = 0;
  const kiosk = {
    router: {},
    connect: () => {
      connections += 1;
      return { context: {}, close: () => undefined };
    },
  } as unknown as Pick<Kiosk, 'router' | 'connect'>;

  before(async () => {
    server = await startLoopbackServer({ kiosk: async () => kiosk, screens });
    origin = server.access.origin;
    cookie = await cookieOf(server.access.address('once'));
  });
  after(async () => server.close());

  /** One request with exactly these headers and this path, which `fetch` would tidy up. */
  async function ask(path: string, headers: Record<string, string> = { cookie }, method = 'GET') {
    const sent = request({ host: '127.0.0.1', port: new URL(origin).port, path, method, headers }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const text = (await answer.setEncoding('utf8').toArray()).join('');
    return { status: answer.statusCode, headers: answer.headers, text };
  }

  test('gives a browser with a token its cookie, and the screens for that', async () => {
    const entered = await ask(server.access.address('once').slice(origin.length), {});
    assert.equal(entered.status, 303);
    assert.equal(entered.headers.location, '/');
    const [given = ''] = entered.headers['set-cookie'] ?? [];
    assert.match(given, /^munjigi-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await ask('/', { cookie: given.split(';', 1)[0] ?? '' });
    assert.equal(page.status, 200);
    assert.match(page.text, /door/);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.match(page.headers['content-security-policy'] as string, /^default-src 'none'; script-src 'self'/);
    assert.equal(page.headers['cache-control'], 'no-store');
  });

  test('takes a token for once only once, and one for this run as often as it comes', async () => {
    const once = server.access.address('once').slice(origin.length);
    assert.equal((await ask(once, {})).status, 303);
    assert.equal((await ask(once, {})).status, 401);
    const always = server.access.address('for this run').slice(origin.length);
    assert.equal((await ask(always, {})).status, 303);
    assert.equal((await ask(always, {})).status, 303);
  });

  test('gives nothing without a good token or cookie', async () => {
    for (const path of ['/', '/index.html', '/assets/main.js', '/?token=', '/?token=made-up']) {
      const answer = await ask(path, {});
      assert.equal(answer.status, 401, path);
      assert.equal(answer.headers['set-cookie'], undefined);
    }
    assert.equal((await ask('/', { cookie: `${cookie.split('=')[0]}=made-up` })).status, 401);
    assert.equal((await ask('/', { cookie: cookie.replace('=', '-of-another=') })).status, 401);
  });

  test('answers to its own name only, cookie or not, so that no other name can be bound to it', async () => {
    const { port } = new URL(origin);
    for (const host of [
      'kiosk.example',
      `kiosk.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1:1`,
    ]) {
      assert.equal((await ask('/', { cookie, host })).status, 421, host);
    }
  });

  test('is read and never written to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      assert.equal((await ask('/', { cookie }, method)).status, 405);
    }
    const head = await ask('/', { cookie }, 'HEAD');
    assert.equal(head.status, 200);
    assert.equal(head.text, '');
  });

  for (const path of [
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/assets/../../secret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/../renderer-of-another/secret.js',
    '/%E0%A4%A',
    '/nothing.js',
    '/assets',
  ]) {
    test(`has nothing at ${path}`, async () => {
      const answer = await ask(path);
      assert.equal(answer.status, 404);
      assert.doesNotMatch(answer.text, /outside|beside/);
    });
  }

  test('is not brought down by an address that is none', async () => {
    assert.equal((await ask('//[')).status, 400);
    assert.equal((await ask('http://[')).status, 400);
    assert.equal((await ask('/')).status, 200);
  });

  test('gives a whole file whatever range is asked for', async () => {
    const answer = await ask('/assets/main.js', { cookie, range: 'bytes=9-3' });
    assert.equal(answer.status, 200);
    assert.equal(answer.text, 'export {};');
  });

  /** How a knock on the contract's door ends: `open`, or the status of the refusal. */
  async function knock(headers: Record<string, string>, path = '/rpc'): Promise<string> {
    const socket = new WebSocket(`ws://127.0.0.1:${new URL(origin).port}${path}`, { headers });
    return await new Promise((resolve) => {
      socket.once('open', () => {
        socket.terminate();
        resolve('open');
      });
      socket.once('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
      socket.on('error', () => undefined);
    });
  }

  test('lets the screens at the contract, and nobody else', async () => {
    const before = connections;
    assert.equal(await knock({ cookie, origin }), 'open');
    assert.equal(connections, before + 1);
    const refused: Readonly<Record<string, Record<string, string>>> = {
      'without a cookie': { origin },
      'with a made-up cookie': { cookie: `${cookie}x`, origin },
      'without an origin': { cookie },
      'from another page': { cookie, origin: 'https://example.com' },
      'from another port': { cookie, origin: 'http://127.0.0.1:1' },
      'from a sandboxed page': { cookie, origin: 'null' },
      'under another name': { cookie, origin, host: 'kiosk.example' },
    };
    for (const [who, headers] of Object.entries(refused)) {
      assert.equal(await knock(headers), '403', who);
    }
    assert.equal(await knock({ cookie, origin }, '/rpc/'), '403');
    assert.equal(await knock({ cookie, origin }, '/'), '403');
    assert.equal(connections, before + 1);
  });

  test('hangs up on a message larger than any of the contract', async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
    await once(socket, 'open');
    socket.on('error', () => undefined);
    socket.send('x'.repeat(256 * 1024 + 1));
    const [code] = await once(socket, 'close');
    assert.equal(code, 1009);
  });

  test('outlives a visitor who resets the connection in the middle of an upgrade', async () => {
    const { port } = new URL(origin);
    const visitor = connect(Number(port), '127.0.0.1');
    await once(visitor, 'connect');
    visitor.write(
      `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      () => visitor.resetAndDestroy(),
    );
    await once(visitor, 'close');
    assert.equal((await ask('/')).status, 200);
  });

  test('is to be reached from this machine only', () => {
    assert.equal(new URL(origin).hostname, '127.0.0.1');
  });

  test('says so when its port is taken', async () => {
    const port = Number(new URL(origin).port);
    await assert.rejects(startLoopbackServer({ kiosk: async () => kiosk, screens, port }), {
      code: 'EADDRINUSE',
    });
  });
});

test('a loopback server that closes takes every connection with it', async () => {
  const kiosk = {
    router: {},
    connect: () => ({ context: {}, close: () => undefined }),
  } as unknown as Pick<Kiosk, 'router' | 'connect'>;
  const { access, close } = await startLoopbackServer({ kiosk: async () => kiosk, screens });
  const { origin } = access;
  const cookie = await cookieOf(access.address('once'));
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
  await once(socket, 'open');
  const hungUp = once(socket, 'close');
  await close();
  await hungUp;
  const late = get(`${origin}/`);
  const [error] = await once(late, 'error');
  assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
});

test('between two kiosks a loopback server cuts its screens off, and one that comes then waits for the next', async () => {
  const standing = (connected: () => void) =>
    ({
      router: {},
      connect: () => {
        connected();
        return { context: {}, close: () => undefined };
      },
    }) as unknown as Pick<Kiosk, 'router' | 'connect'>;
  const met: string[] = [];
  const second = Promise.withResolvers<Pick<Kiosk, 'router' | 'connect'>>();
  let stands = Promise.resolve(standing(() => met.push('first')));
  const { access, hangUp, close } = await startLoopbackServer({ kiosk: () => stands, screens });
  const { origin } = access;
  const cookie = await cookieOf(access.address('once'));
  const dial = () => new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
  const before = dial();
  await once(before, 'open');
  stands = second.promise;
  hangUp();
  const [code] = await once(before, 'close');
  assert.equal(code, 1012);
  const after = dial();
  const open = once(after, 'open');
  assert.equal((await fetch(`${origin}/`, { headers: { cookie } })).status, 200);
  assert.deepEqual(met, ['first']);
  second.resolve(standing(() => met.push('second')));
  await open;
  assert.deepEqual(met, ['first', 'second']);
  await close();
});
