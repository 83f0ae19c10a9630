import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyInstant } from '../../../main/journal/late-rows.ts';
import type { ClockState } from '../../../shared/verdict.ts';
import { day, newJournal, noon, scan, type TestJournal } from './test-journal.ts';

const values = { telephone: '01012345678' };

/** Writes what happened twenty days ago down today, and gives the row's number. */
async function enterLate({ journal, time }: TestJournal, clock: ClockState = 'trusted'): Promise<number> {
  const happenedAt = time.now - 20 * day;
  const sealed = await journal.seal(values, keyInstant({ now: time.now, clock, happenedAt }));
  return journal.write(({ append }) =>
    append({
      ...scan,
      kind: 'manual-entry',
      clock,
      happenedAt: new Date(happenedAt).toISOString(),
      sealed,
    }),
  );
}

async function opened({ journal }: TestJournal, seq: number): Promise<unknown> {
  const sealed = journal.row(seq)?.sealed;
  assert.ok(sealed !== undefined, 'the row is kept');
  return await journal.unseal(sealed);
}

test('personal values of a late entry are destroyed by the day on which it happened', async (context) => {
  const it = newJournal(context);
  it.time.now = noon - 20 * day;
  it.write({});
  it.time.now = noon;
  const seq = await enterLate(it);
  it.time.now = noon + 8 * day;
  it.journal.destroyExpired();
  assert.deepEqual(await opened(it, seq), values, 'the last day of its time');
  it.time.now = noon + 9 * day;
  it.journal.destroyExpired();
  assert.equal(await opened(it, seq), undefined);
});

test('so are those of a day on which the kiosk wrote nothing', async (context) => {
  const it = newJournal(context);
  const seq = await enterLate(it);
  it.time.now = noon + 8 * day;
  it.journal.destroyExpired();
  assert.deepEqual(await opened(it, seq), values);
  it.time.now = noon + 9 * day;
  assert.equal(it.journal.destroyExpired(), 0);
  assert.equal(await opened(it, seq), undefined);
});

test('under a clock that nobody believes an earlier day is none: the values are kept with their row', async (context) => {
  const it = newJournal(context);
  const seq = await enterLate(it, 'untrusted');
  it.time.now = noon + 20 * day;
  it.journal.destroyExpired();
  assert.deepEqual(await opened(it, seq), values);
});
