import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  newestOf,
  renewed,
  windowOf,
  withNewer,
  withOlder,
} from '../../../renderer/desk/journal/journal-window.ts';
import type { DeskRow } from '../../../shared/contract/journal.ts';

function page(seqs: readonly number[], more = false) {
  return { rows: seqs.map((seq) => ({ seq }) as DeskRow), more };
}

function seqs(rows: readonly DeskRow[]): readonly number[] {
  return rows.map(({ seq }) => seq);
}

test('new rows come on top while somebody looks at the newest', () => {
  const window = withNewer(windowOf(page([3, 2], true)), page([5, 4]), false);
  assert.deepEqual(seqs(window.rows), [5, 4, 3, 2]);
  assert.equal(window.more, true);
  assert.equal(newestOf(window), 5);
});

test('what somebody reads further down does not move: new rows wait', () => {
  const first = withNewer(windowOf(page([3, 2])), page([4]), true);
  const second = withNewer(first, page([6, 5]), true);
  assert.deepEqual(seqs(second.rows), [3, 2]);
  assert.deepEqual(seqs(second.waiting), [6, 5, 4]);
  assert.equal(newestOf(second), 6);
  assert.equal(second.begun, 3);
  assert.equal(second.arrived, 3);
});

test('rows that waited come with the next ones once somebody is back at the newest', () => {
  const waiting = withNewer(windowOf(page([1])), page([2]), true);
  const window = withNewer(waiting, page([3]), false);
  assert.deepEqual(seqs(window.rows), [3, 2, 1]);
  assert.deepEqual(window.waiting, []);
});

test('where more came than a page holds, none is shown as if it followed', () => {
  const window = withNewer(windowOf(page([3])), page([99, 98], true), false);
  assert.equal(window.gap, true);
  assert.deepEqual(seqs(window.rows), [3]);
});

test('older rows go on below', () => {
  const window = withOlder(windowOf(page([3, 2], true)), page([1]));
  assert.deepEqual(seqs(window.rows), [3, 2, 1]);
  assert.equal(window.more, false);
});

test('the newer copy of a row counts: it may have been settled meanwhile', () => {
  const window = renewed(windowOf(page([3, 2])), [{ seq: 3, settled: 4 } as DeskRow]);
  assert.equal(window.rows[0]?.settled, 4);
  assert.deepEqual(seqs(window.rows), [3, 2]);
});
