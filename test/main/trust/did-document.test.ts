import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newKey } from './test-issuer.ts';
import { hour, keysOf, newFolder, newStore, noon } from './test-store.ts';

const did = 'did:web:venue.example';

async function method(fragment: string, more: Readonly<Record<string, unknown>> = {}) {
  const { kid: _, ...publicKeyJwk } = (await newKey()).jwk;
  return { id: `${did}#${fragment}`, type: 'JsonWebKey2020', controller: did, publicKeyJwk, ...more };
}

test("a published DID document is its subject's, with its keys by their fragments", async (context) => {
  const { store } = newStore(context);
  const report = await store.importSource(join(import.meta.dirname, '../../vectors/nzcp/did.json'));
  assert.equal(report.ok, true);
  const issuer = 'did:web:nzcp.covid19.health.nz';
  assert.deepEqual(keysOf(store, issuer, 'key-1')[0]?.algorithms, ['ES256']);
  assert.equal(keysOf(store, issuer, `${issuer}#key-1`).length, 0);
  assert.equal(store.ages(issuer).keys, noon);
});

test('only keys for assertions sign passes, whether they are named, relative or written out in place', async (context) => {
  const { store } = newStore(context);
  const path = join(newFolder(context), 'did.json');
  const [named, relative, login] = [await method('a'), await method('b', { id: '#b' }), await method('c')];
  const inPlace = await method('d', { type: 'JsonWebKey' });
  writeFileSync(
    path,
    JSON.stringify({
      id: did,
      verificationMethod: [named, relative, login, await method('x', { id: 'did:web:other.example#x' })],
      authentication: [login.id],
      assertionMethod: [named.id, '#b', inPlace, 'did:web:other.example#x', `${did}#gone`],
    }),
  );
  const report = await store.importSource(path, { name: 'Venue' });
  assert.equal(report.ok, true);
  assert.deepEqual(
    store.candidates({ format: 'vc+jwt', issuer: did }).keys.map(({ kid }) => kid),
    ['a', 'b', 'd'],
  );
  assert.deepEqual(report.ok && report.skipped, [
    'did:web:other.example#x is a method of somebody else',
    'gone is of a type without a JWK (unknown)',
  ]);
  assert.equal(store.issuer(did)?.name, 'Venue');
});

test('a document without a key for assertions, or of somebody else, is refused', async (context) => {
  const { store } = newStore(context);
  const path = join(newFolder(context), 'did.json');
  const only = await method('a');
  writeFileSync(path, JSON.stringify({ id: did, verificationMethod: [only] }));
  const none = await store.importSource(path);
  assert.match(!none.ok ? none.detail : '', /names none for assertions/);
  writeFileSync(path, JSON.stringify({ id: did, verificationMethod: [only], assertionMethod: [only.id] }));
  const other = await store.importSource(path, { issuer: 'did:web:other.example' });
  assert.equal(!other.ok && other.problem, 'mismatch');
});

test('a document from another place may not bring other keys, and grows older by itself', async (context) => {
  const { store, clock } = newStore(context);
  const [place, elsewhere] = [join(newFolder(context), 'did.json'), join(newFolder(context), 'did.json')];
  const write = async (path: string, fragment: string) => {
    const only = await method(fragment);
    writeFileSync(path, JSON.stringify({ id: did, verificationMethod: [only], assertionMethod: [only.id] }));
  };
  await write(place, 'a');
  await write(elsewhere, 'b');
  assert.equal((await store.importSource(place)).ok, true);
  const stranger = await store.importSource(elsewhere);
  assert.equal(!stranger.ok && stranger.problem, 'untrusted');
  clock.at = noon + hour;
  await store.refresh();
  assert.equal(store.ages(did).keys, noon);
  await write(place, 'b');
  assert.equal((await store.importSource(place)).ok, true);
  assert.equal(keysOf(store, did, 'b').length, 1);
  assert.equal(keysOf(store, did, 'a').length, 0);
});
