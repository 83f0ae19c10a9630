import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../main/store/open-database.ts';
import { HeldTrust } from '../../../main/trust/held-trust.ts';
import { migrations } from '../../../main/trust/migrations/migrations.ts';
import { toIso } from '../../../shared/clock.ts';
import { newPublisher } from './repository/test-repository.ts';
import { writeList } from './revocation-entries.ts';
import { signedCase } from './signer-certificates.ts';
import { newKey, publishedFiles, writeFiles } from './test-issuer.ts';
import { startServer } from './test-server.ts';
import { hour, issuer, keysOf, list, newFolder, newStore, noon, passWith } from './test-store.ts';

test('a store of the first version keeps its issuers, keys and sources when it is opened', (context) => {
  const profile = newFolder(context);
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version <= 10),
  );
  old.exec(`
    INSERT INTO issuers (id, name, keys_as_of) VALUES ('${issuer}', 'Venue', ${noon});
    INSERT INTO keys (issuer, kid, thumbprint, algorithms, jwk) VALUES ('${issuer}', 'k1', 't', '["ES256"]', '{}');
    INSERT INTO sources (id, kind, location, issuer, attempted_at) VALUES (1, 'key-set', '/stick', '${issuer}', ${noon});
    INSERT INTO documents (source, location, etag, text) VALUES (1, 'https://venue.example/jwks.json', 'x', '{}');
  `);
  old.close();

  const { store } = newStore(context, { profile });

  assert.deepEqual(store.issuers(), [{ id: issuer, name: 'Venue', keys: 1, keysAsOf: noon, revoked: 0 }]);
  assert.deepEqual(keysOf(store, issuer, 'k1'), [{ issuer, kid: 'k1', jwk: {}, algorithms: ['ES256'] }]);
  assert.deepEqual(
    store.sources().map(({ location }) => location),
    ['/stick'],
  );
});

test('a store from before lists of revoked certificates keeps its tickets, and then takes lists', (context) => {
  const profile = newFolder(context);
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version <= 40),
  );
  old.exec(`
    INSERT INTO issuers (id, name, keys_as_of) VALUES ('${issuer}', 'Venue', ${noon});
    INSERT INTO ticket_lists (issuer, as_of) VALUES ('${issuer}', ${noon});
    INSERT INTO ticket_secrets (issuer, hash, state) VALUES ('${issuer}', x'00', 'revoked');
  `);
  old.close();

  const { store } = newStore(context, { profile });

  assert.equal(store.issuers()[0]?.revoked, 1);
  const reference = { scheme: 'x509-crl', authority: 'aa', serial: '1' } as const;
  assert.equal(store.revocation(passWith(reference)).state, 'not-held');
});

test('a store that kept no generations has none to restore, and begins with what is taken in next', async (context) => {
  const [profile, folder, key] = [newFolder(context), newFolder(context), await newKey()];
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version <= 50),
  );
  old.exec(`
    INSERT INTO issuers (id, name, keys_as_of) VALUES ('${issuer}', 'Venue', ${noon});
    INSERT INTO keys (issuer, kid, thumbprint, algorithms, jwk)
      SELECT '${issuer}', value ->> 'kid', 't', '["ES256"]', value FROM json_each('[${JSON.stringify(key.jwk)}]');
    INSERT INTO sources (id, kind, location, issuer, attempted_at)
      VALUES (1, 'published-folder', '${folder}', '${issuer}', ${noon});
  `);
  old.close();

  const { store } = newStore(context, { profile });

  assert.equal(store.sources()[0]?.generation, undefined);
  const report = store.restore(folder);
  assert.equal(!report.ok && report.problem, 'nothing-before');
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon }));
  await store.importSource(folder);
  assert.equal(store.sources()[0]?.generation?.number, 1);
});

test('a store of before large lists keeps its generations, and takes such a list', async (context) => {
  const [profile, folder, key] = [newFolder(context), newFolder(context), await newKey()];
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version <= 60),
  );
  old.exec(`
    INSERT INTO issuers (id, name, keys_as_of) VALUES ('${issuer}', 'Venue', ${noon});
    INSERT INTO sources (id, kind, location, issuer, attempted_at, generation)
      VALUES (1, 'published-folder', '${folder}', '${issuer}', ${noon}, 2);
    INSERT INTO generations (source, number, digest, installed_at, current_at, keys, entries, format, bundle)
      VALUES (1, 1, x'01', ${noon}, ${noon}, 1, 0, 0, x'00'), (1, 2, x'02', ${noon}, ${noon}, 1, 4, 1, x'00');
  `);
  old.close();

  const { store } = newStore(context, { profile });

  const [source] = store.sources();
  assert.deepEqual([source?.generation?.entries, source?.previous?.number], [4, 1]);
  const report = store.restore(folder);
  assert.match(!report.ok ? report.detail : '', /Another version of Munjigi kept this generation/);
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon }));
  assert.equal((await store.importSource(folder)).ok, true);
  const list = await writeList(folder, key, { at: noon, entries: Buffer.alloc(16) });
  assert.equal((await store.importSource(list)).ok, true);
  assert.equal(store.issuers()[0]?.revoked, 1);
});

test('a store from before signed repositories keeps its sources, and then takes a repository', async (context) => {
  const profile = newFolder(context);
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version < 70),
  );
  old.exec(
    `INSERT INTO sources (kind, location, attempted_at) VALUES ('key-set', 'https://venue.example/jwks.json', ${noon})`,
  );
  old.close();
  const { folder, root } = await newPublisher(context);

  const { store } = newStore(context, { profile });

  assert.equal((await store.importSource(folder, { root })).ok, true);
  assert.deepEqual(
    store.sources().map(({ kind }) => kind),
    ['key-set', 'repository'],
  );
});

test('a store from before the calendar knows when its keys end from their certificates', (context) => {
  const profile = newFolder(context);
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version < 90),
  );
  const [first, second] = ['1-booster', '4'].map((id) =>
    signedCase(`SG/2DCode/raw/${id}.json`).der.toString('base64'),
  );
  old.exec(`
    INSERT INTO issuers (id, name, keys_as_of) VALUES ('hcert:SG', 'Singapore', ${noon});
    INSERT INTO keys (issuer, kid, thumbprint, algorithms, jwk) VALUES
      ('hcert:SG', 'k1', 't1', '[]', '{"x5c":["${first}"]}'), ('hcert:SG', 'k2', 't2', '[]', '{"x5c":["${second}"]}'),
      ('hcert:SG', 'k3', 't3', '[]', '{"x5c":["AAAA"]}');
    INSERT INTO status_lists (issuer, uri, bits, issued_at, expires_at, as_of, not_valid, list)
      VALUES ('hcert:SG', '${list}', 1, ${noon}, ${noon + hour}, ${noon}, 0, x'00');
  `);
  old.close();
  const { store } = newStore(context, { profile });
  assert.deepEqual(
    store.ends().map(({ what, at }) => [what, toIso(at)]),
    [
      ['key', '2023-08-20T08:10:25.000Z'],
      ['key', '2024-04-04T15:55:27.000Z'],
      ['list', '2026-12-24T04:00:00.000Z'],
    ],
  );
});

test('a store from before sources were planned asks each at once, and then in turn', async (context) => {
  const profile = newFolder(context);
  const server = await startServer(context, (_, response) => response.writeHead(503).end());
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version < 95),
  );
  old.exec(
    `INSERT INTO sources (kind, location, attempted_at) VALUES ('key-set', '${server.url}/jwks.json', ${noon})`,
  );
  old.close();

  const { store } = newStore(context, { profile, random: () => 0.5 });

  assert.equal(store.sources()[0]?.nextAttemptAt, undefined);
  await store.refresh({ which: 'due' });
  assert.equal(server.requests.length, 1);
  assert.equal(store.sources()[0]?.nextAttemptAt, noon + 30_000);
});

test('a store from before events were asked over the network keeps its tickets, and no cursor', (context) => {
  const profile = newFolder(context);
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version < 96),
  );
  old.exec(`
    INSERT INTO issuers (id, name, keys_as_of) VALUES ('${issuer}', 'Event', ${noon});
    INSERT INTO ticket_lists (issuer, as_of) VALUES ('${issuer}', ${noon});
    INSERT INTO ticket_secrets (issuer, hash, state) VALUES ('${issuer}', x'01', 'revoked'), ('${issuer}', x'02', 'blocked');
  `);
  old.close();
  const migrated = openDatabase(join(profile, 'trust.db'), migrations);
  context.after(() => migrated.close());
  assert.deepEqual(new HeldTrust(migrated).ticketsOf(issuer), {
    revoked: [Buffer.of(1)],
    blocked: [Buffer.of(2)],
  });
});

test('a store from before repositories brought settings keeps its root, and then takes settings', async (context) => {
  const { issuer, folder, root, clock } = await newPublisher(context);
  const profile = newFolder(context);
  const old = openDatabase(
    join(profile, 'trust.db'),
    migrations.filter(({ version }) => version < 97),
  );
  old.prepare('INSERT INTO repositories (location, root) VALUES (?, ?)').run(folder, root.file);
  old.close();
  const until = clock.now() + hour;
  await issuer.publishRepository(folder, { policies: [], settings: { repeatMs: 1_000 }, until });

  const { store } = newStore(context, { profile, clock });

  assert.deepEqual(store.newSettings(), []);
  assert.equal((await store.importSource(folder)).ok, true);
  assert.deepEqual(store.newSettings(), [{ location: folder, settings: { repeatMs: 1_000 } }]);
});
