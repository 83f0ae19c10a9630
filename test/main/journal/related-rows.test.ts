import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Journal } from '../../../main/journal/journal.ts';
import { newJournal, noon, scan } from './test-journal.ts';

function related(journal: Journal, seq: number): readonly number[] {
  const row = journal.row(seq);
  assert.ok(row !== undefined);
  return journal.related.of(row).map((one) => one.seq);
}

test('a second use is shown with the entry that speaks against it, not with a later one', (context) => {
  const { journal, write } = newJournal(context);
  const pass = journal.passHash('pass+jwt', 'a');
  const enter = () =>
    journal.write(({ append, enter: admit }) => {
      const seq = append({ ...scan, pass });
      admit({ pass, entry: 're-entry', seq, at: noon });
      return seq;
    });
  const first = enter();
  const again = write({ decision: 'refuse', reason: 'already-inside', pass });
  journal.write(({ append, leave }) => leave({ pass, seq: append({ ...scan, pass }), at: noon }));
  enter();
  assert.deepEqual(related(journal, again), [first]);
  assert.deepEqual(related(journal, first), []);
});

test('a scan is shown with all that became of it', (context) => {
  const { journal, write } = newJournal(context);
  const asked = write({ decision: 'review', reason: 'key-unknown' });
  const entry = write({ kind: 'manual-entry', scan: asked });
  const second = write({ kind: 'rechecked', scan: asked });
  assert.deepEqual(related(journal, asked), [entry, second]);
  const opened = write({ kind: 'opened', opens: entry });
  assert.deepEqual(related(journal, entry), [asked, opened]);
  assert.deepEqual(related(journal, opened), [entry]);
});

test('what of the network was not reached is told as of the row, and a start forgets it', (context) => {
  const { journal, write } = newJournal(context);
  const before = write({ kind: 'started' });
  write({ kind: 'network', impaired: { 'passes.example': 'offline' } });
  const during = write({});
  write({ kind: 'started' });
  const later = write({});
  assert.equal(journal.related.networkAt(before)?.impaired, undefined);
  assert.deepEqual(journal.related.networkAt(during)?.impaired, { 'passes.example': 'offline' });
  assert.equal(journal.related.networkAt(later)?.impaired, undefined);
});
