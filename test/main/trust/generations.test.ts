import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, type TestContext, test } from 'node:test';
import {
  newKey,
  publishedFiles,
  signIndex,
  signStatusList,
  type TestKey,
  writeFiles,
} from './test-issuer.ts';
import { hour, issuer, keysOf, list, newFolder, newStore, noon, passAt } from './test-store.ts';

/** A folder that is published again and again, each time with one more place revoked: 1 at first, then 1 and 2, … */
async function newPublishing(context: TestContext) {
  const { store, clock, profile } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  let published = 0;
  const publish = async (): Promise<void> => {
    published += 1;
    clock.at = noon + published * hour;
    const revoked = Array.from({ length: published }, (_, n) => n + 1);
    writeFiles(folder, await publishedFiles(key, { issuer, at: clock.at, revoked }));
  };
  const take = () => store.importSource(folder);
  const states = () => [1, 2, 3].map((place) => store.revocation(passAt(place)).state);
  const source = () => store.sources()[0] ?? assert.fail('no source is held');
  return { store, clock, profile, folder, key, publish, take, states, source };
}

const first = ['revoked', 'valid', 'valid'];
const second = ['revoked', 'revoked', 'valid'];
const third = ['revoked', 'revoked', 'revoked'];

describe('what a source gives', () => {
  test('is a generation with a number, counts, and the one before it', async (context) => {
    const { publish, take, source } = await newPublishing(context);
    await publish();
    await take();
    assert.deepEqual(source().generation, {
      number: 1,
      installedAt: noon + hour,
      currentAt: noon + hour,
      keys: 1,
      entries: 1,
    });
    assert.equal(source().previous, undefined);
    await publish();
    await take();
    await publish();
    await take();
    assert.deepEqual([source().generation?.number, source().generation?.entries], [3, 3]);
    assert.deepEqual([source().previous?.number, source().previous?.entries], [2, 2]);
  });

  test('is the same generation as long as it is the same, and current anew', async (context) => {
    const { clock, publish, take, source } = await newPublishing(context);
    await publish();
    await take();
    clock.at += hour;
    await take();
    const { number, installedAt, currentAt } = source().generation ?? assert.fail();
    assert.deepEqual([number, installedAt, currentAt], [1, noon + hour, noon + 2 * hour]);
  });
});

describe('staff who restore the generation before', () => {
  test('have it in force with the age that it had, its keys and its lists', async (context) => {
    const { store, folder, clock, key, publish, take, states } = await newPublishing(context);
    await publish();
    await take();
    clock.at = noon + 2 * hour;
    const wrong = await newKey();
    const other = `${issuer}/status/1`;
    writeFiles(folder, {
      'index.json': await signIndex({
        issuer,
        at: clock.at,
        keys: [wrong],
        signedBy: key,
        lists: [
          { uri: list, path: 'status/0' },
          { uri: other, path: 'status/1' },
        ],
      }),
      'status/0': await signStatusList(wrong, { uri: list, at: clock.at }),
      'status/1': await signStatusList(wrong, { uri: other, at: clock.at, bytes: Buffer.from([255]) }),
    });
    assert.equal((await take()).ok, true);
    assert.equal(store.revocation(passAt(0, other)).state, 'revoked');

    clock.at = noon + 3 * hour;
    const report = store.restore(folder);
    assert.equal(report.ok, true);
    assert.deepEqual(states(), first);
    assert.equal(store.revocation(passAt(0, other)).state, 'not-held', 'a list of the other generation');
    assert.equal(keysOf(store, issuer, key.jwk.kid).length, 1);
    assert.equal(keysOf(store, issuer, wrong.jwk.kid).length, 0);
    assert.deepEqual(store.ages(issuer), { keys: noon + hour, revocations: noon + hour });
    const { generation, turnedBack, previous } = report.ok ? report.source : assert.fail();
    assert.deepEqual([generation?.number, turnedBack?.number, previous], [1, 2, undefined]);
  });

  test('keep it while the source gives what was turned back, and are told so', async (context) => {
    const { store, folder, publish, take, states, source } = await newPublishing(context);
    await publish();
    await take();
    await publish();
    await take();
    store.restore(folder);
    const report = await take();
    assert.equal(!report.ok && report.problem, 'turned-back');
    assert.match(source().error ?? '', /Staff turned back generation 2 .* Generation 1 stays in force/);
    assert.deepEqual(states(), first);
    assert.equal(source().generation?.currentAt, noon + hour);
  });

  test('have the next one that the source gives, as one more', async (context) => {
    const { store, folder, publish, take, states, source } = await newPublishing(context);
    await publish();
    await take();
    await publish();
    await take();
    store.restore(folder);
    await publish();
    assert.equal((await take()).ok, true);
    assert.deepEqual(states(), third);
    const { generation, previous, turnedBack, error } = source();
    assert.deepEqual([generation?.number, previous?.number, turnedBack, error], [3, 1, undefined, undefined]);
  });

  test('still take nothing from outside that is older than what was seen', async (context) => {
    const { store, folder, key, publish, take, states } = await newPublishing(context);
    await publish();
    await take();
    await publish();
    await take();
    store.restore(folder);
    writeFiles(folder, await publishedFiles(key, { issuer, at: noon + 1.5 * hour }));
    const report = await take();
    assert.equal(!report.ok && report.problem, 'rollback');
    assert.deepEqual(states(), first);
  });

  test('may change their mind', async (context) => {
    const { store, folder, publish, take, states, source } = await newPublishing(context);
    await publish();
    await take();
    await publish();
    await take();
    store.restore(folder);
    assert.equal(store.restore(folder).ok, true);
    assert.deepEqual(states(), second);
    assert.deepEqual([source().generation?.number, source().previous?.number], [2, 1]);
    assert.equal((await take()).ok, true);
  });

  test('are told when there is none', async (context) => {
    const { store, folder, publish, take, states } = await newPublishing(context);
    await publish();
    await take();
    const report = store.restore(folder);
    assert.equal(!report.ok && report.problem, 'nothing-before');
    assert.deepEqual(states(), first);
  });

  test('have it after a restart, too', async (context) => {
    const { store, profile, folder, publish, take } = await newPublishing(context);
    await publish();
    await take();
    await publish();
    await take();
    store.restore(folder);
    const { store: again } = newStore(context, { profile });
    assert.equal(again.revocation(passAt(2)).state, 'valid');
    const report = await again.importSource(folder);
    assert.equal(!report.ok && report.problem, 'turned-back');
  });
});

describe('a source whose server counts nothing up', () => {
  const keySet = (...keys: TestKey[]) => ({
    'jwks.json': JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }),
  });

  test('is turned back by what it says, and comes back when it says what is in force', async (context) => {
    const { store } = newStore(context);
    const folder = newFolder(context);
    const place = `${folder}/jwks.json`;
    const [good, bad] = [await newKey(), await newKey()];
    writeFiles(folder, keySet(good));
    await store.importSource(place, { issuer });
    writeFiles(folder, keySet(bad));
    assert.equal((await store.importSource(place)).ok, true);
    assert.equal(store.restore(place).ok, true);
    assert.equal(keysOf(store, issuer, good.jwk.kid).length, 1);
    const again = await store.importSource(place);
    assert.equal(!again.ok && again.problem, 'turned-back');

    writeFiles(folder, keySet(good));
    assert.equal((await store.importSource(place)).ok, true);
    const [source] = store.sources();
    assert.deepEqual([source?.generation?.number, source?.turnedBack], [1, undefined]);
  });
});

describe('a folder whose index', () => {
  const announce = async (context: TestContext, announced: { sha256?: string; not_valid?: number }) => {
    const { store, clock, publish, take, folder, key, states } = await newPublishing(context);
    await publish();
    await take();
    clock.at = noon + 2 * hour;
    const token = await signStatusList(key, { uri: list, at: clock.at, bytes: Buffer.from([0b110, 0]) });
    const digest = createHash('sha256').update(token).digest('base64url');
    const entry = { uri: list, path: 'status/0', sha256: digest, not_valid: 2, ...announced };
    writeFiles(folder, {
      'index.json': await signIndex({ issuer, at: clock.at, keys: [key], signedBy: key, lists: [entry] }),
      'status/0': token,
    });
    return { report: await take(), states: states(), ages: store.ages(issuer) };
  };
  const held = { keys: noon + hour, revocations: noon + hour };

  test('names its lists by digest and count is taken if they are that', async (context) => {
    const { report, states } = await announce(context, {});
    assert.equal(report.ok, true);
    assert.deepEqual(states, second);
  });

  for (const [name, announced, told] of [
    ['names another count', { not_valid: 3 }, /names 3 revoked entries .* there are 2/],
    ['names another digest', { sha256: 'A'.repeat(43) }, /not the file that the index names/],
  ] as const) {
    test(`${name} changes nothing that is held, nor its age`, async (context) => {
      const { report, states, ages } = await announce(context, announced);
      assert.equal(!report.ok && report.problem, 'mismatch');
      assert.match(!report.ok ? report.detail : '', told);
      assert.deepEqual(states, first);
      assert.deepEqual(ages, held);
    });
  }
});
