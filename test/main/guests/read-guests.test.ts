import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGuests } from '../../../main/guests/read-guests.ts';

test('a list may name its columns in any order, and leave out company and code', () => {
  const reading = readGuests('\ufeffname,id\r\n김철수,7\r\nAnna Berg,8\r\n');
  assert.ok(reading.ok);
  assert.deepEqual(reading.guests, [
    { id: '7', name: '김철수' },
    { id: '8', name: 'Anna Berg' },
  ]);
});

test('what is wrong is told by line and column, all of it, and never with what stands there', () => {
  const reading = readGuests('id,name,code\n1,Secret Name,X-1\n1,,X-1\n,Other,\n');
  assert.ok(!reading.ok);
  assert.deepEqual(
    reading.problems.map(({ line, column, detail }) => `${line} ${column}: ${detail}`),
    [
      '3 name: is empty',
      '3 id: is the same as on line 2',
      '3 code: is the same as on line 2',
      '4 id: is empty',
    ],
  );
  assert.doesNotMatch(JSON.stringify(reading), /Secret|X-1/);
});

test('a column that nobody knows, a missing one and a short line are refused', () => {
  const problem = (text: string) => {
    const reading = readGuests(text);
    return reading.ok ? '' : (reading.problems[0]?.detail ?? '');
  };
  assert.match(problem('id,name,phone\n1,a,b\n'), /"phone"/);
  assert.match(problem('id,company\n1,a\n'), /"name" is missing/);
  assert.match(problem('id,name\n1\n'), /not well-formed/);
  assert.match(problem('id,name\n'), /no guest/);
});
