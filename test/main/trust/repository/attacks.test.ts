import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hour, newClock, newStore, noon } from '../test-store.ts';
import { day, fileLike, isAsOfNoon, newPairedKiosk, newPublisher, snapshot } from './test-repository.ts';

type Kiosk = Awaited<ReturnType<typeof newPairedKiosk>>;

/** The kiosk asks again, an hour later: it must say what is wrong, and hold what it held. */
async function assertHeld({ store, folder, clock }: Kiosk, problem: string): Promise<void> {
  clock.at = Math.max(clock.at, noon + hour);
  const report = await store.importSource(folder);
  assert.equal(report.ok, false, 'an attack went through');
  assert.equal(!report.ok && report.problem, problem, report.ok ? '' : report.detail);
  assert.equal(report.source?.error, report.ok ? '' : report.detail, 'staff are told');
  assert.equal(isAsOfNoon(store), true, 'what is held keeps its age');
}

async function goesOn({ store, publish, clock }: Kiosk): Promise<void> {
  clock.at += hour;
  await publish();
  const [source] = await store.refresh();
  assert.equal(source?.error, undefined);
  assert.equal(isAsOfNoon(store), false);
}

test('an older repository put in place of the newer one is refused', async (context) => {
  const publisher = await newPublisher(context);
  const old = snapshot(context, publisher.folder);
  await publisher.publish();
  const { store, profile } = newStore(context, { clock: publisher.clock });
  assert.equal((await store.importSource(publisher.folder, { root: publisher.root })).ok, true);
  old.putBack(publisher.folder);
  const kiosk = { ...publisher, store, profile };
  await assertHeld(kiosk, 'rollback');
  await goesOn(kiosk);
});

test('a repository that is held back is found out when it ends', async (context) => {
  const kiosk = await newPairedKiosk(context);
  kiosk.clock.at = noon + 7 * day + hour;
  await assertHeld(kiosk, 'expired');
  await goesOn(kiosk);
});

test('a clock that was set back does not hide that a repository has ended', async (context) => {
  const kiosk = await newPairedKiosk(context);
  const late = await newPublisher(context, newClock(noon + 8 * day), 'https://late.example');
  kiosk.clock.at = late.clock.at;
  assert.equal((await kiosk.store.importSource(late.folder, { root: late.root })).ok, true);
  kiosk.clock.at = noon + hour;
  const report = await kiosk.store.importSource(kiosk.folder);
  assert.equal(!report.ok && report.problem, 'expired');
});

test('files of two publications are not taken together', async (context) => {
  const kiosk = await newPairedKiosk(context);
  const old = readFileSync(join(kiosk.folder, '1.snapshot.json'));
  await kiosk.publish();
  writeFileSync(join(kiosk.folder, '2.snapshot.json'), old);
  await assertHeld(kiosk, 'mismatch');
  await goesOn(kiosk);
});

test('a list of revocations that was changed is not taken in', async (context) => {
  const kiosk = await newPairedKiosk(context);
  kiosk.issuer.revoke([(await kiosk.issuer.issue({})).id]);
  kiosk.clock.at = noon + hour;
  await kiosk.publish();
  const listed = JSON.parse(readFileSync(join(kiosk.folder, '2.targets.json'), 'utf8')).signed.targets.s0;
  const path = join(kiosk.folder, 'targets', `${listed.hashes.sha256}.s0`);
  const bytes = readFileSync(path);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await assertHeld(kiosk, 'mismatch');
  await goesOn(kiosk);
});

test('a file that is longer than was signed is not read to its end', async (context) => {
  const kiosk = await newPairedKiosk(context);
  kiosk.clock.at = noon + hour;
  await kiosk.publish();
  const listed = JSON.parse(readFileSync(join(kiosk.folder, '2.targets.json'), 'utf8')).signed.targets;
  appendFileSync(
    join(kiosk.folder, 'targets', `${listed['index.json'].hashes.sha256}.index.json`),
    Buffer.alloc(1_000_000, ' '),
  );
  await assertHeld(kiosk, 'mismatch');
  await goesOn(kiosk);
});

test('a root that the one before it did not sign is not followed', async (context) => {
  const kiosk = await newPairedKiosk(context);
  const stranger = await newPublisher(context);
  stranger.issuer.rotateRoot();
  await stranger.publish();
  cpSync(join(stranger.folder, '2.root.json'), join(kiosk.folder, '2.root.json'));
  await assertHeld(kiosk, 'signature');
  rmSync(join(kiosk.folder, '2.root.json'));
  await goesOn(kiosk);
});

test('a file that went missing leaves what is held in force', async (context) => {
  const kiosk = await newPairedKiosk(context);
  kiosk.clock.at = noon + hour;
  await kiosk.publish();
  rmSync(fileLike(kiosk.folder, /2\.targets\.json$/));
  await assertHeld(kiosk, 'unreachable');
  await goesOn(kiosk);
});

test('a folder that is no repository any more is not believed in its place', async (context) => {
  const kiosk = await newPairedKiosk(context);
  rmSync(join(kiosk.folder, 'timestamp.json'));
  await kiosk.issuer.publish(kiosk.folder);
  await assertHeld(kiosk, 'unreachable');
});

test('another root for a repository that is held needs to be told so', async (context) => {
  const kiosk = await newPairedKiosk(context);
  const stranger = await newPublisher(context);
  cpSync(stranger.folder, kiosk.folder, { recursive: true, force: true });
  const report = await kiosk.store.importSource(kiosk.folder, { root: stranger.root });
  assert.equal(!report.ok && report.problem, 'signature');
  assert.equal(isAsOfNoon(kiosk.store), true);
  const replaced = await kiosk.store.importSource(kiosk.folder, { root: stranger.root, replace: true });
  assert.equal(replaced.ok, true);
});
