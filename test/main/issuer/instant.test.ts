import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '../../../main/issuer/instant.ts';

test('an instant is read with its offset or its time zone', () => {
  const six = Date.UTC(2026, 11, 24, 9);
  for (const text of [
    '2026-12-24T18:00+09:00',
    '2026-12-24T09:00Z',
    '2026-12-24T09:00:00.000Z',
    ' 2026-12-24T18:00[Asia/Seoul] ',
    '2026-12-24T18:00:00+09:00[Asia/Seoul]',
  ]) {
    assert.equal(parseInstant(text, 'from'), six, text);
  }
});

test('a day begins at its first moment and ends with its last, even where that is not 24 hours later', () => {
  assert.equal(parseInstant('2026-12-24[Asia/Seoul]', 'from'), Date.UTC(2026, 11, 23, 15));
  assert.equal(parseInstant('2026-12-24[Asia/Seoul]', 'until'), Date.UTC(2026, 11, 24, 15));
  assert.equal(parseInstant('2026-10-25[Europe/Berlin]', 'from'), Date.UTC(2026, 9, 24, 22));
  assert.equal(parseInstant('2026-10-25[Europe/Berlin]', 'until'), Date.UTC(2026, 9, 25, 23));
});

test('what would mean another moment elsewhere, or nothing, is not read', () => {
  for (const text of [
    '',
    'now',
    '1766566800',
    '2026-12-24',
    '2026-12-24T18:00',
    '2026-13-01T00:00Z',
    '2026-02-30[Asia/Seoul]',
    '2026-12-24T25:00Z',
    '2026-12-24[Asia/Nowhere]',
    '2026-12-24T18:00+10:00[Asia/Seoul]',
  ]) {
    assert.equal(parseInstant(text, 'from'), undefined, text);
  }
});
