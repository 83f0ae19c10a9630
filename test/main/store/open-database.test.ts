import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  DatabaseDamaged,
  DatabaseFromFuture,
  type Handle,
  type Migration,
  openDatabase,
} from '../../../main/store/open-database.ts';

const guests: Migration = {
  version: 10,
  up: (database) => database.exec('CREATE TABLE guests (name TEXT NOT NULL) STRICT'),
};
const gates: Migration = {
  version: 20,
  up: (database) => database.exec("ALTER TABLE guests ADD COLUMN gate TEXT NOT NULL DEFAULT 'north'"),
};

function newFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-store-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function settingsOf(database: Handle): Record<string, unknown> {
  const names = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'secure_delete',
    'trusted_schema',
    'user_version',
  ];
  return Object.fromEntries(names.map((name) => [name, database.pragma(name, { simple: true })]));
}

test('every commit waits for the disk, on the first opening and on each later one', (context) => {
  const path = join(newFolder(context), 'store.db');
  for (const _ of ['first', 'second', 'third']) {
    const database = openDatabase(path, [guests]);
    // 2 is FULL; a WAL file that is opened again would be at 1, which loses the last commits at a power cut.
    assert.deepEqual(settingsOf(database), {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      trusted_schema: 0,
      user_version: 10,
    });
    database.close();
  }
});

test('a file of an older program is migrated with what is in it', (context) => {
  const path = join(newFolder(context), 'store.db');
  const old = openDatabase(path, [guests]);
  old.exec("INSERT INTO guests VALUES ('김')");
  old.close();
  const database = openDatabase(path, [guests, gates]);
  assert.deepEqual(database.prepare('SELECT * FROM guests').all(), [{ name: '김', gate: 'north' }]);
  assert.equal(database.pragma('user_version', { simple: true }), 20);
  database.close();
});

test('a migration that fails leaves the file as it was', (context) => {
  const path = join(newFolder(context), 'store.db');
  openDatabase(path, [guests]).close();
  const breaks: Migration = {
    version: 30,
    up: () => {
      throw new Error('no more coffee');
    },
  };
  assert.throws(() => openDatabase(path, [guests, gates, breaks]), /no more coffee/);
  const database = openDatabase(path, [guests]);
  assert.equal(database.pragma('user_version', { simple: true }), 10);
  database.close();
});

test('a file of a newer program is refused, with both versions and what to do', (context) => {
  const path = join(newFolder(context), 'store.db');
  openDatabase(path, [guests, gates]).close();
  assert.throws(
    () => openDatabase(path, [guests]),
    (error: Error) =>
      error instanceof DatabaseFromFuture && /version 20.* knows 10.*Update/.test(error.message),
  );
});

test('a file that is no database is named as damaged', (context) => {
  const path = join(newFolder(context), 'store.db');
  writeFileSync(path, 'no database at all, and longer than a header'.repeat(100));
  assert.throws(() => openDatabase(path, [guests]), DatabaseDamaged);
});

test('the folder is made, for this user alone', {
  skip: process.platform === 'win32' && 'no modes',
}, (context) => {
  const path = join(newFolder(context), 'profile', 'store.db');
  openDatabase(path, [guests]).close();
  assert.equal(statSync(join(path, '..')).mode & 0o777, 0o700);
});
