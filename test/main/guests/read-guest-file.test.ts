import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readGuestFile } from '../../../main/guests/read-guest-file.ts';
import { newProfile } from '../journal/test-journal.ts';

test('a file as Excel writes it in Korea is read in its own encoding', (context) => {
  const path = join(newProfile(context), 'guests.csv');
  // id,name / 7,김철수 in EUC-KR
  writeFileSync(path, Buffer.from('69642c6e616d650d0a372cb1e8c3b6bcf60d0a', 'hex'));
  const reading = readGuestFile(path);
  assert.ok(reading.ok);
  assert.deepEqual([reading.encoding, reading.guests], ['euc-kr', [{ id: '7', name: '김철수' }]]);
  writeFileSync(path, '\ufeffid,name\n7,김철수\n');
  const inUnicode = readGuestFile(path);
  assert.ok(inUnicode.ok);
  assert.deepEqual([inUnicode.encoding, inUnicode.guests], ['utf-8', reading.guests]);
  assert.notEqual(inUnicode.sha256, reading.sha256);
});

test('what is no text, and what is not there, is told without a line', (context) => {
  const path = join(newProfile(context), 'guests.csv');
  writeFileSync(path, Buffer.from([0x69, 0x64, 0xff, 0xff, 0x00]));
  assert.deepEqual(readGuestFile(path), { ok: false, problems: [{ problem: 'encoding' }] });
  assert.deepEqual(readGuestFile(`${path}.gone`), {
    ok: false,
    problems: [{ problem: 'unreadable', other: 'ENOENT' }],
  });
});
