import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { verifyExport } from '../../../main/journal/verify-export.ts';
import { day, hour, linesOf, newJournal, noon, repeat, scan } from './test-journal.ts';

/** Whether the bytes of a text stand anywhere in the files of the journal. */
function stands(profile: string, text: string): boolean {
  return readdirSync(profile)
    .filter((name) => name.startsWith('journal.db'))
    .some((name) => readFileSync(join(profile, name)).includes(text));
}

test('nothing is destroyed before its time', (context) => {
  const { journal, write, time } = newJournal(context);
  write({}, {});
  time.now += 28 * day;
  assert.equal(journal.destroyExpired(), 0);
  assert.equal(journal.head().seq, 2);
});

test('rows of a day are destroyed 28 days later, a row says so, and the chain holds', async (context) => {
  const { journal, write, time } = newJournal(context);
  write({}, {}, {});
  time.now += 10 * day;
  write({});
  const { prev } = journal.row(4) ?? {};
  time.now = noon + 29 * day;

  assert.equal(journal.destroyExpired(), 3);

  assert.equal(journal.row(3), undefined);
  assert.equal(journal.row(4)?.prev, prev);
  const said = journal.row(5);
  assert.equal(said?.kind, 'destroyed');
  assert.match(said?.note ?? '', /^Rows 1 to 3, from 2026-11-24T03:00:00.000Z to .*, were destroyed/);
  const result = await journal.verify();
  assert.ok(result.ok, JSON.stringify(result));
  assert.deepEqual(result.destroyed, { upTo: 3, at: time.now });
  assert.equal(result.first, 4);
});

test('an export after that begins with the kiosk’s word for what is gone, and verifies', async (context) => {
  const { journal, write, time } = newJournal(context);
  write({}, {});
  time.now += 29 * day;
  journal.destroyExpired();
  const lines = [...journal.exportLines()];
  const result = await verifyExport(linesOf(lines), journal.publicKeys());
  assert.ok(result.ok, JSON.stringify(result));
  assert.deepEqual(result.destroyed, { upTo: 2, at: time.now });
  assert.equal(result.first, 3);
});

test('a journal that is destroyed as a whole goes on from where it was', async (context) => {
  const { journal, write, time, again } = newJournal(context);
  write({}, {});
  time.now += 40 * day;
  journal.destroyExpired();
  time.now += 40 * day;
  assert.equal(journal.destroyExpired(), 1);
  assert.equal(journal.head().seq, 4);
  assert.equal(write({}), 5);
  assert.equal((await again().verify()).ok, true);
});

test('destroyed personal values cannot be opened, and what was written stands in no file any more', async (context) => {
  const { journal, write, time, profile } = newJournal(context);
  const sealed = await journal.seal({ telephone: '01012345678' }, time.now);
  assert.ok(!sealed.includes('01012345678'));
  write({ kind: 'manual-entry', sealed, note: 'a note of the twenty-fourth' });
  assert.deepEqual(await journal.unseal(sealed), { telephone: '01012345678' });
  const copy = new Database(join(profile, 'journal.db'), { readonly: true });
  const wrapped = String(copy.prepare('SELECT wrapped FROM day_keys').pluck().get());
  copy.close();
  assert.ok(stands(profile, sealed) && stands(profile, wrapped));
  time.now += 29 * day;

  journal.destroyExpired();

  assert.equal(await journal.unseal(sealed), undefined, 'an export that somebody kept does not help');
  assert.equal(stands(profile, sealed), false);
  assert.equal(stands(profile, wrapped), false);
  assert.equal(stands(profile, 'a note of the twenty-fourth'), false);
});

test('while another process reads, nothing waits; the log is emptied the next time', (context) => {
  const { journal, write, time, profile } = newJournal(context);
  write({ note: 'a note of the twenty-fourth' });
  const reader = new Database(join(profile, 'journal.db'));
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM rows').get();
  time.now += 29 * day;
  const began = performance.now();
  assert.equal(journal.destroyExpired(), 1);
  assert.ok(performance.now() - began < 2_000);
  reader.close();
  assert.equal(stands(profile, 'a note of the twenty-fourth'), true);
  assert.equal(journal.destroyExpired(), 0);
  assert.equal(stands(profile, 'a note of the twenty-fourth'), false);
});

test('a key stays as long as a row that needs it, even if that was written after midnight', async (context) => {
  const { journal, write, time } = newJournal(context);
  const sealed = await journal.seal({ name: '김' }, time.now);
  time.now += day;
  write({ kind: 'manual-entry', sealed });
  time.now = noon + 29 * day;
  journal.destroyExpired();
  assert.deepEqual(await journal.unseal(sealed), { name: '김' });
  time.now += day;
  journal.destroyExpired();
  assert.equal(await journal.unseal(sealed), undefined);
});

test('a pass that could still be shown is remembered although its row is gone', (context) => {
  const { journal, time } = newJournal(context);
  const enter = (pass: string, keepUntil?: number) =>
    journal.write((transaction) => {
      const seq = transaction.append(scan);
      const keep = keepUntil === undefined ? {} : { keepUntil };
      transaction.enter({
        pass,
        entry: keepUntil === undefined ? 're-entry' : 'once',
        seq,
        at: noon,
        ...keep,
      });
    });
  enter('yearly', noon + 60 * day);
  enter('daily');
  time.now += 29 * day;
  journal.destroyExpired();
  const remembered = (pass: string) => journal.write(({ earlierEntry }) => earlierEntry(pass)?.at);
  assert.equal(remembered('yearly'), noon);
  assert.equal(remembered('daily'), undefined);
  time.now = noon + 61 * day;
  journal.destroyExpired();
  assert.equal(remembered('yearly'), undefined);
});

test('a clock that ran ahead destroys nothing of the rows it dated, nor keeps what is due', (context) => {
  const { journal, write, time } = newJournal(context);
  write({});
  write({ at: new Date(noon + 300 * day).toISOString(), clock: 'untrusted' });
  write({});
  time.now += 29 * day;
  write({});
  assert.equal(journal.destroyExpired(), 3);
});

test('an export is told when retention overtakes it', (context) => {
  const { journal, write, time } = newJournal(context);
  write(...repeat(600, {}));
  const lines = journal.exportLines();
  lines.next();
  time.now += 29 * day + hour;
  journal.destroyExpired();
  assert.throws(() => [...lines], { code: 'ROWS_GONE' });
});
