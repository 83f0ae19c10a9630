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
  assert.deepEqual(reading.problems, [
    { problem: 'empty', line: 3, column: 'name' },
    { problem: 'repeated', line: 3, column: 'id', other: 2 },
    { problem: 'repeated', line: 3, column: 'code', other: 2 },
    { problem: 'empty', line: 4, column: 'id' },
  ]);
  assert.doesNotMatch(JSON.stringify(reading), /Secret|X-1/);
});

test('columns may have their Korean names', () => {
  const reading = readGuests('번호,성명,소속\n7,김철수,한빛\n');
  assert.ok(reading.ok);
  assert.deepEqual(reading.columns, ['id', 'name', 'company']);
  assert.deepEqual(reading.guests, [{ id: '7', name: '김철수', company: '한빛' }]);
});

test('a column that nobody knows, a missing one and a short line are refused', () => {
  const problems = (text: string) => {
    const reading = readGuests(text);
    return reading.ok ? [] : reading.problems;
  };
  assert.deepEqual(problems('id,name,phone\n1,a,b\n'), [
    { problem: 'unknown-column', line: 1, other: 'phone' },
  ]);
  assert.deepEqual(problems('id,company\n1,a\n'), [{ problem: 'missing-column', line: 1, column: 'name' }]);
  assert.deepEqual(problems('id,name,이름\n1,a,b\n'), [
    { problem: 'repeated-column', line: 1, column: 'name' },
  ]);
  assert.deepEqual(problems('id,name\n1\n'), [{ problem: 'malformed', line: 2 }]);
  assert.deepEqual(problems('id,name\n'), [{ problem: 'nobody' }]);
});
