import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeNewest } from '../../../renderer/desk/journal/merge-rows.ts';
import type { DeskRow } from '../../../shared/contract/journal.ts';

function rows(...seqs: readonly number[]): readonly DeskRow[] {
  return seqs.map((seq) => ({ seq }) as DeskRow);
}

function merged(loaded: readonly DeskRow[], newest: readonly DeskRow[]): readonly number[] {
  return mergeNewest(loaded, newest).map(({ seq }) => seq);
}

test('new rows come on top of those that were loaded, each once', () => {
  assert.deepEqual(merged(rows(5, 4, 3, 2), rows(7, 6, 5, 4)), [7, 6, 5, 4, 3, 2]);
});

test('the newer copy of a row counts: it may have been settled meanwhile', () => {
  const settled = [{ seq: 3, settled: 4 } as DeskRow];
  assert.equal(mergeNewest(rows(3), settled)[0]?.settled, 4);
});

test('a gap between the pages drops the old ones, rather than hide rows', () => {
  assert.deepEqual(merged(rows(3, 2, 1), rows(99, 98)), [99, 98]);
});

test('an empty page empties the list', () => {
  assert.deepEqual(merged(rows(1), []), []);
});
