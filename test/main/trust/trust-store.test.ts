import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { defaultPolicy } from '../../../shared/policy.ts';
import { newKey, publishedFiles, signIndex, signStatusList, writeFiles } from './test-issuer.ts';
import { hour, issuer, keysOf, list, newFolder, newStore, noon, passAt, passWith } from './test-store.ts';

test('a new store holds nothing but the default policy', (context) => {
  const { store } = newStore(context);
  assert.deepEqual(store.issuers(), []);
  assert.deepEqual(store.sources(), []);
  assert.deepEqual(store.ages(), {});
  assert.equal(store.issuer(issuer), undefined);
  assert.deepEqual(keysOf(store, issuer, 'any'), []);
  assert.deepEqual(store.policy('default'), defaultPolicy);
  assert.equal(store.vouchedAt(), undefined);
});

test('a published folder on a USB stick is trusted when staff import it, and is as old as its signature says', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon - hour, revoked: [3] }));

  const report = await store.importSource(folder);

  assert.equal(report.ok, true);
  assert.deepEqual(store.issuer(issuer), { id: issuer, name: 'Test venue' });
  assert.deepEqual(store.issuers(), [
    {
      id: issuer,
      name: 'Test venue',
      keys: 1,
      keysAsOf: noon - hour,
      revocationsAsOf: noon - hour,
      revoked: 1,
    },
  ]);
  assert.deepEqual(keysOf(store, issuer, key.jwk.kid)[0]?.algorithms, ['ES256']);
  assert.deepEqual(store.revocation(passAt(3)), { state: 'revoked', asOf: noon - hour });
  assert.deepEqual(store.revocation(passAt(4)), { state: 'valid', asOf: noon - hour });
  assert.deepEqual(store.revocation(passAt(16)), { state: 'out-of-range', asOf: noon - hour });
  assert.deepEqual(store.revocation(passAt(3, `${issuer}/status/1`)), { state: 'not-held' });
  assert.deepEqual(store.revocation(passWith()), { state: 'not-needed' });
  assert.equal(store.vouchedAt(), noon - hour);
});

test('a key is the same object at every scan until something is installed', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey('EdDSA')];
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon }));
  await store.importSource(folder);
  const [first] = keysOf(store, issuer, key.jwk.kid);
  assert.deepEqual(first?.algorithms, ['EdDSA', 'Ed25519']);
  assert.equal(keysOf(store, issuer, key.jwk.kid)[0], first);
});

test('keys belong to their issuer alone', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon }));
  await store.importSource(folder);
  assert.deepEqual(keysOf(store, 'https://other.example', key.jwk.kid), []);
});

test('new keys come in an index that an old key signed, and withdrawn keys go', async (context) => {
  const { store } = newStore(context);
  const [folder, old, fresh] = [newFolder(context), await newKey(), await newKey()];
  writeFiles(folder, await publishedFiles(old, { issuer, at: noon - hour }));
  await store.importSource(folder);

  const uri = list;
  writeFiles(folder, {
    'index.json': await signIndex({
      issuer,
      at: noon,
      keys: [fresh],
      signedBy: old,
      lists: [{ uri, path: 'status/0' }],
    }),
    'status/0': await signStatusList(fresh, { uri, at: noon }),
  });
  assert.equal((await store.importSource(folder)).ok, true);
  assert.equal(keysOf(store, issuer, fresh.jwk.kid).length, 1);
  assert.deepEqual(keysOf(store, issuer, old.jwk.kid), []);
});

test('an index that a stranger signed in the name of a held issuer is refused and changes nothing', async (context) => {
  const { store } = newStore(context);
  const [good, bad, key, stranger] = [newFolder(context), newFolder(context), await newKey(), await newKey()];
  writeFiles(good, await publishedFiles(key, { issuer, at: noon - hour, revoked: [1] }));
  writeFiles(bad, await publishedFiles(stranger, { issuer, at: noon }));
  await store.importSource(good);
  const before = store.issuers();

  const report = await store.importSource(bad);

  assert.equal(report.ok, false);
  assert.equal(!report.ok && report.problem, 'untrusted');
  assert.match(!report.ok ? report.detail : '', /--replace/);
  assert.deepEqual(store.issuers(), before);
  assert.equal(store.sources().length, 1);
  assert.equal(store.revocation(passAt(1)).state, 'revoked');
});

test('a stranger who borrows the kid of a held key is refused, too', async (context) => {
  const { store } = newStore(context);
  const key = await newKey('ES256', 'same');
  const stranger = await newKey('ES256', 'same');
  const [good, bad] = [newFolder(context), newFolder(context)];
  writeFiles(good, await publishedFiles(key, { issuer, at: noon - hour }));
  writeFiles(bad, await publishedFiles(stranger, { issuer, at: noon }));
  await store.importSource(good);
  const report = await store.importSource(bad);
  assert.equal(!report.ok && report.problem, 'signature');
});

test('staff can replace an issuer that lost its keys', async (context) => {
  const { store } = newStore(context);
  const [before, after, lost, found] = [
    newFolder(context),
    newFolder(context),
    await newKey(),
    await newKey(),
  ];
  writeFiles(before, await publishedFiles(lost, { issuer, at: noon, revoked: [1] }));
  writeFiles(after, await publishedFiles(found, { issuer, at: noon - hour }));
  await store.importSource(before);
  assert.equal((await store.importSource(after, { replace: true })).ok, true);
  assert.deepEqual(keysOf(store, issuer, lost.jwk.kid), []);
  assert.equal(keysOf(store, issuer, found.jwk.kid).length, 1);
  assert.deepEqual(store.revocation(passAt(1)), { state: 'valid', asOf: noon - hour });
  assert.deepEqual(
    store.sources().map(({ location }) => location),
    [after],
  );
});

test('an older list does not undo a revocation, nor does an older index bring a key back', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  const old = await publishedFiles(key, { issuer, at: noon - 2 * hour });
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon - hour, revoked: [5] }));
  await store.importSource(folder);

  writeFiles(folder, { 'status/0': old['status/0'] ?? '' });
  const withOldList = await store.importSource(folder);
  assert.equal(!withOldList.ok && withOldList.problem, 'rollback');
  writeFiles(folder, old);
  const withOldIndex = await store.importSource(folder);
  assert.equal(!withOldIndex.ok && withOldIndex.problem, 'rollback');

  assert.deepEqual(store.revocation(passAt(5)), { state: 'revoked', asOf: noon - hour });
  assert.match(store.sources()[0]?.error ?? '', /older than the one that is held/);
});

test('a folder with one bad list is not taken, not even its good ones', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  const other = `${issuer}/status/1`;
  writeFiles(folder, {
    'index.json': await signIndex({
      issuer,
      at: noon,
      keys: [key],
      signedBy: key,
      lists: [
        { uri: list, path: 'status/0' },
        { uri: other, path: 'status/1' },
      ],
    }),
    'status/0': await signStatusList(await newKey(), { uri: list, at: noon }),
    'status/1': await signStatusList(key, { uri: other, at: noon, bytes: Buffer.from([1]) }),
  });
  const report = await store.importSource(folder);
  assert.equal(!report.ok && report.problem, 'untrusted');
  assert.match(!report.ok ? report.detail : '', /not held/);
  assert.deepEqual(store.sources(), []);
  assert.deepEqual(store.issuers(), []);
});

test('a list of the same address by another trusted issuer says nothing about these passes', async (context) => {
  const { store } = newStore(context);
  const [folder, other, key, foreign] = [
    newFolder(context),
    newFolder(context),
    await newKey(),
    await newKey(),
  ];
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon - hour, revoked: [2] }));
  writeFiles(other, {
    'index.json': await signIndex({
      issuer: 'https://other.example',
      at: noon,
      keys: [foreign],
      signedBy: foreign,
      lists: [{ uri: list, path: 'list' }],
    }),
    list: await signStatusList(foreign, { uri: list, at: noon }),
  });
  await store.importSource(folder);
  assert.equal((await store.importSource(other)).ok, true);
  assert.equal(store.revocation(passAt(2)).state, 'revoked');
});

test('a stick that was pulled out is said so, and what it brought stays and grows older', async (context) => {
  const { store, clock } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon - hour }));
  await store.importSource(folder);
  rmSync(folder, { recursive: true });
  clock.at = noon + hour;

  const [source] = await store.refresh();

  assert.match(source?.error ?? '', /is not there/);
  assert.equal(source?.attemptedAt, noon + hour);
  assert.equal(source?.installedAt, noon);
  assert.deepEqual(store.ages(issuer), { keys: noon - hour, revocations: noon - hour });
});

test('the entrance shows the oldest of all issuers', async (context) => {
  const { store } = newStore(context);
  for (const [name, at] of [
    ['a', noon - 3 * hour],
    ['b', noon - hour],
  ] as const) {
    const folder = newFolder(context);
    writeFiles(folder, await publishedFiles(await newKey(), { issuer: `https://${name}.example`, at }));
    await store.importSource(folder);
  }
  assert.deepEqual(store.ages(), { keys: noon - 3 * hour, revocations: noon - 3 * hour });
  assert.deepEqual(store.ages('https://b.example'), { keys: noon - hour, revocations: noon - hour });
});

test('a list that calls a pass valid counts no longer once it has expired; a revocation still does', async (context) => {
  const { store, clock } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  const bytes = Buffer.from([0b10]);
  writeFiles(folder, {
    'index.json': await signIndex({
      issuer,
      at: noon,
      keys: [key],
      signedBy: key,
      lists: [{ uri: list, path: 'list' }],
    }),
    list: await signStatusList(key, { uri: list, at: noon, bytes, expiresAt: noon + hour }),
  });
  await store.importSource(folder);
  assert.equal(store.revocation(passAt(0)).state, 'valid');
  clock.at = noon + hour;
  assert.equal(store.revocation(passAt(0)).state, 'not-held');
  assert.equal(store.revocation(passAt(1)).state, 'revoked');
  const [source] = await store.refresh();
  assert.match(source?.error ?? '', /expired/);
});

test('suspended and application-defined statuses block, invalid revokes', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, {
    'index.json': await signIndex({
      issuer,
      at: noon,
      keys: [key],
      signedBy: key,
      lists: [{ uri: list, path: 'list' }],
    }),
    list: await signStatusList(key, { uri: list, at: noon, bits: 2, bytes: Buffer.from([0b11_10_01_00]) }),
  });
  await store.importSource(folder);
  const states = [0, 1, 2, 3].map((place) => store.revocation(passAt(place)).state);
  assert.deepEqual(states, ['valid', 'revoked', 'blocked', 'blocked']);
  const both = passWith(
    { scheme: 'status-list', list, index: 2 },
    { scheme: 'status-list', list: 'https://nowhere.example/1', index: 0 },
  );
  assert.equal(store.revocation(both).state, 'blocked');
});

test('a policy is kept by name and a bad one is not taken', (context) => {
  const { store, profile } = newStore(context);
  let changes = 0;
  const stop = store.onChange(() => {
    changes += 1;
  });
  store.putPolicy({ ...defaultPolicy, name: 'vip', entry: 'once' });
  assert.equal(store.policy('vip')?.entry, 'once');
  assert.throws(() => store.putPolicy({ ...defaultPolicy, name: 'Not a name' }));
  stop();
  store.putPolicy({ ...defaultPolicy, name: 'vip', entry: 'free' });
  assert.equal(changes, 1);
  assert.equal(store.policy('vip')?.entry, 'free');
  assert.deepEqual(
    newStore(context, { profile })
      .store.policies()
      .map(({ name }) => name),
    ['default', 'vip'],
  );
});

test('what another process installs is seen at the next question', async (context) => {
  const { store, profile } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon - hour, revoked: [1] }));
  let changes = 0;
  store.onChange(() => {
    changes += 1;
  });
  const other = newStore(context, { profile }).store;
  await other.importSource(folder);
  assert.equal(store.revocation(passAt(1)).state, 'revoked');
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon, revoked: [1, 2] }));
  await other.importSource(folder);
  assert.equal(store.revocation(passAt(2)).state, 'revoked');
  assert.equal(changes, 2);
});
