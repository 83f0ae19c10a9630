import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  forgivenAfterMs,
  isOutOfOrder,
  recentFalls,
  rungFor,
  tooManyFalls,
} from '../../../../main/hosts/electron/crash-ladder.ts';
import { FallRecord } from '../../../../main/hosts/electron/fall-record.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const minute = 60_000;

describe('the ladder that a fallen screen climbs', () => {
  test('reloads at the first fall, opens a new window at the second, starts again at the third', () => {
    const falls = [noon, noon + minute, noon + 2 * minute, noon + 3 * minute];
    assert.deepEqual(
      falls.map((_, index) => rungFor('screen', falls.slice(0, index + 1))),
      ['reload', 'recreate', 'restart', 'restart'],
    );
  });

  test('starts again at once where the program itself fell', () => {
    assert.equal(rungFor('program', [noon]), 'restart');
  });

  test('forgives a fall after ten minutes', () => {
    assert.deepEqual(recentFalls([noon], noon + forgivenAfterMs - 1), [noon]);
    assert.deepEqual(recentFalls([noon], noon + forgivenAfterMs), []);
  });

  test('does not count a fall of tomorrow, written under a wrong clock', () => {
    assert.deepEqual(recentFalls([noon + 24 * 60 * minute], noon), []);
  });

  test('ends out of order, not in a flicker', () => {
    const falls = Array.from({ length: tooManyFalls }, (_, index) => noon + index);
    assert.equal(isOutOfOrder(falls.slice(1)), false);
    assert.equal(isOutOfOrder(falls), true);
  });
});

describe('the record of falls', () => {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-falls-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const time = { now: noon };
  const clock = { now: () => time.now };

  test('is remembered over a restart', () => {
    const path = join(folder, 'electron', 'falls.json');
    assert.deepEqual(new FallRecord(path, clock).add(), [noon]);
    time.now += minute;
    assert.deepEqual(new FallRecord(path, clock).add(), [noon, noon + minute]);
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), [noon, noon + minute]);
    new FallRecord(path, clock).clear();
    assert.deepEqual(new FallRecord(path, clock).recent(), []);
  });

  for (const [what, text] of Object.entries({
    'cut short': '[1,',
    'made up': '{"falls":"many"}',
    empty: '',
  })) {
    test(`counts as empty if its file is ${what}`, () => {
      const path = join(folder, `${what}.json`);
      writeFileSync(path, text);
      assert.deepEqual(new FallRecord(path, clock).recent(), []);
    });
  }

  test('goes on without its file where that cannot be written', () => {
    const path = join(folder, 'a-folder');
    mkdirSync(path);
    const record = new FallRecord(path, clock);
    record.add();
    assert.equal(record.add().length, 2);
  });
});
