import assert from 'node:assert/strict';
import test from 'node:test';
import type { SourceKind } from '../../../main/trust/bundle.ts';
import { sourceKindWord } from '../../../shared/locales/source-kinds.ts';

/** Every kind that a source can be of: the compiler refuses one that is left out. */
const kinds: Readonly<Record<SourceKind, true>> = {
  'published-folder': true,
  'key-set': true,
  'did-document': true,
  certificates: true,
  directory: true,
  'status-list': true,
  'card-list': true,
  'hash-list': true,
  'credential-list': true,
  identifier: true,
  'ticket-event': true,
  'certificate-list': true,
  repository: true,
  'revocation-list': true,
};

test('staff read in Korean what each source is, and never the name that the program has for it', () => {
  for (const kind of Object.keys(kinds)) {
    assert.match(sourceKindWord('ko', kind), /\p{Script=Hangul}/u, kind);
    assert.notEqual(sourceKindWord('ko', kind), kind);
  }
});

test('a kind that is newer than its word is shown as it is', () => {
  assert.equal(sourceKindWord('ko', 'toString'), 'toString');
});
