import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeJwt } from 'jose';
import { formatPairing } from '../../../../main/trust/repository/pairing.ts';
import { hour, newFolder, newStore, noon, passAt } from '../test-store.ts';
import { day, newPairedKiosk, newPublisher, serveFolder, venue } from './test-repository.ts';

/** The pass as the kiosk asks about it. */
function passOf(code: string) {
  const { status } = decodeJwt(code) as { status: { status_list: { idx: number; uri: string } } };
  return passAt(status.status_list.idx, status.status_list.uri);
}

test('a kiosk that was never online takes keys, revocations and policies from a folder whose root it was given', async (context) => {
  const { store } = await newPairedKiosk(context);
  assert.equal(store.issuer(venue)?.name, 'Venue');
  assert.deepEqual(store.ages(venue), { keys: noon, revocations: noon });
  assert.equal(store.policy('concert')?.name, 'concert');
});

test('a pass that is revoked and published is revoked after the next refresh', async (context) => {
  const { store, issuer, publish, clock } = await newPairedKiosk(context);
  const pass = await issuer.issue({});
  await publish();
  await store.refresh();
  assert.notEqual(store.revocation(passOf(pass.code)).state, 'revoked');
  issuer.revoke([pass.id]);
  clock.at = noon + hour;
  await publish();
  const [source] = await store.refresh();
  assert.equal(source?.error, undefined);
  assert.equal(store.revocation(passOf(pass.code)).state, 'revoked');
  assert.deepEqual(store.ages(venue), { keys: noon + hour, revocations: noon + hour });
});

test('a repository that nobody vouched for is not taken in, and its fingerprint is told', async (context) => {
  const { folder, root } = await newPublisher(context);
  const { store } = newStore(context);
  const report = await store.importSource(folder);
  assert.equal(report.ok, false);
  assert.equal(!report.ok && report.problem, 'untrusted');
  const fingerprint = createHash('sha256').update(root.file).digest('hex');
  assert.match(report.ok ? '' : report.detail, new RegExp(fingerprint));
  assert.deepEqual(store.issuers(), []);
});

test('the root of another publisher is of no use', async (context) => {
  const { folder } = await newPublisher(context);
  const stranger = await newPublisher(context);
  const { store } = newStore(context);
  const report = await store.importSource(folder, { root: stranger.root });
  assert.equal(!report.ok && report.problem, 'signature');
  assert.deepEqual(store.issuers(), []);
});

test('a pairing code is as good as the root, and names the server', async (context) => {
  const { folder, root } = await newPublisher(context);
  const server = await serveFolder(context, folder);
  const { store } = newStore(context);
  const sha256 = createHash('sha256').update(root.file).digest('hex');
  const code = formatPairing({ root: { version: 1, sha256 }, at: `${server.url}/` });
  const report = await store.importSource(code);
  assert.equal(report.ok, true);
  assert.equal(report.source?.location, `tuf+${server.url}/`);
  assert.deepEqual(await store.refresh(), store.sources());
  assert.equal(store.sources()[0]?.error, undefined);
});

test('a pairing code of another root takes nothing in', async (context) => {
  const { folder } = await newPublisher(context);
  const server = await serveFolder(context, folder);
  const { store } = newStore(context);
  const code = formatPairing({ root: { version: 1, sha256: '0'.repeat(64) }, at: server.url });
  const report = await store.importSource(code);
  assert.equal(!report.ok && report.problem, 'untrusted');
  assert.deepEqual(store.issuers(), []);
});

test('a stick carries what is else read from the web, wherever it is plugged in', async (context) => {
  const { folder, root, issuer, publish, clock } = await newPublisher(context);
  const server = await serveFolder(context, folder);
  const { store } = newStore(context, { clock });
  await store.importSource(`tuf+${server.url}`, { root });
  const pass = await issuer.issue({});
  issuer.revoke([pass.id]);
  clock.at = noon + hour;
  await publish();
  const stick = newFolder(context);
  cpSync(folder, stick, { recursive: true });
  const report = await store.importSource(stick);
  assert.equal(report.ok, true);
  assert.deepEqual(
    store.sources().map(({ location }) => location),
    [`tuf+${server.url}/`],
  );
  assert.equal(store.revocation(passOf(pass.code)).state, 'revoked');
});

test('a stick that is not in is no failure', async (context) => {
  const { folder, root } = await newPublisher(context);
  const { store } = newStore(context);
  const stick = join(newFolder(context), 'stick');
  cpSync(folder, stick, { recursive: true });
  await store.importSource(stick, { root });
  rmSync(stick, { recursive: true });
  const [source] = await store.refresh();
  assert.equal(source?.error, undefined);
  assert.equal(source?.installedAt, noon);
});

test('a kiosk follows the root through rotations that it did not see', async (context) => {
  const { store, issuer, publish, clock } = await newPairedKiosk(context);
  for (let turn = 1; turn <= 3; turn += 1) assert.equal(issuer.rotateRoot().version, turn + 1);
  clock.at = noon + hour;
  await publish();
  const [source] = await store.refresh();
  assert.equal(source?.error, undefined);
  assert.equal(store.ages(venue).keys, noon + hour);
});

test('a root is renewed before it ends, for whoever publishes now and then', async (context) => {
  const { store, publish, clock, folder } = await newPairedKiosk(context);
  clock.at = noon + 300 * day;
  await publish();
  assert.equal(JSON.parse(readFileSync(join(folder, 'root.json'), 'utf8')).signed.version, 2);
  const [source] = await store.refresh();
  assert.equal(source?.error, undefined);
  clock.at = noon + 500 * day;
  await publish();
  assert.equal((await store.refresh())[0]?.error, undefined);
});

test('what no publication needs any more does not pile up on the stick', async (context) => {
  const { publish, folder, clock, issuer } = await newPublisher(context);
  const count = () => readdirSync(folder, { recursive: true }).length;
  for (let turn = 0; turn < 3; turn += 1) {
    clock.at += hour;
    issuer.revoke([(await issuer.issue({})).id]);
    await publish();
  }
  const before = count();
  for (let turn = 0; turn < 5; turn += 1) {
    clock.at += hour;
    issuer.revoke([(await issuer.issue({})).id]);
    await publish();
  }
  assert.equal(count(), before);
});
