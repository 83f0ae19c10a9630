import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatPairing } from '../../../main/trust/repository/pairing.ts';
import { digestOf } from '../../../main/trust/repository/trusted-root.ts';
import type { Stranger } from '../../../shared/contract/trust.ts';
import { hour, openStickDoor } from './stick-door.ts';

type StickDoor = Awaited<ReturnType<typeof openStickDoor>>;

/** The stick of this name, whose publisher nobody trusts yet. */
async function unknownStick({ sticks, stick }: StickDoor, name: string): Promise<Stranger> {
  const found = (await sticks()).find(({ path }) => path === stick(name));
  assert.equal(found?.state, 'unknown', found?.detail);
  assert.ok(found?.stranger !== undefined);
  return found.stranger;
}

async function trust(door: StickDoor, name: string): Promise<void> {
  const stranger = await unknownStick(door, name);
  await door.client.desk.trustSource({ location: door.stick(name), stranger });
}

/** What is read last is gone before it is read. */
function spoil({ stick }: StickDoor, name: string): void {
  const folder = [stick(join(name, 'targets')), stick(name)].find((path) => existsSync(path)) ?? '';
  for (const file of readdirSync(folder)) if (!file.endsWith('.json')) rmSync(join(folder, file));
}

for (const kind of ['signed repository', 'published folder'] as const) {
  test(`a kiosk that is never online lives from sticks with a ${kind}`, async (context) => {
    const door = await openStickDoor(context);
    const { issuer, folder, issue, publish } = await door.publisher();
    const [pass, late] = [await issue(), await issue()];
    await publish[kind]();
    door.plugIn(folder, 'stick');
    const stranger = await unknownStick(door, 'stick');
    assert.equal(await door.scan(pass.code), 'review issuer-unknown', 'a stick alone makes nobody believed');

    const publishers =
      kind === 'published folder'
        ? await issuer.fingerprint()
        : digestOf(Buffer.from(issuer.root().json)).sha256;
    assert.equal(stranger.sha256, publishers, 'it is what the publisher says');
    const [location, wrong] = [door.stick('stick'), { ...stranger, sha256: '0'.repeat(64) }];
    await assert.rejects(door.client.desk.trustSource({ location, stranger: wrong }), { code: 'REFUSED' });
    assert.equal((await door.client.desk.trust()).issuers.length, 0, 'another fingerprint trusts nobody');
    await door.client.desk.trustSource({ location, stranger });
    await door.wait(5_000);
    assert.equal(await door.scan(pass.code), 'admit ok');
    assert.ok(
      (await door.notes()).some((note) => note.includes(stranger.sha256)),
      'who was trusted is written',
    );

    door.pullOut('stick');
    assert.deepEqual(await door.sticks(), []);
    const pulled = (await door.client.desk.trust()).sources;
    assert.deepEqual(
      pulled.map(({ error }) => error),
      [undefined],
      'a stick that is not in is no failure',
    );

    issuer.revoke([pass.id, late.id]);
    await door.wait(hour);
    await publish[kind]();
    // Another stick, another place: it is the publisher that is known.
    door.plugIn(folder, 'other');
    spoil(door, 'other');
    assert.equal((await door.sticks())[0]?.state, 'refused');
    assert.equal(await door.scan(late.code), 'admit ok', 'half a stick changes nothing');
    door.plugIn(folder, 'other');
    assert.deepEqual(await door.sticks(), [{ path: door.stick('other'), state: 'taken' }]);
    assert.equal((await door.client.desk.trust()).sources.length, 1);
    assert.equal(await door.scan(pass.code), 'refuse revoked');
  });
}

test('a stick that was held back is refused with its reason, and what is held stays', async (context) => {
  const door = await openStickDoor(context);
  const { folder, publish } = await door.publisher();
  await publish['signed repository']();
  door.plugIn(folder, 'stick');
  await trust(door, 'stick');
  door.pullOut('stick');
  assert.deepEqual(await door.sticks(), []);
  await door.wait(48 * hour);
  door.plugIn(folder, 'stick');
  const [found] = await door.sticks();
  assert.equal(found?.state, 'refused');
  assert.match(found?.detail ?? '', /has ended/);
  assert.equal((await door.client.desk.trust()).issuers.length, 1);
});

test("another publisher's stick in the same place is a stranger, and takes nothing over", async (context) => {
  const door = await openStickDoor(context);
  const [venue, other] = [await door.publisher(), await door.publisher('https://other.example')];
  for (const { publish } of [venue, other]) await publish['signed repository']();
  door.plugIn(venue.folder, 'stick');
  await trust(door, 'stick');
  door.pullOut('stick');
  door.plugIn(other.folder, 'stick');
  await trust(door, 'stick');
  const { issuers, sources } = await door.client.desk.trust();
  assert.deepEqual(issuers.map(({ id }) => id).toSorted(), [
    'https://other.example',
    'https://venue.example',
  ]);
  assert.deepEqual(
    sources.map(({ error }) => error),
    [undefined, undefined],
  );
});

test('a stick with an index.json of something else is left alone', async (context) => {
  const door = await openStickDoor(context);
  mkdirSync(door.stick('photos'), { recursive: true });
  writeFileSync(door.stick('photos/index.json'), '{"album":1}');
  assert.deepEqual(await door.sticks(), []);
});

test('only managers trust a stick', async (context) => {
  const door = await openStickDoor(context);
  const { folder, publish } = await door.publisher();
  await publish['published folder']();
  door.plugIn(folder, 'stick');
  const stranger = await unknownStick(door, 'stick');
  await door.client.desk.addPerson({ name: 'Lee', role: 'supervisor', pin: '97531' });
  const lee = (await door.client.desk.people()).find(({ name }) => name === 'Lee');
  await door.client.desk.lock();
  await door.client.desk.unlock({ staff: lee?.id ?? '', pin: '97531' });
  await assert.rejects(door.client.desk.trustSource({ location: door.stick('stick'), stranger }), {
    code: 'NOT_ALLOWED',
  });
  await assert.rejects(door.client.desk.lookAtSource({ location: folder }), { code: 'NOT_ALLOWED' });
});

test('a pairing code is typed or scanned at the desk, and leads to the stick or the address that it is of', async (context) => {
  const door = await openStickDoor(context);
  const { issuer, folder, publish } = await door.publisher();
  await publish['signed repository']();
  const root = digestOf(Buffer.from(issuer.root().json));
  const code = formatPairing({ root });
  const { lookAtSource, trustSource, lock } = door.client.desk;
  await assert.rejects(lookAtSource({ location: code }), { code: 'REFUSED' }, 'no stick is in');

  door.plugIn(folder, 'stick');
  await door.sticks();
  const found = await lookAtSource({ location: code });
  assert.deepEqual(found, {
    state: 'unknown',
    location: door.stick('stick'),
    stranger: { what: 'root', ...root },
  });
  assert.equal((await door.client.desk.trust()).issuers.length, 0, 'a look alone trusts nobody');
  if (found.state === 'unknown') await trustSource(found);
  assert.equal((await door.client.desk.trust()).issuers.length, 1);

  assert.equal(await door.scan(code), `pairing ${code}`);
  await lock();
  assert.match(await door.scan(code), /^review /, 'for a guest it is no pass, and opens nothing');
});

test('a folder that is typed is read when a manager trusts its key, and without asking from then on', async (context) => {
  const door = await openStickDoor(context);
  const { issuer, folder, publish } = await door.publisher();
  await publish['published folder']();
  const found = await door.client.desk.lookAtSource({ location: folder });
  assert.equal(found.state === 'unknown' && found.stranger.sha256, await issuer.fingerprint());
  if (found.state === 'unknown') await door.client.desk.trustSource(found);
  assert.deepEqual(await door.client.desk.lookAtSource({ location: folder }), {
    state: 'taken',
    location: folder,
  });
  await assert.rejects(door.client.desk.lookAtSource({ location: '/nowhere' }), { code: 'REFUSED' });
});
