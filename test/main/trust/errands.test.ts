import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type ErrandFailed, Errands, type ErrandsOptions } from '../../../main/trust/errands.ts';
import { newKey, publishedFiles, writeFiles } from './test-issuer.ts';
import { serve, startServer } from './test-server.ts';
import { hour, issuer, newFolder, newStore, noon, passAt } from './test-store.ts';

/** The door's own store, and errands beside it. */
function newDoor(context: TestContext, options: Partial<ErrandsOptions> = {}) {
  const { store, clock, profile } = newStore(context);
  const errands = new Errands({ profile, clock, timeoutMs: 500, onEnd: () => store.poll(), ...options });
  context.after(() => errands.close());
  return { store, clock, profile, errands };
}

const crash = new URL('data:text/javascript,setTimeout(() => { throw new Error("out of luck"); })');
const silence = new URL('data:text/javascript,');

test('what a thread took in is held at the door when it has ended', async (context) => {
  const { store, clock, errands } = newDoor(context);
  let changes = 0;
  store.onChange(() => {
    changes += 1;
  });
  const folder = newFolder(context);
  const key = await newKey();
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon, revoked: [1] }));
  const report = await errands.importSource(folder);
  assert.equal(report.ok, true);
  assert.ok(changes > 0);
  assert.deepEqual(store.revocation(passAt(1)), { state: 'revoked', asOf: noon });

  clock.at = noon + hour;
  writeFiles(folder, await publishedFiles(key, { issuer, at: noon + hour, revoked: [1, 2] }));
  const [source] = await errands.refresh();
  assert.deepEqual([source?.error, source?.installedAt], [undefined, noon + hour]);
  assert.equal(store.revocation(passAt(2)).state, 'revoked');
});

test('errands that are sent together are done one after the other', async (context) => {
  const { store, errands } = newDoor(context);
  const key = await newKey();
  const folders = [newFolder(context), newFolder(context), newFolder(context)];
  for (const [n, folder] of folders.entries()) {
    writeFiles(folder, await publishedFiles(key, { issuer, at: noon + n * 1_000, revoked: [n] }));
  }
  const reports = await Promise.all(folders.map((folder) => errands.importSource(folder)));
  assert.deepEqual(
    reports.map(({ ok }) => ok),
    [true, true, true],
  );
  assert.equal(store.revocation(passAt(2)).state, 'revoked');
  assert.equal(store.revocation(passAt(1)).state, 'valid');
});

for (const [name, entry] of [
  ['crashes', crash],
  ['ends without a word', silence],
] as const) {
  test(`a thread that ${name} is a fault of its errand, and the next one is done`, async (context) => {
    const { store, profile, clock, errands: broken } = newDoor(context, { entry });
    const folder = newFolder(context);
    writeFiles(folder, await publishedFiles(await newKey(), { issuer, at: noon, revoked: [1] }));
    await store.importSource(folder);
    await assert.rejects(broken.refresh(), (error: ErrandFailed) => error.code === 'ERRAND_FAILED');
    await assert.rejects(broken.importSource(folder), { code: 'ERRAND_FAILED' });
    assert.equal(store.revocation(passAt(1)).state, 'revoked');
    const errands = new Errands({ profile, clock });
    assert.equal((await errands.refresh())[0]?.error, undefined);
  });
}

test('a refresh that is called off ends its thread and says nothing of its source', async (context) => {
  const { store, errands } = newDoor(context, { timeoutMs: 60_000 });
  const server = await startServer(
    context,
    serve(await publishedFiles(await newKey(), { issuer, at: noon })),
  );
  await errands.importSource(`${server.url}/index.json`);
  const off = new AbortController();
  server.answer = () => off.abort();
  const [source] = await errands.refresh({ signal: off.signal });
  assert.equal(source?.error, undefined);
  assert.equal(store.sources()[0]?.error, undefined);
});

test('a kiosk that closes waits for no server', async (context) => {
  const { errands } = newDoor(context, { timeoutMs: 60_000 });
  const asked = Promise.withResolvers<void>();
  const server = await startServer(context, () => asked.resolve());
  const importing = errands.importSource(`${server.url}/index.json`);
  const waiting = errands.importSource(`${server.url}/other.json`);
  await asked.promise;
  await errands.close();
  for (const report of [await importing, await waiting]) {
    assert.equal(!report.ok && report.problem, 'unreachable');
  }
  assert.equal(server.requests.length, 1);
});

test('a device that hangs holds up neither the next errand nor the web', {
  skip: process.platform === 'win32' && 'a named pipe stands for the device',
}, async (context) => {
  const { errands } = newDoor(context, { endsWithinMs: 200 });
  const device = join(newFolder(context), 'keys.json');
  // Nobody writes to it: whoever opens it waits, and cannot be called back.
  execFileSync('mkfifo', [device]);
  const report = await errands.importSource(device);
  assert.equal(!report.ok && report.problem, 'timed-out');
  assert.match(!report.ok ? report.detail : '', /keys\.json does not answer.*pull out/);

  const files = await publishedFiles(await newKey(), { issuer, at: noon });
  const folder = newFolder(context);
  writeFiles(folder, files);
  const other = await errands.importSource(folder);
  assert.match(!other.ok ? other.detail : '', /another device does not answer/);
  const server = await startServer(context, serve(files));
  assert.equal((await errands.importSource(`${server.url}/index.json`)).ok, true);

  closeSync(openSync(device, 'w'));
  await context.waitFor(async () => assert.equal((await errands.importSource(folder)).ok, true), {
    timeout: 10_000,
  });
});
