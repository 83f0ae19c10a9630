import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEntry, normaliseTelephone } from '../../shared/entry-form.ts';
import { formOf, formPresets } from '../../shared/entry-forms/entry-forms.ts';
import { koreaVisitorList } from '../../shared/entry-forms/korea-visitor-list.ts';
import { passForgotten } from '../../shared/entry-forms/pass-forgotten.ts';
import { visitorLog } from '../../shared/entry-forms/visitor-log.ts';
import { policySchema } from '../../shared/policy.ts';

const own = {
  id: 'club',
  fields: [
    { kind: 'text', id: 'name', label: { ko: '이름', en: 'Name' }, required: true, personal: true },
    { kind: 'text', id: 'number', label: { ko: '번호', en: 'Number' }, required: false, personal: true },
  ],
};

function idsOf(manualEntry: unknown): readonly string[] {
  return policySchema.parse({ name: 'p', manualEntry }).manualEntry.map(({ id }) => id);
}

test('a policy that says nothing writes on the list of 2021', () => {
  assert.deepEqual(idsOf(undefined), ['kr-visitor-list-2021']);
});

test('a policy names forms, brings its own, or offers both', () => {
  assert.deepEqual(idsOf('visitor-log'), ['visitor-log']);
  assert.deepEqual(idsOf(own), ['club']);
  assert.deepEqual(idsOf(['walk-in-attendee', own]), ['walk-in-attendee', 'club']);
});

test('a policy is the same after it was stored and read again', () => {
  const policy = policySchema.parse({ name: 'p', manualEntry: ['pass-forgotten', own] });
  assert.deepEqual(policySchema.parse(JSON.parse(JSON.stringify(policy))), policy);
});

test('forms that cannot be told apart, unknown names and unknown pictograms are refused', () => {
  const twice = { ...own, fields: [own.fields[0], own.fields[0]] };
  const drawn = {
    ...own,
    fields: [
      {
        kind: 'choice',
        id: 'by',
        label: { ko: '방법', en: 'By' },
        required: true,
        personal: false,
        options: [{ id: 'x', label: { ko: '가', en: 'X' }, icon: 'https://example.com/x.svg' }],
      },
    ],
  };
  for (const wrong of ['vistor-log', [], [own, own], [twice], [drawn]]) {
    assert.equal(policySchema.safeParse({ name: 'p', manualEntry: wrong }).success, false);
  }
  const { error } = policySchema.safeParse({ name: 'p', manualEntry: 'vistor-log' });
  assert.match(JSON.stringify(error?.issues), /known are .*visitor-log/);
});

test('every preset can be chosen by its title, and each of its options by a pictogram', () => {
  for (const { id, title, fields } of formPresets) {
    assert.ok(title !== undefined, id);
    const options = fields.flatMap((field) => (field.kind === 'choice' ? field.options : []));
    assert.ok(options.length > 0, id);
    for (const option of options) assert.ok(option.icon !== undefined, `${id} ${option.id}`);
  }
});

test('an old entry is read on the form that it was written on', () => {
  assert.equal(formOf([visitorLog], 'pass-forgotten'), passForgotten);
  assert.equal(formOf([visitorLog], undefined), visitorLog);
  assert.equal(formOf([visitorLog], 'of-a-policy-that-is-gone'), visitorLog);
  assert.equal(formOf([], undefined), undefined);
});

test('a telephone number, foreign ones too, and a 개인안심번호 are taken as they are spoken', () => {
  assert.equal(normaliseTelephone('010-1234 5678'), '01012345678');
  assert.equal(normaliseTelephone('+44 20 7946 0958'), '+442079460958');
  assert.equal(normaliseTelephone('12가34나'), '12가34나');
  for (const wrong of ['1234', '12가34', '12ㄱ34ㄴ', 'call me']) {
    assert.equal(normaliseTelephone(wrong), undefined, wrong);
  }
});

test('what is missing or wrong is said of each field, and nothing that the form does not ask is kept', () => {
  const given = { region: ' ', telephone: '12', evidence: 'tattoo', party: 0, note: 'x'.repeat(201) };
  assert.deepEqual(checkEntry(koreaVisitorList, given), {
    ok: false,
    problems: {
      region: 'required',
      telephone: 'telephone',
      evidence: 'choice',
      party: 'count',
      note: 'too-long',
    },
  });
  const right = {
    region: '서울특별시 종로구',
    telephone: '12가34나',
    evidence: 'paper',
    party: 2,
    religion: 'x',
  };
  const checked = checkEntry(koreaVisitorList, right);
  assert.ok(checked.ok);
  assert.ok(!('religion' in checked.values));
});
