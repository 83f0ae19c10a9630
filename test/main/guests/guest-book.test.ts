import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { CodeTaken, GuestBook, guestsAtMost, TooManyGuests } from '../../../main/guests/guest-book.ts';
import { day, newProfile, noon } from '../journal/test-journal.ts';

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

test('guests are found by their code, to the letter, until their list is over', (context) => {
  const { book } = newBook(context);
  book.replace(gala, [kim, anna]);
  assert.equal(book.byCode('GALA-0007', noon)?.name, '김철수');
  assert.equal(book.byCode('gala-0007', noon), undefined);
  assert.equal(book.byCode('GALA-0007', noon + day), undefined);
});

test('neither names nor codes stand in the file', (context) => {
  const { book, profile } = newBook(context);
  book.replace(gala, [kim, anna]);
  const bytes = bytesOf(profile);
  for (const text of ['GALA-0007', 'Anna Berg', Buffer.from('김철수').toString('latin1')]) {
    assert.ok(!bytes.includes(text), text);
  }
});

test('a list takes the place of the one of its name, whole or not at all', async (context) => {
  const { book } = newBook(context);
  book.replace(gala, [kim, anna]);
  book.replace({ ...gala, name: 'Other' }, [{ ...anna, code: 'ANNA' }]);
  assert.throws(() => book.replace(gala, [{ id: '9', name: 'New', code: 'ANNA' }]), CodeTaken);
  assert.deepEqual((await book.all(noon)).map(({ list, id }) => `${list} ${id}`).sort(), [
    'Gala 7',
    'Gala 8',
    'Other 8',
  ]);
  book.replace(gala, [anna]);
  assert.equal(book.byCode('GALA-0007', noon), undefined);
  const crowd = Array.from({ length: guestsAtMost }, (_, id) => ({ id: `${id}`, name: 'x' }));
  assert.throws(() => book.replace(gala, crowd), TooManyGuests);
  assert.equal(book.lists().find(({ name }) => name === 'Gala')?.guests, 1);
});

test('a list is destroyed on its date, and its key with it', (context) => {
  const { book } = newBook(context);
  book.replace(gala, [kim]);
  assert.deepEqual(book.destroyExpired(noon), []);
  assert.deepEqual(book.destroyExpired(noon + day), ['Gala']);
  assert.deepEqual(book.lists(), []);
});

test('a damaged file is set aside, and lists are imported anew', (context) => {
  const profile = newProfile(context);
  writeFileSync(join(profile, 'guests.db'), 'no database at all, but long enough to be looked at'.repeat(50));
  const book = GuestBook.open(profile);
  context.after(() => book.close());
  book.replace(gala, [kim]);
  assert.equal(book.lists().length, 1);
  assert.ok(readdirSync(profile).includes('guests.damaged.db'));
});
