import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, openEntryDesk } from './entry-desk.ts';

const visitor = { name: '홍길동', company: '한빛전자', host: '김부장', party: 1 };
const forgetful = { name: '이깜빡', missing: 'battery', identified: 'document', party: 2 };

test('an entry is written on the form that staff choose, and its row says which', async (context) => {
  const { desk, record } = await openEntryDesk(context, ['visitor-log', 'pass-forgotten']);
  assert.deepEqual(
    (await desk.entryForms()).map(({ id }) => id),
    ['visitor-log', 'pass-forgotten'],
  );
  const first = await record({ values: visitor, admitted: true });
  const second = await record({ form: 'pass-forgotten', values: forgetful, admitted: true });
  const { rows } = await desk.journal({ limit: 10, kinds: 'door' });
  const said = rows.map(({ seq, form, entry }) => ({ seq, form, entry }));
  assert.deepEqual(said, [
    { seq: second, form: 'pass-forgotten', entry: { missing: 'battery', identified: 'document', party: 2 } },
    { seq: first, form: 'visitor-log', entry: { party: 1 } },
  ]);
  assert.doesNotMatch(JSON.stringify(rows), /홍길동|한빛전자|김부장|이깜빡/, 'names are sealed');
});

test('an entry is not written on a form that the policy does not offer', async (context) => {
  const { desk } = await openEntryDesk(context, 'visitor-log');
  const work = desk.recordEntry({ form: 'pass-forgotten', values: forgetful, admitted: true });
  assert.equal(await codeOf(work), 'REFUSED');
});

test('an entry is corrected on its own form, whichever the policy offers first', async (context) => {
  const { desk, record } = await openEntryDesk(context, ['visitor-log', 'pass-forgotten']);
  const seq = await record({ form: 'pass-forgotten', values: forgetful, admitted: true });
  const change = { type: 'amend', values: { ...forgetful, identified: 'known' }, admitted: true } as const;
  const corrected = await desk.correctEntry({ seq, reason: 'known after all', change });
  assert.ok(corrected.ok);
  const opened = await desk.openEntry({ seq });
  assert.equal(opened.values.identified, 'known');
  assert.equal(opened.values.name, '이깜빡');
});
