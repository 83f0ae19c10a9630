import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { entryOf } from '../../../main/trust/revocation-scheme.ts';
import { sorted, spreadEntries, writeList } from './revocation-entries.ts';
import { newKey, publishedFiles, writeFiles } from './test-issuer.ts';
import { hour, issuer, newFolder, newStore, noon, passWith } from './test-store.ts';

const taker = join(import.meta.dirname, 'take-one-list.ts');
const pass = (number: string) => ({ ...passWith(), identity: JSON.stringify([issuer, number]) });
const entryOfPass = (number: string) => entryOf(JSON.stringify([issuer, number]));

/** A profile that holds a list which revokes `old`, and a newer one on a stick which revokes `young` instead. */
async function newTurnover(context: TestContext) {
  const [profile, keys, stick, key] = [
    newFolder(context),
    newFolder(context),
    newFolder(context),
    await newKey(),
  ];
  const { store } = newStore(context, { profile });
  writeFiles(keys, await publishedFiles(key, { issuer, at: noon }));
  await store.importSource(keys);
  const manifest = await writeList(stick, key, {
    at: noon,
    entries: sorted(entryOfPass('old'), spreadEntries(1_000)),
  });
  assert.equal((await store.importSource(manifest)).ok, true);
  await writeList(stick, key, {
    at: noon + hour,
    entries: sorted(entryOfPass('young'), spreadEntries(300_000, 1)),
  });
  /** Which of the two lists answers, by both passes and the age; a mixture is neither. */
  const inForce = (): 'old' | 'young' => {
    const { store: opened } = newStore(context, { profile });
    const [old, young] = [opened.revocation(pass('old')), opened.revocation(pass('young'))];
    const isOld = old.state === 'revoked';
    const asOf = isOld ? noon : noon + hour;
    assert.deepEqual(old, { state: isOld ? 'revoked' : 'valid', asOf });
    assert.deepEqual(young, { state: isOld ? 'valid' : 'revoked', asOf });
    const generation = opened.sources().find(({ location }) => location === manifest)?.generation;
    assert.deepEqual([generation?.number, generation?.currentAt], isOld ? [1, noon] : [2, noon + hour]);
    return isOld ? 'old' : 'young';
  };
  return { profile, manifest, store, inForce };
}

test('an import that is killed at any moment leaves one generation in force, with its true age', async (context) => {
  const moments = 12;
  const { profile, manifest, inForce } = await newTurnover(context);
  const run = async (killAfterMs: number | undefined): Promise<number> => {
    const taking = spawn(process.execPath, [taker, profile, manifest], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(taking.stdout, 'data');
    const began = performance.now();
    const ended = once(taking, 'close');
    taking.stdout.resume();
    if (killAfterMs !== undefined) {
      await Promise.race([wait(killAfterMs), ended]);
      taking.kill('SIGKILL');
    }
    await ended;
    return performance.now() - began;
  };
  const { profile: other, manifest: same } = await newTurnover(context);
  const whole = await (async () => {
    const began = performance.now();
    spawnSync(process.execPath, [taker, other, same]);
    return performance.now() - began;
  })();
  let seen = 'old';
  for (let moment = 0; moment < moments && seen === 'old'; moment += 1) {
    await run((whole * moment) / moments);
    seen = inForce();
  }
  await run(undefined);
  assert.equal(inForce(), 'young', 'it is taken in once nobody kills it');
  const left = readdirSync(join(profile, 'revocations'));
  assert.equal(left.length, 2, `the list in force and the one before: ${left}`);
});

test('an import that finds the disk full leaves the held generation in force, and says so', {
  skip: process.platform === 'win32' && 'no limit of file sizes',
}, async (context) => {
  const { profile, manifest, store, inForce } = await newTurnover(context);
  // Blocks of 512 or 1024 bytes, as the shell counts: one or two MiB, and the list wants seven.
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 2048 && exec "$0" "$@"', process.execPath, taker, profile, manifest],
    { encoding: 'utf8' },
  );
  const told = JSON.parse(stdout.split('\n')[1] || assert.fail(stderr));
  assert.equal(told.problem, 'no-room', JSON.stringify(told));
  assert.match(told.detail, /The disk takes no more \(SQLITE_\w+\): free space on it/);
  assert.equal(inForce(), 'old');
  const source = store.sources().find(({ location }) => location === manifest);
  assert.match(source?.error ?? '', /The disk takes no more/);
  assert.equal(readdirSync(join(profile, 'revocations')).length, 1, 'the half is removed');

  assert.equal((await store.importSource(manifest)).ok, true, 'it goes on once there is room');
});
