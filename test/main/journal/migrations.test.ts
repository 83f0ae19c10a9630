import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { bodyOf, hashOf, zeroHash } from '../../../main/journal/chain.ts';
import { migrations } from '../../../main/journal/migrations/migrations.ts';
import { openDatabase } from '../../../main/store/open-database.ts';
import type { JournalFilter } from '../../../shared/journal-filter.ts';
import { newJournal, newProfile, noon, scan } from './test-journal.ts';

/** What a journal file looks like. Changed by a further migration only, never by an edit of one that has run. */
const snapshot = join(import.meta.dirname, 'fixtures', 'schema.sql');

test('the migrated file has the schema of the snapshot', () => {
  const database = openDatabase(':memory:', migrations);
  const schema = database
    .prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
    .pluck()
    .all();
  const version = database.pragma('user_version', { simple: true });
  database.close();
  // Indentation is the source's own, and no part of the schema.
  const text = `-- user_version ${version}\n${schema.map((sql) => `${sql};`).join('\n')}\n`.replaceAll(
    /\n +/g,
    '\n',
  );
  assert.equal(text, readFileSync(snapshot, 'utf8'));
});

test('migrations ascend, and a file that has them all is opened without running one', (context) => {
  const versions = migrations.map(({ version }) => version);
  assert.deepEqual(
    versions,
    versions.toSorted((one, other) => one - other),
  );
  assert.equal(new Set(versions).size, versions.length);
  const path = join(newProfile(context), 'journal.db');
  openDatabase(path, migrations).close();
  const fails = migrations.map(({ version }) => ({ version, up: () => assert.fail('ran again') }));
  openDatabase(path, fails).close();
});

test('10: rows and admissions, in a file that has no version', (context) => {
  const profile = newProfile(context);
  const empty = new Database(join(profile, 'journal.db'));
  empty.pragma('journal_mode = WAL');
  empty.close();
  const database = openDatabase(join(profile, 'journal.db'), migrations);
  const body = bodyOf({
    ...scan,
    seq: 1,
    at: new Date(noon).toISOString(),
    prev: zeroHash,
    venue: 'V',
    gate: 'G',
    version: '0.0.0',
  });
  database.prepare('INSERT INTO rows (seq, hash, body) VALUES (1, ?, ?)').run(hashOf(body), body);
  const columns = database.prepare('SELECT kind, at, clock, decision, direction FROM rows').get();
  database.close();
  assert.deepEqual(columns, {
    kind: 'scan',
    at: '2026-11-24T03:00:00.000Z',
    clock: 'trusted',
    decision: 'admit',
    direction: 'entry',
  });
  assert.deepEqual(newJournal(context, { profile }).journal.counts(0).admitted, 1);
});

test('40: copies for a second look, beside rows and admissions that were there before', (context) => {
  const profile = newProfile(context);
  const path = join(profile, 'journal.db');
  openDatabase(
    path,
    migrations.filter(({ version }) => version < 40),
  ).close();
  const old = new Database(path);
  const body = bodyOf({
    ...scan,
    seq: 1,
    at: new Date(noon).toISOString(),
    prev: zeroHash,
    venue: 'V',
    gate: 'G',
    version: '0.0.0',
  });
  old.prepare('INSERT INTO rows (seq, hash, body) VALUES (1, ?, ?)').run(hashOf(body), body);
  old.close();
  const { journal } = newJournal(context, { profile });
  assert.equal(journal.row(1)?.decision, 'admit');
  assert.deepEqual(journal.copies.pending(), []);
  assert.equal(journal.copies.firstEnd(), undefined);
});

test('80: rows that were there before are found by gate and reason, without being written again', (context) => {
  const profile = newProfile(context);
  const path = join(profile, 'journal.db');
  openDatabase(
    path,
    migrations.filter(({ version }) => version < 80),
  ).close();
  const old = new Database(path);
  const row = { ...scan, at: new Date(noon).toISOString(), venue: 'V', gate: 'G', version: '0.0.0' } as const;
  const first = bodyOf({ ...row, seq: 1, prev: zeroHash });
  const second = bodyOf({ ...row, seq: 2, prev: hashOf(first), decision: 'refuse', reason: 'expired' });
  const insert = old.prepare('INSERT INTO rows (seq, hash, body) VALUES (?, ?, ?)');
  for (const [place, body] of [first, second].entries()) insert.run(place + 1, hashOf(body), body);
  old.close();
  const { journal } = newJournal(context, { profile });
  assert.deepEqual(journal.list.values('gate'), ['G']);
  const { rows } = journal.list.page({ kinds: 'door', gate: 'G', reason: 'expired', limit: 5 });
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    [2],
  );
  assert.equal(journal.row(1)?.prev, zeroHash);
});

test('85: rows that were there before are found by all they are looked for by, and by a clock that went back', (context) => {
  const profile = newProfile(context);
  const path = join(profile, 'journal.db');
  openDatabase(
    path,
    migrations.filter(({ version }) => version < 85),
  ).close();
  const old = new Database(path);
  const row = { ...scan, venue: 'V', gate: '북문 "1"', version: '0.0.0' } as const;
  const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();
  const first = bodyOf({ ...row, seq: 1, at: at(0), prev: zeroHash });
  const second = bodyOf({ ...row, seq: 2, at: at(9), prev: hashOf(first), kind: 'override', staff: 'kim' });
  const third = bodyOf({ ...row, seq: 3, at: at(3), prev: hashOf(second), decision: 'refuse' });
  const insert = old.prepare('INSERT INTO rows (seq, hash, body) VALUES (?, ?, ?)');
  for (const [place, body] of [first, second, third].entries()) insert.run(place + 1, hashOf(body), body);
  old.close();
  const { journal } = newJournal(context, { profile });
  const found = (filter: JournalFilter) =>
    journal.list.page({ ...filter, limit: 5 }).rows.map(({ seq }) => seq);
  assert.deepEqual(found({ kinds: 'all', gate: '북문 "1"' }), [3, 2, 1]);
  assert.deepEqual(found({ kinds: 'override', decision: 'admit', reason: 'ok', staff: 'kim' }), [2]);
  assert.deepEqual(found({ kinds: 'door', since: noon + 60_000, until: noon + 5 * 60_000 }), [3]);
  assert.deepEqual(
    [...journal.rows({ until: noon + 5 * 60_000 })].map(({ seq }) => seq),
    [1, 2, 3],
  );
});

test('90: whom entries tell of, beside rows that were there before and tell of nobody', (context) => {
  const profile = newProfile(context);
  const path = join(profile, 'journal.db');
  openDatabase(
    path,
    migrations.filter(({ version }) => version < 90),
  ).close();
  const old = new Database(path);
  const row = { ...scan, at: new Date(noon).toISOString(), venue: 'V', gate: 'G', version: '0.0.0' } as const;
  const body = bodyOf({ ...row, kind: 'manual-entry', seq: 1, prev: zeroHash });
  old.prepare('INSERT INTO rows (seq, hash, body) VALUES (1, ?, ?)').run(hashOf(body), body);
  old.close();
  const { journal } = newJournal(context, { profile });
  const today = { since: 0, until: noon + 1, direction: 'entry' } as const;
  assert.equal(journal.persons.latest({ persons: ['a'], ...today }), undefined);
  journal.write(({ append, tellsOf }) =>
    tellsOf(append({ ...scan, kind: 'manual-entry' }), { person: 'a', at: noon }),
  );
  assert.equal(journal.persons.latest({ persons: ['a'], ...today }), 2);
  assert.equal(journal.row(1)?.kind, 'manual-entry');
});
