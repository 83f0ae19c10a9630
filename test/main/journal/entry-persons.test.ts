import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, newJournal, noon, scan } from './test-journal.ts';

const entry = { ...scan, kind: 'manual-entry' } as const;
const always = { since: 0, until: Number.MAX_SAFE_INTEGER, direction: 'entry' } as const;

test('what stands for a person is another thing every day and at every kiosk, and the same on one day', async (context) => {
  const { journal } = newJournal(context);
  const person = await journal.personHash('a', noon);
  assert.equal(await journal.personHash('a', noon + 1), person);
  assert.notEqual(await journal.personHash('b', noon), person);
  assert.notEqual(await journal.personHash('a', noon + day), person);
  assert.notEqual(await newJournal(context).journal.personHash('a', noon), person);
});

test('to look for somebody makes no key for a day that has none', async (context) => {
  const { journal } = newJournal(context);
  assert.equal(await journal.personHashIfAny('a', noon), undefined);
  const person = await journal.personHash('a', noon);
  assert.equal(await journal.personHashIfAny('a', noon), person);
});

test('what stands for a person goes with its row, and with the key that it was made with', async (context) => {
  const { journal, time } = newJournal(context);
  const person = await journal.personHash('a', noon);
  const sealed = await journal.seal({ name: 'a' }, noon);
  journal.write((transaction) =>
    transaction.tellsOf(transaction.append({ ...entry, sealed }), { person, at: noon }),
  );
  assert.equal(journal.persons.latest({ persons: [person], ...always }), 1);
  time.now += 29 * day;
  journal.destroyExpired();
  assert.equal(journal.row(1), undefined);
  assert.equal(journal.persons.latest({ persons: [person], ...always }), undefined);
  assert.equal(await journal.personHashIfAny('a', noon), undefined);
});

test('what stands for the person of an entry made late goes with the day that it tells of', async (context) => {
  const { journal, time } = newJournal(context);
  const at = noon - 20 * day;
  const person = await journal.personHash('a', at);
  journal.write((transaction) => transaction.tellsOf(transaction.append(entry), { person, at }));
  time.now += 10 * day;
  journal.destroyExpired();
  assert.equal(journal.row(1)?.kind, 'manual-entry');
  assert.equal(journal.persons.latest({ persons: [person], ...always }), undefined);
  assert.equal(await journal.personHashIfAny('a', at), undefined);
});

test('what a row tells of is forgotten where it is taken back', async (context) => {
  const { journal } = newJournal(context);
  const person = await journal.personHash('a', noon);
  const seq = journal.write((transaction) => {
    const row = transaction.append(entry);
    transaction.tellsOf(row, { person, at: noon });
    return row;
  });
  journal.write((transaction) => transaction.withdraw(seq));
  assert.equal(journal.persons.latest({ persons: [person], ...always }), undefined);
});
