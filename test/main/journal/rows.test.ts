import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noHead } from '../../../main/journal/chain.ts';
import { linkOf } from '../../../main/journal/export-line.ts';
import { hour, minute, newJournal, noon, scan } from './test-journal.ts';

test('a new journal holds nothing', async (context) => {
  const { journal } = newJournal(context);
  assert.deepEqual(journal.head(), noHead);
  assert.equal(journal.row(1), undefined);
  assert.deepEqual(journal.list.page({ limit: 10, kinds: 'all' }), { rows: [], more: false });
  assert.deepEqual(journal.counts(0), { admitted: 0, refused: 0, reviewed: 0, manual: 0 });
  assert.equal(journal.inside(0), 0);
  assert.equal(journal.lastTrustedAt(), undefined);
  assert.equal(journal.pinFailures('kim'), undefined);
  assert.deepEqual([...journal.exportLines()], []);
  assert.equal((await journal.verify()).ok, true);
});

test('each row says when, where and by which program, and follows the one before', (context) => {
  const { journal, write } = newJournal(context);
  write({});
  const first = journal.head();
  write({ decision: 'refuse', reason: 'expired' });
  assert.deepEqual(journal.row(2), {
    ...scan,
    seq: 2,
    at: '2026-11-24T03:00:00.000Z',
    venue: '문지기 회관',
    gate: '북문',
    version: '0.0.0',
    decision: 'refuse',
    reason: 'expired',
    prev: first.hash,
  });
});

test('whatever a code puts into a note, the row comes back as it was hashed', (context) => {
  const { journal, write } = newJournal(context);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 0, max: 0xffff }),
      (text, unit) => {
        write({ note: `${text}${String.fromCharCode(unit)}\u2028"\\` });
        const { seq, hash } = journal.head();
        const [line] = [...journal.exportLines()].slice(-1);
        assert.ok(line !== undefined);
        const row = journal.row(seq);
        assert.ok(row !== undefined);
        assert.ok(row.note?.isWellFormed());
        const { proof: _, ...parsed } = JSON.parse(line);
        assert.deepEqual(parsed, row);
        assert.equal(hash, journal.head().hash);
      },
    ),
    { numRuns: 25 },
  );
});

test('pages go back from the newest row, and say whether there is more', (context) => {
  const { journal, write, time } = newJournal(context);
  write({}, { kind: 'network' }, { kind: 'manual-entry' });
  time.now += hour;
  write({ kind: 'correction', corrects: 3 });
  const seqs = (query: Parameters<typeof journal.list.page>[0]) =>
    journal.list.page(query).rows.map(({ seq }) => seq);
  assert.deepEqual(seqs({ limit: 2, kinds: 'all' }), [4, 3]);
  assert.equal(journal.list.page({ limit: 2, kinds: 'all' }).more, true);
  assert.deepEqual(seqs({ limit: 2, kinds: 'all', before: 3 }), [2, 1]);
  assert.equal(journal.list.page({ limit: 2, kinds: 'all', before: 3 }).more, false);
  assert.deepEqual(seqs({ limit: 10, kinds: 'door' }), [4, 3, 1]);
  assert.deepEqual(seqs({ limit: 10, kinds: 'all', since: noon + minute }), [4]);
  assert.deepEqual(seqs({ limit: 10, kinds: 'all', since: noon + 2 * hour }), []);
});

test('counts what happened at the door since then', (context) => {
  const { journal, write, time } = newJournal(context);
  write({});
  time.now += hour;
  const entry = { kind: 'manual-entry', scan: 4 } as const;
  write(
    {},
    { direction: 'exit' },
    { decision: 'review', reason: 'unreadable' },
    { decision: 'refuse', reason: 'expired' },
    entry,
    { kind: 'manual-entry' },
    { kind: 'correction', corrects: 7, void: true },
  );
  assert.deepEqual(journal.counts(noon + minute), { admitted: 1, refused: 1, reviewed: 1, manual: 1 });
  assert.equal(journal.counts(0).admitted, 2);
});

test('a scan is settled by the entry that stands, not by one that was taken back', (context) => {
  const { journal, write } = newJournal(context);
  const asked = write({ decision: 'review', reason: 'unreadable' });
  assert.equal(journal.settledBy(asked), undefined);
  const first = write({ kind: 'manual-entry', scan: asked });
  assert.equal(journal.settledBy(asked), first);
  const voided = write({ kind: 'correction', corrects: first, void: true });
  assert.equal(journal.settledBy(asked), undefined);
  const second = write({ kind: 'manual-entry', scan: asked });
  assert.equal(journal.settledBy(asked), second);
  assert.deepEqual(
    journal.correctionsOf(first).map(({ seq }) => seq),
    [voided],
  );
});

test('wrong PINs are counted for each account until the right one', (context) => {
  const { journal, write, time } = newJournal(context);
  const wrong = { kind: 'pin-refused', staff: 'kim' } as const;
  write(wrong);
  time.now += minute;
  write(wrong, { ...wrong, staff: 'lee' });
  assert.deepEqual(journal.pinFailures('kim'), { count: 2, lastAt: noon + minute });
  write({ kind: 'unlocked', staff: 'kim' });
  assert.equal(journal.pinFailures('kim'), undefined);
  assert.deepEqual(journal.pinFailures('lee'), { count: 1, lastAt: noon + minute });
  write({ kind: 'override', staff: 'lee', decision: 'admit' });
  assert.equal(journal.pinFailures('lee'), undefined, 'who answers for a scan entered the right one');
});

test('remembers the latest row whose clock was trusted, even if a later one was ahead', (context) => {
  const { journal, write } = newJournal(context);
  write({ at: new Date(noon).toISOString() });
  write({ at: new Date(noon + hour).toISOString(), clock: 'untrusted' });
  assert.equal(journal.lastTrustedAt(), noon);
});

test('a doubt about the clock lasts until a row is written under a trusted one', (context) => {
  const { journal, write } = newJournal(context);
  write({});
  assert.equal(journal.clockWasDoubted(), false);
  write({ clock: 'suspicious' }, { clock: 'untrusted' });
  assert.equal(journal.clockWasDoubted(), true);
  write({});
  assert.equal(journal.clockWasDoubted(), false);
  write({ kind: 'clock-jumped', clock: 'untrusted' });
  assert.equal(journal.clockWasDoubted(), true);
});

test('a pass is known by its keyed hash: another format, another kiosk, another hash', (context) => {
  const { journal } = newJournal(context);
  const hash = journal.passHash('pass+jwt', 'a');
  assert.match(hash, /^[\w-]{43}$/);
  assert.equal(journal.passHash('pass+jwt', 'a'), hash);
  assert.notEqual(journal.passHash('shc', 'a'), hash);
  assert.notEqual(newJournal(context).journal.passHash('pass+jwt', 'a'), hash);
});

test('two processes that write in turn make one chain', async (context) => {
  const { journal, again } = newJournal(context);
  const other = again();
  for (const writer of [journal, other, other, journal, other]) {
    writer.write(({ append }) => append(scan));
    assert.deepEqual(journal.head(), other.head());
  }
  assert.equal(journal.head().seq, 5);
  assert.deepEqual(await journal.verify(), {
    ok: true,
    rows: 5,
    first: 1,
    last: 5,
    signedUpTo: 1,
    keys: journal.publicKeys(),
  });
});

test('the last row is signed when the journal is closed', async (context) => {
  const { journal, again, write } = newJournal(context);
  write({}, {}, {});
  journal.close();
  const result = await again().verify();
  assert.equal(result.ok && result.signedUpTo, 3);
});

test('a line of an export is the text that is hashed', (context) => {
  const { journal, write } = newJournal(context);
  write({}, {}, {});
  const [, second, third] = [...journal.exportLines()];
  assert.ok(second !== undefined && third !== undefined);
  assert.equal(linkOf(second).hash, JSON.parse(third).prev);
});
