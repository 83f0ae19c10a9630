import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { GuestBook } from '../../../main/guests/guest-book.ts';
import { guestsAtMost } from '../../../main/guests/guest-lists.ts';
import { CodeTaken, ListsChanged, TooManyGuests } from '../../../main/guests/list-faults.ts';
import { day, newProfile, noon } from '../journal/test-journal.ts';
import { putList } from './put-list.ts';

const gala = { name: 'Gala', until: noon + day, now: noon };
const kim = { id: '7', name: '김철수', company: '한빛', code: 'GALA-0007' };
const anna = { id: '8', name: 'Anna Berg' };

function newBook(context: TestContext): { readonly book: GuestBook; readonly profile: string } {
  const profile = newProfile(context);
  const book = GuestBook.open(profile);
  context.after(() => book.close());
  return { book, profile };
}

/** Every byte of the store, its log included. */
function bytesOf(profile: string): string {
  return readdirSync(profile)
    .filter((name) => name.startsWith('guests.db'))
    .map((name) => readFileSync(join(profile, name)).toString('latin1'))
    .join('');
}

async function namesIn(book: GuestBook): Promise<readonly string[]> {
  return (await book.all(noon)).map(({ list, id }) => `${list} ${id}`).sort();
}

test('guests are found by their code, to the letter, until their list is over', async (context) => {
  const { book } = newBook(context);
  await putList(book, gala, [kim, anna]);
  assert.equal(book.byCode('GALA-0007', noon)?.name, '김철수');
  assert.equal(book.byCode('gala-0007', noon), undefined);
  assert.equal(book.byCode('GALA-0007', noon + day), undefined);
});

test('neither names nor codes stand in the file', async (context) => {
  const { book, profile } = newBook(context);
  await putList(book, gala, [kim, anna]);
  const bytes = bytesOf(profile);
  for (const text of ['GALA-0007', 'Anna Berg', Buffer.from('김철수').toString('latin1')]) {
    assert.ok(!bytes.includes(text), text);
  }
});

test('a list takes the place of the one of its name, whole or not at all', async (context) => {
  const { book } = newBook(context);
  await putList(book, gala, [kim, anna]);
  await putList(book, { ...gala, name: 'Other' }, [{ ...anna, code: 'ANNA' }]);
  assert.throws(() => book.lists.stage(gala, [{ id: '9', name: 'New', code: 'ANNA' }]), CodeTaken);
  assert.deepEqual(await namesIn(book), ['Gala 7', 'Gala 8', 'Other 8']);
  await putList(book, gala, [anna]);
  assert.equal(book.byCode('GALA-0007', noon), undefined);
  const crowd = Array.from({ length: guestsAtMost }, (_, id) => ({ id: `${id}`, name: 'x' }));
  assert.throws(() => book.lists.stage(gala, crowd), TooManyGuests);
  assert.equal(book.lists.held().find(({ name }) => name === 'Gala')?.guests, 1);
});

test('a list that is staged lets nobody in before it is held, and then no longer the one before', async (context) => {
  const { book } = newBook(context);
  await putList(book, gala, [kim]);
  const staged = book.lists.stage(gala, [
    { ...anna, code: 'ANNA' },
    { ...kim, name: '김영희' },
  ]);
  assert.equal(book.byCode('ANNA', noon), undefined);
  assert.equal(book.byCode('GALA-0007', noon)?.name, '김철수');
  assert.deepEqual(await namesIn(book), ['Gala 7']);
  book.lists.hold(staged);
  assert.equal(book.byCode('ANNA', noon)?.name, 'Anna Berg');
  assert.equal(book.byCode('GALA-0007', noon)?.name, '김영희');
  assert.deepEqual(await namesIn(book), ['Gala 7', 'Gala 8']);
});

test('a list that was compared with others than are held is not held', async (context) => {
  const { book } = newBook(context);
  const staged = book.lists.stage(gala, [kim]);
  await putList(book, { ...gala, name: 'Other' }, [{ ...anna, code: kim.code }]);
  assert.throws(() => book.lists.hold(staged), ListsChanged);
  assert.equal(book.byCode(kim.code, noon)?.name, 'Anna Berg');
});

test('a list is destroyed on its date, and its key with it', async (context) => {
  const { book, profile } = newBook(context);
  await putList(book, gala, [kim]);
  assert.deepEqual(book.lists.retireExpired(noon), []);
  assert.deepEqual(book.lists.retireExpired(noon + day), ['Gala']);
  assert.deepEqual(book.lists.held(), []);
  assert.equal(book.lists.hasLeftovers(), true);
  await book.lists.purge(noon + day);
  assert.equal(book.lists.hasLeftovers(), false);
  assert.ok(!bytesOf(profile).includes('Gala'));
});

test('what was staged and given up is destroyed after an hour', async (context) => {
  const { book } = newBook(context);
  const staged = book.lists.stage(gala, [kim]);
  await book.lists.purge(noon + 30 * 60_000);
  book.lists.hold(staged);
  book.lists.stage(gala, [anna]);
  await book.lists.purge(noon + 2 * 60 * 60_000);
  assert.equal(book.lists.hasLeftovers(), false);
  assert.deepEqual(await namesIn(book), ['Gala 7']);
});

test('a damaged file is set aside, and lists are imported anew', async (context) => {
  const profile = newProfile(context);
  writeFileSync(join(profile, 'guests.db'), 'no database at all, but long enough to be looked at'.repeat(50));
  const book = GuestBook.open(profile);
  context.after(() => book.close());
  await putList(book, gala, [kim]);
  assert.equal(book.lists.held().length, 1);
  assert.ok(readdirSync(profile).includes('guests.damaged.db'));
});
