import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { stageEntries } from '../../../main/trust/stage-entries.ts';
import { spreadEntries } from './revocation-entries.ts';
import { newFolder } from './test-store.ts';

/** A line that brings this many bytes at a time. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

for (const size of [1, 15, 16, 17, 1_000]) {
  test(`a list comes in whole though a slow line brings ${size} bytes at a time`, async (context) => {
    const entries = spreadEntries(20);
    const path = join(newFolder(context), 'entries');
    const sha256 = createHash('sha256').update(entries).digest();
    await stageEntries(path, inPieces(entries, size), { count: 20, sha256 });
    const file = new Database(path, { readonly: true });
    context.after(() => file.close());
    const held = file.prepare<[], Buffer>('SELECT hash FROM revoked ORDER BY hash').pluck().all();
    assert.deepEqual(Buffer.concat(held), entries);
  });
}
