import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Journal } from '../../../main/journal/journal.ts';
import { countOfMarks, everyMark, newestOfMarks } from '../../../main/journal/marked-rows.ts';
import type { PageQuery } from '../../../main/journal/row-list.ts';
import { doorKinds, type JournalFilter } from '../../../shared/journal-filter.ts';
import type { JournalRow, RowDraft } from '../../../shared/journal-row.ts';
import { day, hour, minute, newJournal, noon, scan, type TestJournal } from './test-journal.ts';

/** Two days at two gates, with a clock that once went back by an hour. */
function busyDays(context: Parameters<typeof newJournal>[0]): TestJournal {
  const place = { venue: '문지기 회관', gate: '북문' };
  const made = newJournal(context, { place: () => place });
  const drafts: readonly Partial<RowDraft>[] = [
    {},
    { decision: 'refuse', reason: 'expired' },
    { decision: 'review', reason: 'unreadable' },
    { kind: 'manual-entry', staff: 'kim', reason: undefined },
    { kind: 'unlocked', staff: 'lee', decision: undefined, reason: undefined },
    { kind: 'network', decision: undefined, reason: undefined },
    { kind: 'correction', corrects: 4, staff: 'lee', void: true, decision: undefined, reason: undefined },
  ];
  for (let round = 0; round < 12; round += 1) {
    made.time.now += round === 7 ? -hour : 4 * hour;
    if (round === 6) place.gate = '남문';
    made.write(...drafts);
  }
  return made;
}

function fits(row: JournalRow, filter: JournalFilter): boolean {
  const at = Date.parse(row.at);
  const kinds: readonly string[] = filter.kinds === 'door' ? doorKinds : [filter.kinds];
  return (
    (filter.kinds === 'all' || kinds.includes(row.kind)) &&
    (filter.since === undefined || at >= filter.since) &&
    (filter.until === undefined || at < filter.until) &&
    (['gate', 'decision', 'reason', 'staff'] as const).every(
      (one) => filter[one] === undefined || filter[one] === row[one],
    )
  );
}

const filters: fc.Arbitrary<JournalFilter> = fc.record(
  {
    kinds: fc.constantFrom('door', 'all', 'scan', 'manual-entry', 'network', 'locked'),
    since: fc.integer({ min: -2, max: 60 }).map((hours) => noon + hours * hour),
    until: fc.integer({ min: -2, max: 60 }).map((hours) => noon + hours * hour),
    gate: fc.constantFrom('북문', '남문', '서문'),
    decision: fc.constantFrom('admit', 'refuse', 'review'),
    reason: fc.constantFrom('ok', 'expired', 'unreadable', 'used'),
    staff: fc.constantFrom('kim', 'lee', 'park'),
  },
  { requiredKeys: ['kinds'] },
);

function seqs(rows: readonly JournalRow[]): readonly number[] {
  return rows.map(({ seq }) => seq);
}

function* pages(journal: Journal, query: PageQuery): Generator<readonly JournalRow[]> {
  let before: number | undefined;
  for (;;) {
    const { rows, more } = journal.list.page({ ...query, before });
    yield rows;
    if (!more) return;
    before = rows.at(-1)?.seq;
  }
}

test('page by page, whatever is looked for, each row that fits comes once, the newest first', async (context) => {
  const { journal } = busyDays(context);
  const all = [...journal.rows()].toReversed();
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 9 }), async (filter, limit) => {
      const wanted = seqs(all.filter((row) => fits(row, filter)));
      const found = [...pages(journal, { ...filter, limit })];
      assert.deepEqual(seqs(found.flat()), wanted);
      assert.equal(await journal.list.count(filter), wanted.length);
      assert.ok(found.length <= Math.max(1, Math.ceil(wanted.length / limit)));
    }),
    { numRuns: 300 },
  );
});

test('what was written after a row is told from what was there', async (context) => {
  const { journal, write } = busyDays(context);
  const { seq } = journal.head();
  const filter = { kinds: 'door', reason: 'expired', since: noon, limit: 10 } as const;
  assert.deepEqual(journal.list.page({ ...filter, after: seq }), { rows: [], more: false });
  const expired = write({ decision: 'refuse', reason: 'expired' });
  write({});
  assert.deepEqual(seqs(journal.list.page({ ...filter, after: seq }).rows), [expired]);
  const { limit: _, ...counted } = filter;
  assert.equal((await journal.list.count(counted, seq)) + 1, await journal.list.count(counted));
});

test('a row of a clock that had gone back is found on the day it names', (context) => {
  const { journal, write, time } = newJournal(context);
  write({});
  time.now += day;
  write({});
  time.now -= day - minute;
  const late = write({});
  const of = (since: number, until: number) =>
    seqs(journal.list.page({ kinds: 'all', since, until, limit: 5 }).rows);
  assert.deepEqual(of(noon, noon + hour), [late, 1]);
  assert.deepEqual(of(noon + hour, noon + 2 * day), [2]);
});

test('rows are counted to the last, and the door writes further ones in between', async (context) => {
  const { journal } = newJournal(context);
  journal.write(({ append }) => {
    for (let row = 0; row < 10_001; row += 1) append(scan);
  });
  let answered = 0;
  const answer = () => {
    journal.write(({ append }) => append(scan));
    answered += 1;
    if (answered < 2) setImmediate(answer);
  };
  setImmediate(answer);
  assert.equal(await journal.list.count({ kinds: 'all' }), 10_001);
  assert.equal(answered, 2);
  assert.equal(await journal.list.count({ kinds: 'network' }), 0);
});

test('what can be looked for is each value once', (context) => {
  const { journal } = busyDays(context);
  assert.deepEqual(journal.list.values('gate').toSorted(), ['남문', '북문'].toSorted());
  assert.deepEqual(journal.list.values('staff'), ['kim', 'lee']);
  assert.deepEqual(journal.list.values('decision'), ['admit', 'refuse', 'review']);
  assert.deepEqual(newJournal(context).journal.list.values('reason'), []);
});

test('whatever is looked for, rows are sought in the index, and none is walked past', (context) => {
  const { profile } = busyDays(context);
  const database = new Database(join(profile, 'journal.db'), { readonly: true });
  context.after(() => database.close());
  const wanted = { marks: '[]', first: 1, last: 9 };
  const plan = (sql: string, parameters: object) =>
    database
      .prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(parameters)
      .map(({ detail }) => detail.replace('COVERING ', ''))
      .filter((detail) => /\brows\b/.test(detail));
  const seek = 'SEARCH rows USING INDEX rows_by_mark (mark=? AND rowid>? AND rowid<?)';
  assert.deepEqual(plan(newestOfMarks, { ...wanted, limit: 9 }), [
    seek,
    seek,
    'SEARCH rows USING INTEGER PRIMARY KEY (rowid=?)',
  ]);
  assert.deepEqual(plan(countOfMarks, wanted), [seek]);
  assert.deepEqual(plan(everyMark, {}), [
    'SEARCH rows USING INDEX rows_by_mark',
    'SEARCH rows USING INDEX rows_by_mark (mark>?)',
  ]);
});
