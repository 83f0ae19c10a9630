import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import { Introspection } from '../../../../main/uplink/introspection/introspection.ts';
import type { IssuerEndpoint } from '../../../../shared/settings.ts';
import { newKey } from '../../trust/test-issuer.ts';
import { startServer } from '../../trust/test-server.ts';
import { hour, newClock, noon } from '../../trust/test-store.ts';
import { askedCode, clientId, codeIssuer, endpointAt, json, jwt, signAnswer } from './test-endpoint.ts';

const code = 'ci1:Zm9vYmFy';
const seconds = noon / 1000;
const key = await newKey('ES256', 'checkin-1');
const stranger = await newKey('ES256', 'checkin-1');
const other = await newKey('ES256', 'checkin-2');
const held = { issuer: codeIssuer, kid: 'checkin-1', jwk: key.jwk, algorithms: ['ES256'] };

async function newLine(
  context: TestContext,
  answer: RequestListener,
  given: Partial<IssuerEndpoint> & { readonly secret?: string } = {},
) {
  const { secret, ...settings } = given;
  const server = await startServer(context, answer);
  const clock = newClock();
  const endpoint = endpointAt(server.url, settings);
  const introspection = new Introspection({
    clock,
    endpoints: () => [endpoint],
    keys: (issuer, kid) => (issuer === codeIssuer && kid === held.kid ? [held] : []),
    secret: () => secret,
    timings: { deadlineMs: 150, restMs: 200 },
  });
  context.after(() => introspection.close());
  return { server, clock, ask: (one = code) => introspection.ask(codeIssuer, one) };
}

/** What no endpoint should do. */
const nonsense: readonly (readonly [string, RequestListener, RegExp])[] = [
  ['fails', (_, response) => response.writeHead(503).end(), /HTTP status 503/],
  ['does not answer', () => undefined, /did not answer in time/],
  ['drops the connection', (request) => request.socket.destroy(), /cannot be reached/],
  [
    'stops in the middle',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"active":'),
    /did not answer in time/,
  ],
  [
    'shows a page',
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in</p>'),
    /another type/,
  ],
  [
    'calls a page JSON',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<p>Log in</p>'),
    /not JSON/,
  ],
  ['says nothing of the code', json({ sub: 'A-17' }), /"active"/],
  ['says it with a word', json({ active: 'true' }), /"active"/],
  ['speaks of the code of somebody else', json({ active: true, iss: 'https://other.example' }), /somebody/],
  ['sends without end', json({ active: true, filler: 'x'.repeat(70_000) }), /too long/],
  [
    'sends elsewhere',
    (_, response) => response.writeHead(307, { location: 'https://other.example/' }).end(),
    /cannot be reached/,
  ],
];

describe('an issuer asked about a code that only it can resolve', () => {
  for (const [what, answer, detail] of nonsense) {
    test(`that ${what} is unreachable, and no evidence against the guest`, async (context) => {
      const { ask } = await newLine(context, answer);
      const resolution = await ask();
      assert.equal(resolution.state, 'unreachable');
      assert.match(resolution.detail, detail);
      assert.ok(!resolution.detail.includes('Zm9v'), 'the code stays out of what is said');
    });
  }

  test('is told the code in the body and nowhere else, and who asks', async (context) => {
    const asked: string[] = [];
    const { ask, server } = await newLine(
      context,
      async (request, response) => {
        asked.push(await askedCode(request));
        json({ active: true, sub: 'A-17' })(request, response);
      },
      { clientId: 'kiosk:1', secret: 'p w' },
    );
    const resolution = await ask();
    assert.ok(resolution.state === 'active');
    assert.equal(resolution.claims.sub, 'A-17');
    assert.deepEqual(asked, [code]);
    const [request] = server.requests;
    assert.equal(request?.path, '/introspect');
    const basic = Buffer.from('kiosk%3A1:p+w').toString('base64');
    assert.equal(request.headers.authorization, `Basic ${basic}`);
  });

  test('knows a kiosk without a client id by its token', async (context) => {
    const { ask, server } = await newLine(context, json({ active: true }), { secret: 'tok' });
    await ask();
    assert.equal(server.requests[0]?.headers.authorization, 'Bearer tok');
  });

  test('says plainly that a code is not valid, which is not signed', async (context) => {
    const { ask } = await newLine(context, json({ active: false }));
    assert.deepEqual(await ask(), { state: 'inactive', signed: false });
  });
});

describe('a signed answer', () => {
  const signed = { answers: 'signed', clientId } as const;

  test('counts if a held key signed it, for this kiosk, now', async (context) => {
    const { ask, server } = await newLine(context, () => undefined, signed);
    server.answer = jwt(await signAnswer(key, { active: false }, { at: noon - 5_000 }));
    assert.deepEqual(await ask(), { state: 'inactive', signed: true });
    server.answer = jwt(await signAnswer(key, { active: true, jti: '7' }, { at: noon }));
    assert.equal((await ask()).state, 'active');
    assert.equal(server.requests[0]?.headers.accept, 'application/token-introspection+jwt');
  });

  const refused = [
    ['of another key by the same name', () => signAnswer(stranger, { active: false }, { at: noon })],
    ['of a key that is not held', () => signAnswer(other, { active: false }, { at: noon })],
    [
      'made for another kiosk',
      () => signAnswer(key, { active: false }, { at: noon, audience: 'https://other.example' }),
    ],
    [
      'of another issuer',
      () => signAnswer(key, { active: false }, { at: noon, issuer: 'https://other.example' }),
    ],
    ['of an hour ago', () => signAnswer(key, { active: true }, { at: noon - hour })],
    ['of tomorrow', () => signAnswer(key, { active: true }, { at: noon + 24 * hour })],
    ['that is some other token', () => signAnswer(key, { active: true }, { at: noon, typ: 'JWT' })],
  ] as const;
  for (const [what, sign] of refused) {
    test(`${what} is no answer`, async (context) => {
      const { ask } = await newLine(context, jwt(await sign()), signed);
      assert.equal((await ask()).state, 'unreachable');
    });
  }

  test('is asked for, and a plain one in its place is no answer', async (context) => {
    const { ask } = await newLine(context, json({ active: true }), signed);
    assert.equal((await ask()).state, 'unreachable');
  });
});

describe('an answer that is kept', () => {
  test('never outlives the code it is about', async (context) => {
    const { ask, clock, server } = await newLine(context, json({ active: true, exp: seconds + 10 }));
    await ask();
    server.answer = (request) => request.socket.destroy();
    clock.at = noon + 9_999;
    assert.equal((await ask()).state, 'active', 'the issuer fell over, and the guest still gets in');
    clock.at = noon + 10_000;
    assert.equal((await ask()).state, 'unreachable');
  });

  test('never outlives what HTTP says of it, nor half a minute where it says nothing', async (context) => {
    const answer = { active: true, exp: seconds + 3_600 };
    const { ask, clock, server } = await newLine(context, json(answer, { 'cache-control': 'max-age=5' }));
    await ask();
    clock.at = noon + 4_999;
    await ask();
    assert.equal(server.requests.length, 1);
    clock.at = noon + 5_000;
    server.answer = json(answer);
    await ask();
    assert.equal(server.requests.length, 2);
    clock.at = noon + 5_000 + 30_000;
    server.answer = json(answer, { 'cache-control': 'no-store' });
    await ask();
    await ask();
    assert.equal(server.requests.length, 4);
  });

  test('is never a negative one, nor one that names no end', async (context) => {
    const { ask, server } = await newLine(context, json({ active: false, exp: seconds + 60 }));
    await ask();
    server.answer = json({ active: true });
    assert.equal((await ask()).state, 'active');
    await ask();
    assert.equal(server.requests.length, 3);
  });

  test('holds no longer when the clock is set back', async (context) => {
    const { ask, clock, server } = await newLine(context, json({ active: true, exp: seconds + 60 }));
    await ask();
    clock.at = noon - hour;
    await ask();
    assert.equal(server.requests.length, 2);
  });
});

describe('an endpoint that fails again and again', () => {
  test('is left alone, answers at once, and is tried again after its rest', async (context) => {
    const { ask, server } = await newLine(context, (_, response) => response.writeHead(500).end());
    for (let guest = 0; guest < 3; guest += 1) await ask(`${code}${guest}`);
    const asked = server.requests.length;
    const resolution = await ask();
    assert.ok(resolution.state === 'unreachable');
    assert.match(resolution.detail, /left alone/);
    assert.equal(server.requests.length, asked, 'nobody was asked');
    server.answer = json({ active: true });
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if ((await ask()).state === 'active') break;
    }
    assert.equal(server.requests.length, asked + 1);
  });

  test('is not failing when it says no', async (context) => {
    const { ask } = await newLine(context, json({ active: false }));
    for (let guest = 0; guest < 20; guest += 1) {
      assert.equal((await ask(`${code}${guest}`)).state, 'inactive');
    }
  });
});

test('a code that is read twice while it is asked about is asked about once', async (context) => {
  const { ask, server } = await newLine(context, json({ active: true }));
  assert.deepEqual(await ask(), await ask());
  const before = server.requests.length;
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(server.requests.length, before + 1);
});
