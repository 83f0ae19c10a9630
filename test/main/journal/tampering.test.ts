import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import Database from 'better-sqlite3';
import { canonical, hashOf } from '../../../main/journal/chain.ts';
import { keysIn, verifyExport } from '../../../main/journal/verify-export.ts';
import { linesOf, minute, newJournal, noon, repeat, type TestJournal, tamper } from './test-journal.ts';

/** A journal of eight rows, with a mark on some of them. */
function eightRows(context: TestContext): TestJournal & { readonly lines: string[] } {
  const opened = newJournal(context);
  opened.write({}, {}, {});
  opened.time.now += 11 * minute;
  opened.write({ decision: 'refuse', reason: 'expired' }, {}, {}, {}, {});
  return { ...opened, lines: [...opened.journal.exportLines()] };
}

async function problemsOf({ journal }: TestJournal, lines: readonly string[]): Promise<readonly string[]> {
  const result = await verifyExport(linesOf(lines), journal.publicKeys());
  return result.ok ? [] : result.problems;
}

describe('an export', () => {
  test('holds, as it was given out, with the public key alone', async (context) => {
    const opened = eightRows(context);
    const result = await verifyExport(linesOf(opened.lines), opened.journal.publicKeys());
    assert.deepEqual(result, {
      ok: true,
      rows: 8,
      first: 1,
      last: 8,
      signedUpTo: 8,
      keys: opened.journal.publicKeys(),
    });
  });

  test('has one row a line, whose number a reader finds on each', (context) => {
    const { lines } = eightRows(context);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).seq),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
  });

  const attacks: readonly (readonly [
    name: string,
    attack: (lines: readonly string[]) => readonly string[],
    problem: RegExp,
  ])[] = [
    [
      'a refusal that became an admission',
      (lines) => lines.map((line) => line.replace('"decision":"refuse"', '"decision":"admit"')),
      /^Row 4 was changed/,
    ],
    ['a row that was taken out', (lines) => lines.toSpliced(4, 1), /^Row 5 is missing$/],
    ['rows that were taken out', (lines) => lines.toSpliced(4, 2), /^Rows 5 to 6 are missing$/],
    ['a row that comes twice', (lines) => lines.toSpliced(4, 0, lines[4] ?? ''), /^Row 5 comes twice$/],
    [
      'rows in another order',
      (lines) => lines.toSpliced(4, 2, lines[5] ?? '', lines[4] ?? ''),
      /^Row 5 comes after row 6$/,
    ],
    ['an end that was cut off', (lines) => lines.slice(0, 6), /^It ends with row 6 without the signature/],
    [
      'an end that was cut off, with the signature put on the new one',
      (lines) => [...lines.slice(0, 5), withProofOf(lines[5] ?? '', lines[7] ?? '')],
      /^Rows 7 to 8 are missing$/,
    ],
    ['a beginning that was cut off', (lines) => lines.slice(2), /^Rows 1 to 2 are missing$/],
    ['nothing at all', () => [], /^There is no row in it$/],
    [
      'a line that is no row',
      (lines) => lines.with(2, 'row 3'),
      /^Line 3, after row 2, is not as a kiosk writes/,
    ],
    [
      'a member that comes twice, of which readers believe another one',
      (lines) => lines.with(3, (lines[3] ?? '').replace('{', '{"decision":"admit",')),
      /^Line 4, after row 3, is not as a kiosk writes/,
    ],
    [
      'a row that was changed at the end',
      (lines) => lines.with(7, (lines[7] ?? '').replace('"admit"', '"refuse"')),
      /^Row 8 was changed/,
    ],
    [
      'a row that was added',
      (lines) => [...lines, lineAfter(lines[7] ?? '')],
      /^Row 9 was added after the last one$/,
    ],
    [
      'an earlier row 1',
      (lines) => lines.with(0, (lines[0] ?? '').replace(/"prev":"A/, '"prev":"B')),
      /^Row 1 was changed: it does not begin a chain$/,
    ],
  ];
  for (const [name, attack, problem] of attacks) {
    test(`shows ${name}`, async (context) => {
      const opened = eightRows(context);
      const attacked = attack(opened.lines);
      assert.notDeepEqual(attacked, opened.lines);
      const problems = await problemsOf(opened, attacked);
      assert.ok(
        problems.some((one) => problem.test(one)),
        problems.join('\n'),
      );
    });
  }

  test('shows a chain that was made anew by another key', async (context) => {
    const [real, forged] = [eightRows(context), eightRows(context)];
    const problems = await problemsOf(real, forged.lines);
    assert.ok(problems.every((one) => /another key/.test(one)) && problems.length > 0, problems.join('\n'));
  });

  test('shows a chain that was made anew under the old signature', async (context) => {
    const opened = eightRows(context);
    const forged = rechained(opened.lines, 4);
    const problems = await problemsOf(opened, forged);
    assert.match(problems[0] ?? '', /^Row 4 was changed: the kiosk signed another one/);
    assert.match(problems.at(-1) ?? '', /^Row 8 was changed/);
  });

  test('of a part of the time holds too, and is no export of the whole', async (context) => {
    const opened = eightRows(context);
    const lines = [...opened.journal.exportLines({ since: noon + minute })];
    const result = await verifyExport(linesOf(lines), opened.journal.publicKeys());
    assert.equal(result.ok && result.first, 4);
    const until = [...opened.journal.exportLines({ until: noon + minute })];
    assert.equal(until.length, 3);
    assert.deepEqual(await problemsOf(opened, until), []);
    assert.notDeepEqual(await problemsOf(opened, [...until, ...lines]), [], 'two exports are not one');
  });

  test('names the keys that it was signed with, for somebody who compares them', async (context) => {
    const opened = eightRows(context);
    assert.deepEqual(await keysIn(linesOf(opened.lines)), opened.journal.publicKeys());
  });
});

describe('the journal of a kiosk', () => {
  async function problemsIn(opened: TestJournal): Promise<readonly string[]> {
    const result = await opened.again().verify();
    return result.ok ? [] : result.problems;
  }

  test('guards itself against a program that means no harm', (context) => {
    const { profile } = eightRows(context);
    const database = new Database(join(profile, 'journal.db'));
    context.after(() => database.close());
    for (const [statement, why] of [
      ["UPDATE rows SET body = '{}' WHERE seq = 4", /never changes/],
      ['DELETE FROM rows WHERE seq = 4', /goes by retention only/],
      ['DELETE FROM rows', /goes by retention only/],
      ["INSERT INTO rows (seq, hash, body) VALUES (10, 'x', '{}')", /follows the last one/],
      ["UPDATE checkpoints SET jws = 'x'", /never changes/],
      ['DELETE FROM checkpoints', /goes by retention only/],
    ] as const) {
      assert.throws(() => database.exec(statement), why);
    }
  });

  test('shows a row that was changed', async (context) => {
    const opened = eightRows(context);
    tamper(opened.profile, (database) => {
      database.exec(`UPDATE rows SET body = replace(body, '"refuse"', '"admit"') WHERE seq = 4`);
    });
    assert.deepEqual(await problemsIn(opened), ['Row 4 was changed']);
  });

  test('shows a row that was changed together with its hash', async (context) => {
    const opened = eightRows(context);
    tamper(opened.profile, (database) => {
      const body = String(database.prepare('SELECT body FROM rows WHERE seq = 5').pluck().get());
      const changed = body.replace('"admit"', '"refuse"');
      database.prepare('UPDATE rows SET body = ?, hash = ? WHERE seq = 5').run(changed, hashOf(changed));
    });
    assert.deepEqual(await problemsIn(opened), [
      'Row 5 was changed: row 6 follows another one of that number',
    ]);
  });

  test('shows a row that is missing, at the beginning, in the middle and at the end', async (context) => {
    for (const [seq, problem] of [
      [1, 'Row 1 is missing'],
      [5, 'Row 5 is missing'],
      [8, 'The rows after 7 are missing: there was a row 8'],
    ] as const) {
      const opened = eightRows(context);
      opened.journal.close();
      tamper(opened.profile, (database) => database.prepare('DELETE FROM rows WHERE seq = ?').run(seq));
      assert.deepEqual(await problemsIn(opened), [problem]);
    }
  });

  test('shows a chain made anew by somebody who dropped the signatures', async (context) => {
    const opened = newJournal(context);
    opened.write(...repeat(1_100, {}));
    assert.equal((await opened.journal.verify()).ok, true);
    tamper(opened.profile, (database) => database.exec('DELETE FROM checkpoints WHERE seq > 1'));
    assert.match((await problemsIn(opened))[0] ?? '', /^Rows 2 to 513 carry no mark of the kiosk/);
  });

  test('shows a signature that was changed', async (context) => {
    const opened = eightRows(context);
    tamper(opened.profile, (database) =>
      database.exec("UPDATE checkpoints SET jws = jws || 'A' WHERE seq = 4"),
    );
    assert.match((await problemsIn(opened))[0] ?? '', /^The mark on row 4 does not count/);
  });
});

/** The row of one line with the proof of another. */
function withProofOf(line: string, other: string): string {
  const { proof } = JSON.parse(other);
  return `${line.slice(0, -1)},"proof":${canonical(proof)}}`;
}

function lineAfter(line: string): string {
  const { proof: _, ...row } = JSON.parse(line);
  return canonical({ ...row, seq: row.seq + 1, prev: hashOf(canonical(row)) });
}

/** Row `from` turned round and everything after it chained again, with the signatures as they were. */
function rechained(lines: readonly string[], from: number): readonly string[] {
  let prev: string | undefined;
  return lines.map((line) => {
    const { proof, ...row } = JSON.parse(line);
    if (row.seq < from) return line;
    const changed = { ...row, decision: 'admit', note: 'x', prev: prev ?? row.prev };
    const body = canonical(changed);
    prev = hashOf(body);
    return proof === undefined ? body : `${body.slice(0, -1)},"proof":${canonical(proof)}}`;
  });
}
