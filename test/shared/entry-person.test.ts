import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryFormSchema } from '../../shared/entry-form.ts';
import { koreaVisitorList } from '../../shared/entry-forms/korea-visitor-list.ts';
import { visitorLog } from '../../shared/entry-forms/visitor-log.ts';
import { walkInAttendee } from '../../shared/entry-forms/walk-in-attendee.ts';
import { personOf } from '../../shared/entry-person.ts';

test('a telephone number is one person, however it is written', () => {
  const one = personOf(koreaVisitorList, { telephone: '010-1234-5678' });
  assert.ok(one !== undefined);
  assert.equal(personOf(koreaVisitorList, { telephone: '+82 10 1234 5678', party: 3 }), one);
  assert.notEqual(personOf(koreaVisitorList, { telephone: '010-1234-5679' }), one);
});

test('half a number is nobody, and neither is an empty form', () => {
  for (const telephone of ['', '010-12', '12가34']) {
    assert.equal(personOf(koreaVisitorList, { telephone }), undefined);
  }
  assert.equal(personOf(koreaVisitorList, {}), undefined);
});

test('where a form asks for both, name and number are one person together', () => {
  const one = personOf(walkInAttendee, { name: '김 민지', telephone: '01012345678' });
  assert.ok(one !== undefined);
  assert.equal(
    personOf(walkInAttendee, { name: '김민지'.normalize('NFD'), telephone: '010-1234-5678' }),
    one,
  );
  assert.notEqual(personOf(walkInAttendee, { name: '김민호', telephone: '01012345678' }), one, 'a family');
  assert.equal(personOf(walkInAttendee, { name: '김민지' }), undefined, 'many have the same name');
});

test('a 개인안심번호 is one person on every form', () => {
  const one = personOf(koreaVisitorList, { telephone: '12가34나' });
  assert.equal(personOf(walkInAttendee, { name: '김민지', telephone: '12 가 34 나' }), one);
});

test('a visitor is known by name and company', () => {
  const one = personOf(visitorLog, { name: 'Anna Berg', company: 'Hanbit', host: 'Kim' });
  assert.equal(personOf(visitorLog, { name: 'anna berg', company: 'HANBIT ', host: 'Lee' }), one);
  assert.equal(personOf(visitorLog, { name: 'Anna Berg', company: ' ' }), undefined);
});

test('a form that does not ask who it is knows nobody', () => {
  const label = { ko: '메모', en: 'Note' };
  const form = entryFormSchema.parse({
    id: 'notes',
    fields: [{ kind: 'text', id: 'note', label, required: true, personal: true }],
  });
  assert.equal(personOf(form, { note: 'x' }), undefined);
});
