import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { type RowRange, RowStretches } from '../../../main/journal/row-stretches.ts';
import { day, hour, minute, newJournal, noon } from './test-journal.ts';

function numbersOf(stretches: readonly RowRange[]): readonly number[] {
  return stretches
    .toReversed()
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
}

test('a period is the rows of it and no others, however often the clock was set', (context) => {
  const { journal, profile, time, write } = newJournal(context);
  const database = new Database(join(profile, 'journal.db'), { readonly: true });
  context.after(() => database.close());
  // Forwards and back by minutes and by days, to and fro over the same instants.
  for (const minutes of [0, 1, 1, -1, 2, 1440, 1, 1, -2880, 1, 0, 1439, 1, 3, -4, 2, 2880, -1441, 1, 1]) {
    time.now += minutes * minute;
    write({}, {});
  }
  const rows = [...journal.rows()];
  const stretches = new RowStretches(database);
  const instant = fc.option(
    fc.oneof(
      fc.constantFrom(...rows.map(({ at }) => Date.parse(at))),
      fc.integer({ min: noon - 3 * day, max: noon + 3 * day }),
    ),
    { nil: undefined },
  );
  fc.assert(
    fc.property(instant, instant, (since, until) => {
      const wanted = rows.filter(
        ({ at }) => Date.parse(at) >= (since ?? 0) && Date.parse(at) < (until ?? Infinity),
      );
      const found = stretches.of({ since, until });
      assert.deepEqual(
        numbersOf(found),
        wanted.map(({ seq }) => seq),
      );
      assert.ok(found.every(({ last }, n) => n === 0 || last + 1 < (found[n - 1]?.first ?? 0)));
      const [first, last] = [wanted[0]?.seq, wanted.at(-1)?.seq];
      assert.deepEqual(stretches.span({ since, until }), first && { first, last });
    }),
    { numRuns: 300 },
  );
});

test('a step of the clock goes with the rows before it', (context) => {
  const { journal, profile, time, write } = newJournal(context);
  const database = new Database(join(profile, 'journal.db'), { readonly: true });
  context.after(() => database.close());
  const steps = database.prepare<[], number>('SELECT seq FROM clock_steps').pluck();
  write({});
  time.now -= hour;
  write({});
  time.now += 10 * day;
  write({});
  time.now -= minute;
  write({});
  assert.deepEqual(steps.all(), [2, 4]);
  time.now += 19 * day + minute;
  assert.equal(journal.destroyExpired(), 2);
  assert.deepEqual(steps.all(), [4]);
  assert.deepEqual(numbersOf(new RowStretches(database).of({ until: noon + 20 * day })), [3, 4]);
});
