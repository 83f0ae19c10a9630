import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { KeyUnusable } from '../../../main/journal/faults.ts';
import { DatabaseDamaged, DatabaseFromFuture } from '../../../main/store/open-database.ts';
import { newJournal, repeat } from './test-journal.ts';

const garbage = 'this is no database, however long it may be'.repeat(200);

test('a damaged journal is set aside, never deleted, and the new one says so in its first row', async (context) => {
  const { journal, profile, again, write } = newJournal(context);
  write({});
  journal.close();
  writeFileSync(join(profile, 'journal.db'), garbage);

  const anew = again();

  const [aside] = readdirSync(profile).filter((name) => name.startsWith('journal.damaged-'));
  assert.equal(aside, 'journal.damaged-20261124T030000Z.db');
  assert.equal(readFileSync(join(profile, aside), 'utf8'), garbage);
  const first = anew.row(1);
  assert.equal(first?.kind, 'set-aside');
  assert.match(first?.note ?? '', /journal\.damaged-20261124T030000Z\.db/);
  assert.equal(anew.head().seq, 1);
  assert.equal((await anew.verify()).ok, true);
});

test('a second one in the same second gets a name of its own', (context) => {
  const { journal, profile, again } = newJournal(context);
  journal.close();
  for (const _ of repeat(2, undefined)) {
    writeFileSync(join(profile, 'journal.db'), garbage);
    again().close();
  }
  const aside = readdirSync(profile).filter(
    (name) => name.startsWith('journal.damaged-') && name.endsWith('.db'),
  );
  assert.equal(aside.length, 2);
});

test('a journal that was cut short on the disk is set aside, although its first page is good', (context) => {
  const { journal, profile, again, write } = newJournal(context);
  write(...repeat(300, {}));
  journal.close();
  truncateSync(join(profile, 'journal.db'), 3 * 4096);
  assert.equal(again().row(1)?.kind, 'set-aside');
});

test('a damaged journal is left where it is by those who only read it', (context) => {
  const { journal, profile, again } = newJournal(context);
  journal.close();
  writeFileSync(join(profile, 'journal.db'), garbage);
  assert.throws(() => again({ damaged: 'refuse' }), DatabaseDamaged);
  assert.equal(readFileSync(join(profile, 'journal.db'), 'utf8'), garbage);
});

test('a journal that is gone, or emptied, is missed: the keys say that there was one', (context) => {
  for (const lose of [rmSync, (path: string) => truncateSync(path, 0)]) {
    const { journal, profile, again } = newJournal(context);
    journal.close();
    lose(join(profile, 'journal.db'));
    const first = again().row(1);
    assert.equal(first?.kind, 'set-aside');
    assert.match(first?.note ?? '', /gone/);
  }
});

test('a journal of a newer program is refused and left as it is', (context) => {
  const { journal, profile, again } = newJournal(context);
  journal.close();
  const database = new Database(join(profile, 'journal.db'));
  database.pragma('user_version = 990');
  database.close();
  assert.throws(again, DatabaseFromFuture);
  assert.ok(!readdirSync(profile).some((name) => name.startsWith('journal.damaged-')));
});

test('a file that is no key is never overwritten', (context) => {
  for (const name of ['journal-signing.jwk', 'pass-hash.key', 'sealing.key']) {
    const { journal, profile, again } = newJournal(context);
    journal.close();
    writeFileSync(join(profile, 'keys', name), 'coffee');
    assert.throws(again, KeyUnusable);
    assert.equal(readFileSync(join(profile, 'keys', name), 'utf8'), 'coffee');
  }
});

test('a key that was lost is missed: a row says what that means, once, and the chain holds', async (context) => {
  const { journal, profile, again, write } = newJournal(context);
  write({}, {});
  journal.close();
  for (const name of readdirSync(join(profile, 'keys'))) rmSync(join(profile, 'keys', name));

  const anew = again();

  const notes = anew.list.page({ limit: 10, kinds: 'all' }).rows.map(({ note }) => note ?? '');
  assert.equal(anew.head().seq, 5);
  assert.match(notes.join('\n'), /personal values[\s\S]*stands for passes[\s\S]*signs the journal/);
  assert.equal(anew.publicKeys().length, 2, 'the old public key is kept, for the rows that it signed');
  assert.equal((await anew.verify()).ok, true);
  anew.close();
  assert.equal(again().head().seq, 5);
});

test('with another sealing key, entries of the same day can still be made; the old ones stay shut', async (context) => {
  const { journal, profile, again, time } = newJournal(context);
  const before = await journal.seal({ name: '김' }, time.now);
  journal.close();
  const path = join(profile, 'keys', 'sealing.key');
  const lost = readFileSync(path);
  rmSync(path);

  const anew = again();
  const after = await anew.seal({ name: '이' }, time.now);
  assert.equal(await anew.unseal(before), undefined);
  assert.deepEqual(await anew.unseal(after), { name: '이' });
  anew.close();

  writeFileSync(path, lost);
  const restored = again();
  assert.deepEqual(await restored.unseal(before), { name: '김' });
});

test('a first start says nothing of what was before', (context) => {
  const { journal, profile } = newJournal(context);
  assert.equal(journal.head().seq, 0);
  assert.ok(existsSync(join(profile, 'keys', 'journal-signing.jwk')));
});
