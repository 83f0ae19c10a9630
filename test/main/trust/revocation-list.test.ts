import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { RevocationReference } from '../../../main/passes/pass.ts';
import { entryOf } from '../../../main/trust/revocation-scheme.ts';
import { entryAt, type ListOptions, sorted, spreadEntries, writeList } from './revocation-entries.ts';
import { newKey, publishedFiles, writeFiles } from './test-issuer.ts';
import { startServer } from './test-server.ts';
import { hour, issuer, newFolder, newStore, noon, passWith } from './test-store.ts';

/** A store that holds the issuer's key, and a stick to write lists on. */
async function newLists(context: TestContext) {
  const { store, clock, profile } = newStore(context);
  const [keys, folder, key] = [newFolder(context), newFolder(context), await newKey()];
  writeFiles(keys, await publishedFiles(key, { issuer, at: noon }));
  await store.importSource(keys);
  const write = (options: ListOptions) => writeList(folder, key, options);
  const take = async (options: ListOptions) => await store.importSource(await write(options));
  const files = () => {
    const held = join(profile, 'revocations');
    return existsSync(held) ? readdirSync(held) : [];
  };
  return { store, clock, profile, folder, key, write, take, files };
}

const pass = (number: string) => ({ ...passWith(), identity: JSON.stringify([issuer, number]) });
const entryOfPass = (number: string) => entryOf(JSON.stringify([issuer, number]));
const gone = sorted(entryOfPass('A1'), entryOfPass('A2'), spreadEntries(1_000, 7));

describe('a large list of revoked entries', () => {
  test('revokes the passes that it lists and no other, as of when it was signed', async (context) => {
    const { store, take } = await newLists(context);
    assert.deepEqual(store.revocation(pass('A1')), { state: 'not-needed' });
    const report = await take({ at: noon - hour, entries: sorted(entryOfPass('A1'), entryOfPass('A2')) });
    assert.equal(report.ok, true, JSON.stringify(report));
    assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon - hour });
    assert.deepEqual(store.revocation(pass('A3')), { state: 'valid', asOf: noon - hour });
    assert.equal(store.ages(issuer).revocations, noon - hour);
    assert.equal(store.issuers()[0]?.revoked, 2);
    assert.equal(store.sources()[1]?.generation?.entries, 2);
  });

  test('says nothing about the passes of another issuer', async (context) => {
    const { store, take } = await newLists(context);
    await take({ at: noon, entries: sorted(entryOfPass('A1')) });
    const foreign = { ...pass('A1'), issuer: 'https://other.example' };
    assert.equal(store.revocation(foreign).state, 'not-needed');
  });

  const hash = Buffer.alloc(16, 5);
  const references: readonly [ListOptions['scheme'] & string, RevocationReference, Buffer][] = [
    ['credential-id', { scheme: 'credential-id', credential: 'urn:x:1' }, entryOf('urn:x:1')],
    ['ticket-secret', { scheme: 'ticket-secret', secret: 'abc' }, entryOf('abc')],
    ['shc-rid', { scheme: 'shc-rid', list: 'k', rid: 'r1', issuedAt: noon }, entryOf('k.r1')],
    ['hcert-uci', { scheme: 'hcert-hash', hashes: [{ type: 'UCI', hash: hash.toString('base64') }] }, hash],
  ];
  for (const [scheme, reference, entry] of references) {
    test(`by ${scheme} speaks for passes that refer to such a list`, async (context) => {
      const { store, take } = await newLists(context);
      await take({ at: noon, scheme, entries: Buffer.alloc(16, 9) });
      assert.deepEqual(store.revocation(passWith(reference)), { state: 'valid', asOf: noon });
      await take({ at: noon + 1_000, scheme, entries: sorted(entry, Buffer.alloc(16, 9)) });
      assert.equal(store.revocation(passWith(reference)).state, 'revoked');
    });
  }

  test('that has expired still revokes, and calls nobody valid any more', async (context) => {
    const { store, clock, take } = await newLists(context);
    await take({ at: noon, exp: (noon + hour) / 1000, entries: sorted(entryOfPass('A1')) });
    clock.at = noon + hour;
    assert.equal(store.revocation(pass('A1')).state, 'revoked');
    assert.deepEqual(store.revocation(pass('A3')), { state: 'not-held' });
    assert.ok(
      store.ends().some(({ at }) => at === noon + hour),
      'the check-list tells of it',
    );
  });

  test('may be empty', async (context) => {
    const { store, take } = await newLists(context);
    assert.equal((await take({ at: noon, entries: Buffer.alloc(0) })).ok, true);
    assert.equal(store.revocation(pass('A1')).state, 'valid');
  });

  test('gives way to the next one, and comes back when staff restore it; older files go', async (context) => {
    const { store, take, files } = await newLists(context);
    await take({ at: noon - 2 * hour, entries: spreadEntries(10) });
    await take({ at: noon - hour, entries: sorted(entryOfPass('A1')) });
    const report = await take({ at: noon, entries: sorted(entryOfPass('A2')) });
    const place = report.ok ? report.source.location : assert.fail();
    assert.equal(store.revocation(pass('A1')).state, 'valid');
    assert.equal(files().length, 2);
    assert.equal(store.restore(place).ok, true);
    assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon - hour });
    assert.deepEqual(store.revocation(pass('A2')), { state: 'valid', asOf: noon - hour });
  });

  test('whose file is lost calls nobody valid or revoked, until it is read again', async (context) => {
    const { store, take, profile, files } = await newLists(context);
    await take({ at: noon, entries: gone });
    for (const name of files()) rmSync(join(profile, 'revocations', name));
    const { store: again } = newStore(context, { profile });
    assert.deepEqual(again.revocation(pass('A1')), { state: 'not-held' });
    await take({ at: noon, entries: gone });
    assert.equal(again.revocation(pass('A1')).state, 'revoked');
    assert.equal(store.revocation(pass('A1')).state, 'revoked');
  });

  test('whose file is damaged is read again', async (context) => {
    const { take, profile, files } = await newLists(context);
    await take({ at: noon, entries: gone });
    const path = join(profile, 'revocations', files()[0] ?? '');
    truncateSync(path, statSync(path).size - 4_096);
    const { store: again } = newStore(context, { profile });
    assert.equal((await take({ at: noon, entries: gone })).ok, true);
    assert.equal(again.revocation(pass('A1')).state, 'revoked');
  });
});

describe('of a large list that is not in order nothing is taken, and what is held keeps its age:', () => {
  const next = sorted(entryOfPass('A2'), spreadEntries(100));
  const cases: readonly [string, Partial<ListOptions>, string, RegExp][] = [
    ['an older version', { seq: 1 }, 'rollback', /version 1; version \d+ is held/],
    ['other entries under the same version', { seq: noon - hour }, 'rollback', /with other entries/],
    ['fewer entries than it names', { count: 102 }, 'mismatch', /should be of 1632 bytes, and is of 1616/],
    ['a wrong digest', { sha256: 'A'.repeat(43) }, 'mismatch', /not those that the list was signed for/],
    ['a list that has expired', { exp: noon / 1000 - 1 }, 'expired', /has expired/],
    [
      'entries that are not ascending',
      { entries: Buffer.concat([spreadEntries(3), spreadEntries(1)]) },
      'invalid',
      /ascending/,
    ],
    ['an entry twice', { entries: Buffer.alloc(32, 1) }, 'invalid', /each once/],
    ['half an entry', { entries: Buffer.alloc(24, 1), count: 1 }, 'mismatch', /16 bytes, and is of 24/],
    ['a path that climbs', { path: '../list.entries' }, 'invalid', /plain relative path/],
    ['an issuer that is not held', { iss: 'https://other.example' }, 'untrusted', /not held/],
    ['a scheme that nobody knows', { scheme: 'x' as 'pass-id' }, 'invalid', /scheme/],
  ];
  for (const [name, change, problem, told] of cases) {
    test(name, async (context) => {
      const { store, take, files } = await newLists(context);
      assert.equal((await take({ at: noon - hour, entries: gone })).ok, true);
      const report = await take({ at: noon, entries: next, ...change });
      assert.equal(!report.ok && report.problem, problem, JSON.stringify(report));
      assert.match(store.sources()[1]?.error ?? '', told);
      assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon - hour });
      assert.deepEqual(store.revocation(pass('A9')), { state: 'valid', asOf: noon - hour });
      assert.equal(store.sources()[1]?.generation?.number, 1);
      assert.equal(files().length, 1, 'no rest is left lying');
    });
  }

  test('the signature of a stranger', async (context) => {
    const { store, take, folder, key } = await newLists(context);
    await take({ at: noon - hour, entries: gone });
    const forger = await newKey('ES256', key.jwk.kid);
    const report = await store.importSource(await writeList(folder, forger, { at: noon, entries: next }));
    assert.equal(!report.ok && report.problem, 'signature');
    assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon - hour });
  });

  test('a stick that holds the manifest only', async (context) => {
    const { store, take, write, folder } = await newLists(context);
    await take({ at: noon - hour, entries: gone });
    const manifest = await write({ at: noon, entries: next });
    rmSync(join(folder, 'list.entries'));
    const report = await store.importSource(manifest);
    assert.equal(!report.ok && report.problem, 'unreachable');
    assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon - hour });
  });

  test('what a process that was killed left behind goes at the next import, and what a living one writes stays', async (context) => {
    const { profile, take, files } = await newLists(context);
    await take({ at: noon - hour, entries: gone });
    const [living, dead] = [`${process.pid}-1.part`, `${2 ** 22 + 1}-1.part`];
    for (const name of [living, dead]) writeFileSync(join(profile, 'revocations', name), 'half');
    appendFileSync(join(profile, 'revocations', 'abandoned.db'), 'x');
    await take({ at: noon, entries: next });
    assert.ok(files().includes(living));
    assert.ok(!files().includes(dead));
    assert.ok(!files().includes('abandoned.db'));
  });
});

describe('a large list on a server', () => {
  async function newServed(context: TestContext) {
    const lists = await newLists(context);
    const manifest = await lists.write({ at: noon - hour, entries: gone });
    const requests: string[] = [];
    const server = await startServer(context, (request, response) => {
      requests.push(request.url ?? '');
      const file = request.url === '/list.jwt' ? manifest : join(lists.folder, 'list.entries');
      response.writeHead(200, { etag: '"x"' }).end(readFileSync(file));
    });
    return { ...lists, server, requests, place: `${server.url}/list.jwt` };
  }

  test('is current when its server gives it, and its entries are not fetched twice', async (context) => {
    const { store, clock, place, requests } = await newServed(context);
    assert.equal((await store.importSource(place)).ok, true);
    assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon });
    clock.at = noon + hour;
    assert.equal((await store.importSource(place)).ok, true);
    assert.deepEqual(requests, ['/list.jwt', '/list.entries', '/list.jwt']);
    assert.deepEqual(store.revocation(pass('A3')), { state: 'valid', asOf: noon + hour });
  });

  for (const [name, answer, problem] of [
    ['breaks off in the middle', 'half', 'unreachable'],
    ['ends too early', 'short', 'mismatch'],
    ['sends without end', 'endless', 'mismatch'],
    ['has lost the entries', 'lost', 'http-status'],
  ] as const) {
    test(`that ${name} leaves the held one in force with its age`, async (context) => {
      const { store, clock, place, server, write, files } = await newServed(context);
      await store.importSource(place);
      clock.at = noon + hour;
      const before = server.answer;
      const entries = sorted(entryOfPass('A2'), spreadEntries(5_000));
      await write({ at: noon + hour, entries });
      server.answer = (request, response) => {
        if (request.url === '/list.jwt') return before(request, response);
        const half = entries.subarray(0, 40_000);
        if (answer === 'half') {
          response.writeHead(200, { 'content-length': entries.length });
          response.write(half, () => response.destroy());
        } else if (answer === 'short') response.writeHead(200).end(entryAt(entries, 0));
        else if (answer === 'endless')
          response.writeHead(200).end(Buffer.concat([entries, Buffer.alloc(1_600, 255)]));
        else response.writeHead(404).end();
      };
      const report = await store.importSource(place);
      assert.equal(!report.ok && report.problem, problem, JSON.stringify(report));
      assert.deepEqual(store.revocation(pass('A1')), { state: 'revoked', asOf: noon });
      assert.deepEqual(store.revocation(pass('A2')), { state: 'revoked', asOf: noon });
      assert.equal(files().length, 1);
    });
  }
});
