import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pairDevice, readHandshake, renewDevice } from '../../../../main/trust/pretix/pair-device.ts';
import { SourceRefused } from '../../../../main/trust/source-refused.ts';
import { toIso } from '../../../../shared/clock.ts';
import { startServer } from '../test-server.ts';
import { hour, newStore, noon, passWith } from '../test-store.ts';
import { eventPath, type PretixState, pretixServer } from './pretix-server.ts';

const shop = 'https://tickets.example/demo/2026/';
const setupToken = 'kpp4jn8g2ynzonp6';

function newEvent(): object {
  const pem = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
  return { public_url: shop, name: { en: 'Demo' }, valid_keys: { pretix_sig1: [btoa(String(pem))] } };
}

/** A server of pretix that has one device to pair, and a kiosk that has not done it yet. */
async function newPretix(context: TestContext) {
  const state: PretixState = {
    now: toIso(noon),
    setupTokens: new Set([setupToken]),
    tokens: new Set(),
    told: [],
    event: newEvent(),
    revoked: [],
    blocked: [],
  };
  const server = await startServer(context, pretixServer(state));
  const { store, clock, profile } = newStore(context, { timeoutMs: 10_000 });
  const pairing = { profile, softwareVersion: '1.2.3' };
  const location = `pretix+${server.url}${eventPath}`;
  const stateOf = (secret: string) =>
    store.revocation({ ...passWith({ scheme: 'ticket-secret', secret }), issuer: shop }).state;
  /** An hour later, by every clock. */
  const pass = () => {
    clock.at += hour;
    state.now = toIso(clock.at);
  };
  const pair = () => pairDevice({ url: server.url, token: setupToken }, pairing);
  const take = () => store.importSource(location);
  return { state, server, store, clock, profile, pairing, location, stateOf, pass, pair, take };
}

/** The same, paired, with a hundred revoked tickets and one that is blocked. */
async function newPaired(context: TestContext) {
  const pretix = await newPretix(context);
  const { state, pair, take } = pretix;
  await pair();
  state.revoked = Array.from({ length: 120 }, (_, id) => ({
    id,
    secret: `old-${id}`,
    created: toIso(noon - id),
  }));
  state.blocked = [{ id: 1, secret: 'held-back', blocked: true, updated: toIso(noon) }];
  const report = await take();
  assert.ok(report.ok, report.ok ? '' : report.detail);
  return pretix;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('it was accepted'),
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof SourceRefused);
  return error.message;
}

function filesIn(profile: string): readonly string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .map((name) => join(profile, name))
    .filter((path) => statSync(path).isFile());
}

describe('a kiosk that pairs with pretix', () => {
  test('keeps its token in a file that nobody else reads, and says what it is', async (context) => {
    const { state, profile, pair } = await newPretix(context);
    const { organizer } = await pair();
    assert.equal(organizer, 'demo');
    const { token, software_brand, software_version } = state.told[0] ?? {};
    assert.deepEqual([token, software_brand, software_version], [setupToken, 'Munjigi', '1.2.3']);
    const [kept = ''] = filesIn(join(profile, 'keys')).filter((path) => path.includes('pretix-'));
    assert.equal(statSync(kept).mode & 0o777, 0o600);
    assert.ok(state.tokens.has(JSON.parse(readFileSync(kept, 'utf8')).api_token));
  });

  test('is told what to do when its token was used before, and not what the token was', async (context) => {
    const { pair } = await newPretix(context);
    await pair();
    const said = await refusal(pair());
    assert.match(said, /Make a new device there and pair with its token/);
    assert.doesNotMatch(said, new RegExp(setupToken));
  });

  test('reads the code that pretix shows, and no version of it that it does not know', async () => {
    const code = { handshake_version: 1, url: 'https://pretix.example', token: setupToken };
    assert.deepEqual(readHandshake(JSON.stringify(code)), { url: code.url, token: setupToken });
    for (const text of [JSON.stringify({ ...code, handshake_version: 2 }), 'https://pretix.example', '{}']) {
      assert.throws(() => readHandshake(text), { code: 'invalid' });
    }
  });

  test('pairs over HTTPS alone, and with a server that answers as pretix does', async (context) => {
    const { pairing, server } = await newPretix(context);
    const token = setupToken;
    assert.match(
      await refusal(pairDevice({ url: 'http://pretix.example', token }, pairing)),
      /must have an https/,
    );
    server.answer = (_, response) => response.end('<html>Log in</html>');
    assert.match(
      await refusal(pairDevice({ url: server.url, token }, pairing)),
      /does not answer as pretix does/,
    );
    server.answer = () => {};
    assert.match(
      await refusal(pairDevice({ url: server.url, token }, { ...pairing, timeoutMs: 100 })),
      /did not answer in time/,
    );
  });

  test('can have another token, from which on the old one is of no use', async (context) => {
    const { state, server, pairing, take } = await newPaired(context);
    const [old = ''] = state.tokens;
    await renewDevice({ base: server.url, organizer: 'demo' }, { ...pairing, softwareVersion: '1.3.0' });
    assert.equal(state.tokens.has(old), false);
    assert.equal(state.told.at(-1)?.software_version, '1.3.0');
    assert.equal((await take()).ok, true);
  });
});

describe('an event of pretix', () => {
  test('is not asked before the kiosk is paired, and says how that is done', async (context) => {
    const { server, take } = await newPretix(context);
    const report = await take();
    assert.match(report.ok ? '' : report.detail, /munjigi trust pair-pretix http/);
    assert.equal(server.requests.length, 0);
  });

  test('comes with its keys and all pages of both lists', async (context) => {
    const { store, stateOf, server } = await newPaired(context);
    assert.deepEqual(
      [stateOf('old-0'), stateOf('old-119'), stateOf('held-back')],
      ['revoked', 'revoked', 'blocked'],
    );
    assert.equal(stateOf('good'), 'valid');
    assert.deepEqual([store.issuers()[0]?.keys, store.issuers()[0]?.revoked], [1, 121]);
    assert.equal(server.requests.filter(({ path }) => path.includes('/revokedsecrets/')).length, 3);
  });

  test('is asked for what came since, in the server’s own words, and loses nothing of before', async (context) => {
    const { state, server, store, stateOf, pass } = await newPaired(context);
    const began = state.now;
    pass();
    state.revoked = [...state.revoked, { id: 500, secret: 'new', created: state.now }];
    server.requests.length = 0;
    await store.refresh();
    const asked = server.requests.map(({ path }) => decodeURIComponent(path).replace(eventPath, ''));
    assert.deepEqual(asked.slice(1), [
      `revokedsecrets/?ordering=-created&created_since=${began}`,
      `blockedsecrets/?ordering=-updated&updated_since=${began}`,
    ]);
    assert.deepEqual(
      [stateOf('new'), stateOf('old-119'), stateOf('held-back')],
      ['revoked', 'revoked', 'blocked'],
    );
    assert.equal(store.sources()[0]?.generation?.entries, 122);
  });

  test('lets in again what it blocks no more, and never what it revoked', async (context) => {
    const { state, store, stateOf, pass } = await newPaired(context);
    pass();
    state.blocked = [{ id: 1, secret: 'held-back', blocked: false, updated: state.now }];
    await store.refresh();
    assert.equal(stateOf('held-back'), 'valid');
    pass();
    state.blocked = [{ id: 1, secret: 'held-back', blocked: true, updated: state.now }];
    await store.refresh();
    assert.equal(stateOf('held-back'), 'blocked');
    assert.equal(stateOf('old-0'), 'revoked');
  });

  test('without news is current anew, and no other generation', async (context) => {
    const { store, clock, pass } = await newPaired(context);
    pass();
    await store.refresh();
    const { generation, previous } = store.sources()[0] ?? assert.fail();
    assert.deepEqual([generation?.number, generation?.currentAt, previous], [1, clock.at, undefined]);
    assert.equal(store.ages(shop).revocations, clock.at);
  });

  test('that staff put back asks again for what came since, and takes it', async (context) => {
    const { state, store, location, stateOf, pass } = await newPaired(context);
    pass();
    state.revoked = [...state.revoked, { id: 500, secret: 'by mistake', created: state.now }];
    await store.refresh();
    assert.equal(store.restore(location).ok, true);
    assert.equal(stateOf('by mistake'), 'valid');
    await store.refresh();
    assert.match(store.sources()[0]?.error ?? '', /Staff turned back/);
    pass();
    state.revoked = [...state.revoked, { id: 501, secret: 'newer', created: state.now }];
    await store.refresh();
    assert.deepEqual(
      [stateOf('newer'), stateOf('by mistake'), stateOf('old-0')],
      ['revoked', 'revoked', 'revoked'],
    );
  });

  test('is read as a whole when staff import it anew, and only then are tickets gone that it lists no more', async (context) => {
    const { state, server, store, location, pass, stateOf } = await newPaired(context);
    pass();
    state.revoked = [{ id: 1, secret: 'old-1', created: toIso(noon) }];
    await store.refresh();
    assert.equal(stateOf('old-0'), 'revoked');
    server.requests.length = 0;
    await store.importSource(location, { replace: true });
    assert.ok(server.requests.every(({ path }) => !path.includes('since')));
    assert.equal(store.issuers()[0]?.revoked, 2);
  });

  test('is read as a whole each time if its server names no time to ask from', async (context) => {
    const { state, server, store, stateOf, clock } = await newPaired(context);
    state.now = '';
    clock.at += hour;
    await store.refresh();
    assert.equal(stateOf('old-0'), 'revoked');
    server.requests.length = 0;
    clock.at += hour;
    await store.refresh();
    assert.ok(server.requests.every(({ path }) => !path.includes('since')));
    assert.deepEqual([store.sources()[0]?.error, stateOf('old-119')], [undefined, 'revoked']);
  });

  test('whose device was revoked or may not read it says so, and what is held stays in force', async (context) => {
    const { state, server, store, stateOf, pass } = await newPaired(context);
    const [token = ''] = state.tokens;
    state.tokens.clear();
    pass();
    await store.refresh();
    assert.match(
      store.sources()[0]?.error ?? '',
      /does not know this kiosk as a device any more\. Import it again after/,
    );
    server.answer = (_, response) => response.writeHead(403).end('{}');
    await store.refresh();
    assert.match(store.sources()[0]?.error ?? '', /does not let this kiosk read the event/);
    assert.equal(stateOf('old-0'), 'revoked');
    assert.equal(store.ages(shop).revocations, noon);
    assert.doesNotMatch(JSON.stringify(store.sources()), new RegExp(token));
  });

  test('of many pages goes on after its server asked for a pause', async (context) => {
    const { server, state, store, stateOf, location } = await newPaired(context);
    const honest = pretixServer(state);
    let pauses = 0;
    server.answer = (request, response) => {
      if (request.url?.includes('page=3') !== true || pauses > 0) return honest(request, response);
      pauses += 1;
      response.writeHead(429, { 'retry-after': '0' }).end();
    };
    assert.equal((await store.importSource(location, { replace: true })).ok, true);
    assert.equal(pauses, 1);
    assert.equal(stateOf('old-119'), 'revoked');
  });

  test('never has its token sent elsewhere: not by a redirect, not by a next page', async (context) => {
    const { server, store, state, pass } = await newPaired(context);
    const seen: unknown[] = [];
    const thief = await startServer(context, (request, response) => {
      seen.push(request.headers.authorization);
      response.end('{"next":null,"results":[]}');
    });
    const honest = pretixServer(state);
    const luring: readonly RequestListener[] = [
      (_, response) => response.writeHead(302, { location: `${thief.url}/` }).end(),
      (request, response) =>
        request.url?.includes('secrets') === true
          ? response.end(
              JSON.stringify({ next: `${thief.url}${eventPath}revokedsecrets/?page=2`, results: [] }),
            )
          : honest(request, response),
    ];
    for (const answer of luring) {
      server.answer = answer;
      pass();
      await store.refresh();
      assert.notEqual(store.sources()[0]?.error, undefined);
    }
    assert.deepEqual(seen, [undefined], 'the redirect came there without it, the next page not at all');
  });

  test('leaves neither token nor ticket in the stores of the kiosk', async (context) => {
    const { state, profile, store } = await newPaired(context);
    const [token = ''] = state.tokens;
    store.close();
    for (const path of filesIn(profile).filter((each) => !each.includes('pretix-'))) {
      const bytes = readFileSync(path);
      assert.equal(bytes.includes(token), false, path);
      assert.equal(bytes.includes('old-119'), false, path);
    }
  });

  for (const address of [
    'pretix+https://pretix.example/demo/2026/',
    'pretix+http://pretix.example/',
    'pretix+here',
  ]) {
    test(`is not at ${address}`, async (context) => {
      const { store } = newStore(context);
      const report = await store.importSource(address);
      assert.equal(!report.ok && report.problem, 'not-allowed');
    });
  }
});
