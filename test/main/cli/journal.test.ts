import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Journal } from '../../../main/journal/journal.ts';
import type { RowDraft } from '../../../shared/journal-row.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const scan: RowDraft = {
  kind: 'scan',
  clock: 'trusted',
  network: 'online',
  decision: 'admit',
  reason: 'ok',
  direction: 'entry',
};

describe('munjigi journal', () => {
  const { profile, remove } = temporaryProfile();
  const elsewhere = temporaryProfile();
  const file = join(elsewhere.profile, 'export.jsonl');
  const time = { now: noon };
  let kiosk: Journal;

  function journal(...parameters: readonly string[]) {
    return munjigiCommand(['journal', ...parameters, '--profile', profile]);
  }

  before(() => {
    // Stays open all the while: a kiosk is at work on this profile.
    kiosk = Journal.open(profile, {
      clock: { now: () => time.now },
      version: '0.0.0',
      retentionDays: 28,
      place: () => ({ venue: '=문지기', gate: '북문' }),
    });
    for (const draft of [
      scan,
      { ...scan, decision: 'refuse', reason: 'expired' },
      { ...scan, kind: 'manual-entry' },
    ] as const) {
      kiosk.write(({ append }) => append(draft));
      time.now += 60_000;
    }
  });
  after(() => {
    kiosk.close();
    remove();
    elsewhere.remove();
  });

  test('exports one row a line, oldest first', async () => {
    const { code, stdout, stderr } = await journal('export', '--json');
    assert.equal(code, 0, stderr);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      rows.map(({ seq, kind, decision, reason, gate }) => [seq, kind, decision, reason, gate]),
      [
        [1, 'scan', 'admit', 'ok', '북문'],
        [2, 'scan', 'refuse', 'expired', '북문'],
        [3, 'manual-entry', 'admit', 'ok', '북문'],
      ],
    );
    writeFileSync(file, stdout);
  });

  test('verifies the journal of the kiosk, and an export against the kiosk’s key', async () => {
    const own = await journal('verify');
    assert.equal(own.code, 0, own.stderr);
    assert.match(own.stdout, /^The chain holds: 3 rows, 1 to 3/);
    const exported = await journal('verify', file);
    assert.equal(exported.code, 0, exported.stderr);
    assert.equal(exported.stdout, 'The chain holds: 3 rows, 1 to 3.\n');
    assert.equal(exported.stderr, '');
  });

  test('verifies an export on another machine, with the public key, and makes no profile there', async () => {
    const key = join(elsewhere.profile, 'kiosk.jwk');
    const printed = await journal('key');
    const { d, kid, crv } = JSON.parse(printed.stdout);
    assert.equal(d, undefined, 'the private part stays where it is');
    assert.equal(crv, 'Ed25519');
    writeFileSync(key, printed.stdout);
    const none = join(elsewhere.profile, 'none');
    const verify = (...more: readonly string[]) =>
      munjigiCommand(['journal', 'verify', file, '--profile', none, ...more]);
    const withKey = await verify('--key', key);
    assert.equal(withKey.code, 0, withKey.stderr);
    const withoutKey = await verify();
    assert.equal(withoutKey.code, 0, withoutKey.stderr);
    assert.match(withoutKey.stderr, /out of the file itself/);
    assert.ok(withoutKey.stderr.includes(kid));
    assert.equal(existsSync(none), false);
  });

  test('does not take the word of another kiosk', async () => {
    const { profile: other, remove: removeOther } = temporaryProfile();
    after(removeOther);
    const key = join(elsewhere.profile, 'other.jwk');
    writeFileSync(key, (await munjigiCommand(['journal', 'key', '--profile', other])).stdout);
    const { code, stderr } = await journal('verify', file, '--key', key);
    assert.equal(code, 1);
    assert.match(stderr, /signed by another key/);
    const there = await munjigiCommand(['journal', 'verify', file, '--profile', other]);
    assert.equal(there.code, 1);
    assert.match(there.stderr, /--key FILE/);
  });

  test('names the row of an export that was changed, and ends with 1', async () => {
    const changed = join(elsewhere.profile, 'changed.jsonl');
    const { stdout } = await journal('export', '--json');
    writeFileSync(changed, stdout.replace('"refuse"', '"admit"'));
    const { code, stderr, stdout: said } = await journal('verify', changed);
    assert.equal(code, 1);
    assert.equal(said, '');
    assert.match(stderr, /Row 2 was changed/);
  });

  test('a file that a mail program gave CRLF is still the same export', async () => {
    const mailed = join(elsewhere.profile, 'mailed.jsonl');
    const { stdout } = await journal('export', '--json');
    writeFileSync(mailed, stdout.replaceAll('\n', '\r\n'));
    const { code, stderr } = await journal('verify', mailed);
    assert.equal(code, 0, stderr);
  });

  test('exports a table that carries no formula', async () => {
    const { code, stdout } = await journal('export', '--csv');
    assert.equal(code, 0);
    assert.ok(stdout.startsWith('\ufeffseq,time,kind,'));
    assert.ok(stdout.includes(",'=문지기,"));
    assert.ok(stdout.includes('\r\n1,2026-11-24 12:00:00,scan,admit,ok,'));
  });

  test('exports a part of the time, and lists the latest rows by the clock on the wall', async () => {
    const since = await journal(
      'export',
      '--since',
      '2026-11-24T12:01+09:00',
      '--until',
      '2026-11-24T12:02+09:00',
    );
    assert.deepEqual(
      since.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).seq),
      [2],
    );
    const list = await journal('list', '--limit', '2');
    assert.match(
      list.stdout,
      /^ {5}2 {2}2026-11-24 12:01:00 {2}scan entry refuse expired .*\n {5}3 {2}.*\n$/,
    );
  });

  test('tells wrong usage from what cannot be done', async () => {
    assert.equal((await journal('export', '--csv', '--json')).code, 2);
    assert.equal((await journal('list', '--limit', 'all')).code, 2);
    assert.equal((await journal('export', '--since', 'yesterday')).code, 2);
    const nothing = await journal('verify', join(elsewhere.profile, 'nothing'));
    assert.equal(nothing.code, 1);
    assert.match(nothing.stderr, /There is no file/);
    const noKey = await journal('verify', file, '--key', file);
    assert.equal(noKey.code, 1);
    assert.match(noKey.stderr, /holds no public key/);
  });

  test('a damaged journal is told, and left for the kiosk to set aside', async () => {
    const { profile: damaged, remove: removeDamaged } = temporaryProfile();
    after(removeDamaged);
    writeFileSync(join(damaged, 'journal.db'), 'no database'.repeat(1_000));
    const { code, stderr } = await munjigiCommand(['journal', 'verify', '--profile', damaged]);
    assert.equal(code, 1);
    assert.match(stderr, /journal\.db is damaged\. The kiosk sets it aside/);
  });
});
