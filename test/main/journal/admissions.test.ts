import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AdmittedAlready } from '../../../main/journal/faults.ts';
import type { Journal } from '../../../main/journal/journal.ts';
import type { Policy } from '../../../shared/policy.ts';
import { day, newJournal, noon, scan } from './test-journal.ts';

interface Guest {
  readonly pass?: string;
  readonly companion?: string;
  readonly entry?: Policy['entry'];
  readonly party?: number;
  readonly at?: number;
  readonly keepUntil?: number;
}

function enter(journal: Journal, { entry = 're-entry', at = noon, ...guest }: Guest): number {
  return journal.write((transaction) => {
    const seq = transaction.append(scan);
    transaction.enter({ ...guest, entry, seq, at });
    return seq;
  });
}

function leave(journal: Journal, guest: { readonly pass?: string; readonly party?: number }): boolean {
  return journal.write((transaction) => {
    const seq = transaction.append({ ...scan, direction: 'exit' });
    return transaction.leave({ ...guest, seq, at: noon });
  });
}

function insideOf(journal: Journal, pass: string): boolean | undefined {
  return journal.write(({ earlierEntry }) => earlierEntry(pass)?.inside);
}

test('a pass that is in cannot be let in again, and neither the row nor the guest is kept', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a' });
  const before = journal.head();

  assert.throws(() => enter(journal, { pass: 'a' }), AdmittedAlready);

  assert.deepEqual(journal.head(), before);
  assert.equal(journal.inside(0), 1);
});

test('a pass for one entry cannot be let in again after it has left', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a', entry: 'once' });
  assert.equal(leave(journal, { pass: 'a' }), true);

  assert.throws(() => enter(journal, { pass: 'a', entry: 'once' }), AdmittedAlready);
});

test('a pass for re-entry comes in again once it has left', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a' });
  assert.equal(insideOf(journal, 'a'), true);
  leave(journal, { pass: 'a' });
  assert.equal(insideOf(journal, 'a'), false);
  enter(journal, { pass: 'a' });
  assert.equal(insideOf(journal, 'a'), true);
  assert.equal(journal.inside(0), 1);
});

test('where entry is free, the same pass twice is one guest', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a', entry: 'free' });
  enter(journal, { pass: 'a', entry: 'free' });
  assert.equal(journal.inside(0), 1);
});

test('nobody leaves who never came', (context) => {
  const { journal } = newJournal(context);
  assert.equal(leave(journal, { pass: 'a' }), false);
  assert.equal(leave(journal, {}), false);
});

test('tells when and at which gate a pass came in', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a' });
  assert.deepEqual(
    journal.write(({ earlierEntry }) => earlierEntry('a')),
    { at: noon, gate: '북문', inside: true },
  );
  assert.equal(
    journal.write(({ earlierEntry }) => earlierEntry('b')),
    undefined,
  );
});

test('a party goes as it likes: some now, the rest later', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a', party: 4 });
  leave(journal, { pass: 'a', party: 1 });
  assert.equal(journal.inside(0), 3);
  leave(journal, { pass: 'a' });
  assert.equal(journal.inside(0), 0);
});

test('guests without a pass leave the latest party that has none, then the one before', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { entry: 'free', party: 2, at: noon - day });
  enter(journal, { entry: 'free', party: 2 });
  enter(journal, { pass: 'a' });
  assert.equal(leave(journal, { party: 3 }), true);
  assert.equal(journal.inside(noon), 1, 'the one with a pass');
  assert.equal(journal.inside(0), 2);
});

test('yesterday’s guests who never checked out are not counted today', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a', at: noon - day });
  enter(journal, { pass: 'b' });
  assert.equal(journal.inside(noon), 1);
});

test('an entry that staff take back never was: the pass may come in', (context) => {
  const { journal } = newJournal(context);
  const seq = enter(journal, { pass: 'a', entry: 'once' });
  journal.write(({ withdraw }) => withdraw(seq));
  assert.equal(journal.inside(0), 0);
  enter(journal, { pass: 'a', entry: 'once' });
  assert.equal(journal.inside(0), 1);
});

test('a departure that staff take back never was: the guests are in again', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a', party: 2 });
  const out = journal.write((transaction) => {
    const seq = transaction.append({ ...scan, direction: 'exit' });
    transaction.leave({ pass: 'a', seq, at: noon });
    return seq;
  });
  assert.equal(journal.inside(0), 0);
  journal.write(({ withdraw }) => withdraw(out));
  assert.equal(journal.inside(0), 2);
});

test('two gates that ask at once cannot both let one pass in', (context) => {
  const { journal, again } = newJournal(context);
  const other = again();
  enter(journal, { pass: 'a' });
  assert.equal(insideOf(other, 'a'), true);
  assert.throws(() => enter(other, { pass: 'a' }), AdmittedAlready);
  assert.equal(other.inside(0), 1);
});

test('what fails in the middle leaves nothing behind, and the next row follows the last that stands', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a' });
  const before = journal.head();
  assert.throws(() =>
    journal.write((transaction) => {
      const seq = transaction.append(scan);
      transaction.enter({ pass: 'b', entry: 'once', seq, at: noon });
      throw new Error('power cut');
    }),
  );
  assert.deepEqual(journal.head(), before);
  const seq = enter(journal, { pass: 'b' });
  assert.equal(seq, before.seq + 1);
  assert.equal(journal.row(seq)?.prev, before.hash);
});

test('a pass let in once more by staff stands for both, and leaves with both', (context) => {
  const { journal } = newJournal(context);
  enter(journal, { pass: 'a' });
  const second = enter(journal, { companion: 'a', entry: 'once' });
  assert.equal(journal.inside(0), 2);
  assert.equal(journal.earlierEntry('a')?.inside, true);
  assert.equal(leave(journal, { pass: 'a' }), true);
  assert.equal(journal.inside(0), 0);
  assert.ok(second > 0);
});
