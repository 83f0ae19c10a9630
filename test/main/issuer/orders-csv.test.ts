import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readOrders } from '../../../main/issuer/orders-csv.ts';
import { newIssuer } from './test-venue.ts';

function ordersOf(text: string) {
  const reading = readOrders(text);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.orders;
}

function problemsOf(text: string) {
  const reading = readOrders(text);
  assert.ok(!reading.ok);
  return reading.problems;
}

describe('a CSV file of orders', () => {
  test('has its columns in any order, and only those that are needed', () => {
    const text = 'until,name,id\n2026-12-25[Asia/Seoul],"Hong, Gildong",A-1\n,,\n';
    assert.deepEqual(ordersOf(text), [
      { line: 2, order: { id: 'A-1', name: 'Hong, Gildong', until: Date.UTC(2026, 11, 25, 15) } },
      { line: 3, order: {} },
    ]);
  });

  test('may come from a spreadsheet: a byte order mark, CRLF, empty lines, capitals, spaces', () => {
    const text = '\uFEFFID, Name ,TYPE,From\r\n\r\n A-1 , 홍길동 , 일일권 ,2026-12-24T09:00+09:00\r\n';
    assert.deepEqual(ordersOf(text), [
      { line: 3, order: { id: 'A-1', name: '홍길동', type: '일일권', from: Date.UTC(2026, 11, 24, 0) } },
    ]);
  });

  test('with a header that is not understood says so', () => {
    for (const header of ['id,nmae', 'id,id', 'A-1,Hong,day']) {
      const [problem] = problemsOf(`${header}\nA-1,b,c`);
      assert.equal(problem?.line, 1);
      assert.match(problem.detail, /columns.*id, name, type, from, until/);
    }
  });

  test('names every line with an instant that is not understood, or of another moment elsewhere', () => {
    const rows = ['2026-12-24T18:00+09:00', 'tomorrow', '2026-12-24', '2026-12-24T18:00', '24.12.2026 18:00'];
    const problems = problemsOf(
      ['id,until', ...rows.map((until, index) => `A-${index},${until}`)].join('\n'),
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 5, 6],
    );
    for (const { detail } of problems) assert.match(detail, /^until is not understood: write an instant/);
  });

  test('that is no CSV names the line', () => {
    assert.equal(problemsOf('id,name\nA-1,b\nA-2\n')[0]?.line, 3);
    assert.equal(problemsOf('id,name\nA-1,b\nA-2,"c\n')[0]?.line, 3);
  });

  test('of ten thousand rows gives ten thousand passes', async (context) => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `A-${index},일일권,2026-12-25T00:00+09:00`);
    const orders = ordersOf(['id,type,until', ...rows].join('\n')).map(({ order }) => order);
    const { issuer } = await newIssuer(context);
    const passes = await issuer.issueMany(orders);
    assert.deepEqual(
      passes.map(({ id }) => id),
      orders.map(({ id }) => id),
      'in the order of the rows',
    );
    assert.equal(new Set(passes.map(({ code }) => code)).size, 10_000);
  });
});
