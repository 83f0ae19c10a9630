import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour, newJournal, noon } from './test-journal.ts';

const review = { decision: 'review', reason: 'unreadable' } as const;
const refuse = { decision: 'refuse', reason: 'expired' } as const;
const query = { since: noon, limit: 10 };

test('what nobody has settled comes first, the newest before the older', (context) => {
  const { journal, write } = newJournal(context);
  const [first, second, third] = [write(review), write(refuse), write(review)];
  write({}, { kind: 'manual-entry', scan: third });
  const { rows, open } = journal.toSettle(query);
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    [second, first, third],
  );
  assert.equal(open, 1, 'a refusal waits for nobody');
});

test('an entry that was taken back settles nothing, and the scan waits again', (context) => {
  const { journal, write } = newJournal(context);
  const scan = write(review);
  const entry = write({ kind: 'manual-entry', scan });
  assert.equal(journal.toSettle(query).open, 0);
  write({ kind: 'correction', corrects: entry, void: true });
  assert.equal(journal.toSettle(query).open, 1);
});

test('only those of the last hours are listed, and of one decision if asked', (context) => {
  const { journal, write, time } = newJournal(context);
  write(review, refuse);
  time.now += 2 * hour;
  const [asked, refused] = [write(review), write(refuse)];
  const seqs = (more: object) => journal.toSettle({ ...query, ...more }).rows.map(({ seq }) => seq);
  assert.deepEqual(seqs({ since: noon + hour }), [refused, asked]);
  assert.deepEqual(seqs({ since: noon + hour, decision: 'review' }), [asked]);
  assert.deepEqual(seqs({ since: noon + hour, decision: 'refuse' }), [refused]);
  assert.equal(journal.toSettle({ ...query, limit: 3 }).more, true);
  assert.equal(journal.toSettle({ ...query, limit: 4 }).more, false);
});
