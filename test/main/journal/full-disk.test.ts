import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { newJournal, newProfile, scan } from './test-journal.ts';

const writer = join(import.meta.dirname, 'write-until-full.ts');

test('when the disk takes no more, nothing of the last row is kept, and the journal goes on once there is room', {
  skip: process.platform === 'win32' && 'no limit of file sizes',
}, async (context) => {
  const profile = newProfile(context);
  // Blocks of 512 or 1024 bytes, as the shell counts: some three MiB.
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 6144 && exec "$0" "$@"', process.execPath, writer, profile],
    { encoding: 'utf8' },
  );
  const { written, head, told } = JSON.parse(stdout || assert.fail(stderr));
  assert.match(told, /^The journal cannot be written \(SQLITE_\w+\)\. /);
  assert.ok(written > 50, `only ${written} rows`);
  assert.equal(head, written);

  const { journal, write } = newJournal(context, { profile });
  assert.equal(journal.head().seq, written);
  assert.equal(journal.inside(0), written, 'everybody whose row is there, nobody else');
  assert.equal(write(scan), written + 1);
  const result = await journal.verify();
  assert.ok(result.ok, JSON.stringify(result));
});
