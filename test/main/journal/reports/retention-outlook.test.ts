import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, newJournal, noon, tamper } from '../test-journal.ts';

const midnight = Date.UTC(2026, 10, 24);

test('each day of rows is named with what it holds and when it goes', async (context) => {
  const { journal, write, time } = newJournal(context);
  write({}, { kind: 'manual-entry' });
  time.now += 3 * day;
  write({});
  const { coming, keptDays } = await journal.reports.retention(28, journal.publicKeys());
  assert.equal(keptDays, 28);
  assert.deepEqual(coming, [
    { day: '2026-11-24', rows: 2, manual: 1, at: midnight + 29 * day },
    { day: '2026-11-27', rows: 1, manual: 0, at: midnight + 32 * day },
  ]);
});

test('rows go at the very instant that was told, and not before', async (context) => {
  const { journal, write, time } = newJournal(context);
  write({});
  const [told] = (await journal.reports.retention(28, journal.publicKeys())).coming;
  time.now = (told?.at ?? 0) - 1;
  assert.equal(journal.destroyExpired(), 0);
  time.now += 1;
  assert.equal(journal.destroyExpired(), 1);
});

test('a row that a wrong clock dated back goes with the rows before it, and the day says so', async (context) => {
  const { journal, write, time } = newJournal(context);
  write({});
  write({ at: new Date(noon - 40 * day).toISOString() });
  const { coming } = await journal.reports.retention(28, journal.publicKeys());
  assert.deepEqual(
    coming.map(({ day: of, at }) => [of, at]),
    [
      ['2026-10-15', midnight + 29 * day],
      ['2026-11-24', midnight + 29 * day],
    ],
  );
  time.now = midnight + 29 * day - 1;
  assert.equal(journal.destroyExpired(), 0);
  time.now += 1;
  assert.equal(journal.destroyExpired(), 2);
});

test('what was destroyed is told as the kiosk signed it, the latest first', async (context) => {
  const { journal, write, time } = newJournal(context);
  write({}, {}, {});
  time.now = noon + 29 * day;
  write({});
  journal.destroyExpired();
  const second = noon + 58 * day;
  time.now = second;
  journal.destroyExpired();
  const { done, coming } = await journal.reports.retention(28, journal.publicKeys());
  assert.deepEqual(
    done.map(({ last, signed }) => ({ last, ...signed })),
    [
      { last: 5, first: 4, rows: 2, at: second },
      { last: 3, first: 1, rows: 3, at: noon + 29 * day },
    ],
  );
  assert.ok(done.every(({ proof }) => proof.split('.').length === 3));
  assert.equal(coming.length, 1);
});

test('a proof that was changed does not hold, and says nothing', async (context) => {
  const { journal, profile, write, time } = newJournal(context);
  write({});
  time.now = noon + 30 * day;
  journal.destroyExpired();
  tamper(profile, (database) => database.exec("UPDATE anchors SET jws = replace(jws, '.', '.e')"));
  const { done } = await journal.reports.retention(28, journal.publicKeys());
  assert.deepEqual(
    done.map(({ last, signed }) => [last, signed]),
    [[1, undefined]],
  );
});
