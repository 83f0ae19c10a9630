import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { GuestBook } from '../../../main/guests/guest-book.ts';
import { GuestKeys, seal } from '../../../main/guests/guest-keys.ts';
import { migrations } from '../../../main/guests/migrations/migrations.ts';
import { openDatabase } from '../../../main/store/open-database.ts';
import { day, newProfile, noon } from '../journal/test-journal.ts';

test('a list from before lists were staged is held, and opens as before', async (context) => {
  const profile = newProfile(context);
  const keys = GuestKeys.open(profile);
  const key = randomBytes(32);
  const old = openDatabase(
    join(profile, 'guests.db'),
    migrations.filter(({ version }) => version <= 10),
  );
  old
    .prepare('INSERT INTO lists (name, imported_at, until, key) VALUES (?, ?, ?, ?)')
    .run('Gala', noon, noon + day, keys.wrap(key, 'Gala'));
  const sealed = seal(Buffer.from(JSON.stringify({ id: '7', name: '김철수' })), key, 'Gala');
  old
    .prepare('INSERT INTO guests (guest, list, sealed, code) VALUES (41, ?, ?, ?)')
    .run('Gala', sealed, keys.codeHash('GALA-7'));
  old.close();

  const book = GuestBook.open(profile);
  context.after(() => book.close());

  const guest = { guest: 41, id: '7', name: '김철수', list: 'Gala', until: noon + day };
  assert.deepEqual(book.byCode('GALA-7', noon), guest);
  assert.deepEqual(await book.all(noon), [guest]);
  assert.deepEqual(book.lists.held(), [{ name: 'Gala', guests: 1, importedAt: noon, until: noon + day }]);
});
