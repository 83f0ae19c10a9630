import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  entryWords,
  isUnsettled,
  kindWords,
  reasonWords,
  recheckWords,
  type Vocabulary,
} from '../../../renderer/desk/journal/row-words.ts';
import { textOf } from '../../../renderer/text.ts';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import { koreaVisitorList } from '../../../shared/entry-forms/korea-visitor-list.ts';
import { desk } from '../../../shared/locales/desk.ts';
import { reasonWords as reasons } from '../../../shared/locales/reasons.ts';
import type { Language } from '../../../shared/settings.ts';

function vocabulary(language: Language): Vocabulary {
  return {
    language,
    word: textOf(desk, language),
    staffReason: (reason) => reasons[language][reason].staff,
    forms: [koreaVisitorList],
  };
}
const korean = vocabulary('ko');
const english = vocabulary('en');

function row(fields: Partial<DeskRow>): DeskRow {
  return {
    seq: 7,
    at: '2026-11-24T03:00:00.000Z',
    kind: 'scan',
    venue: 'V',
    gate: 'G',
    version: '0',
    clock: 'trusted',
    network: 'offline',
    hasSealed: false,
    corrected: false,
    ...fields,
  };
}

test('an entry is told by its evidence and its party, in both languages', () => {
  const entry = { evidence: 'paper', party: 2 };
  assert.equal(entryWords({ entry }, korean), '종이 증명서 · 2명');
  assert.equal(entryWords({ entry }, english), 'Paper certificate · 2 guests');
  assert.equal(
    entryWords({ entry: { evidence: 'paper', party: 1 } }, english),
    'Paper certificate · 1 guest',
  );
});

test('a guest of a list is told by the list and the party, never by name', () => {
  const guest = { format: 'guest-list', issuer: 'guest-list:Gala' };
  assert.equal(entryWords(guest, korean), '명단 ‘Gala’');
  assert.equal(entryWords({ ...guest, entry: { party: 3 } }, english), 'List “Gala” · 3 guests');
  const again = row({ ...guest, kind: 'manual-entry', note: 'Others of the party follow' });
  assert.equal(reasonWords(again, english), 'List “Gala” · Others of the party follow');
});

test('an option that the form no longer has is told by its id', () => {
  assert.equal(entryWords({ entry: { evidence: 'stamp' } }, korean), 'stamp');
});

test('a scan gives its reason in the words of staff, and an admitted one needs none', () => {
  const reason = 'issuer-unreachable';
  assert.equal(
    reasonWords(row({ decision: 'review', reason }), korean),
    reasons.ko['issuer-unreachable'].staff,
  );
  assert.equal(reasonWords(row({ decision: 'admit', reason: 'ok' }), korean), '');
});

test('a correction begins with why', () => {
  const amended = row({ kind: 'correction', corrects: 6, note: '잘못 입력', entry: { party: 3 } });
  assert.equal(reasonWords(amended, korean), '잘못 입력 · 3명');
  assert.equal(kindWords(amended, korean), '정정');
  assert.equal(kindWords(row({ kind: 'correction', void: true }), korean), '무효');
});

test('only a review that nobody has settled asks to be recorded', () => {
  assert.equal(isUnsettled(row({ decision: 'review' })), true);
  assert.equal(isUnsettled(row({ decision: 'review', settled: 8 })), false);
  assert.equal(isUnsettled(row({ decision: 'refuse' })), false);
  assert.equal(isUnsettled(row({ kind: 'manual-entry', decision: 'refuse' })), false);
});

test('an opening names the row that was opened', () => {
  assert.equal(reasonWords(row({ kind: 'opened', opens: 5 }), korean), '5번 기록');
  assert.equal(reasonWords(row({ kind: 'opened', opens: 5 }), english), 'Row 5');
});

test('a second look says how it would have been decided, in the words of staff, on both rows', () => {
  const good = { decision: 'admit', reason: 'ok' } as const;
  assert.equal(recheckWords(good, korean), '그때 입장할 수 있었음');
  assert.equal(reasonWords(row({ kind: 'rechecked', ...good }), english), 'would have been admitted');
  assert.equal(
    recheckWords({ decision: 'refuse', reason: 'revoked' }, korean),
    `그때 입장할 수 없었음 · ${reasons.ko.revoked.staff}`,
  );
  assert.match(recheckWords({ decision: 'review' }, english), /sealed copy was destroyed/);
});
