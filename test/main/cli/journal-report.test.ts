import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Journal } from '../../../main/journal/journal.ts';
import type { RowDraft } from '../../../shared/journal-row.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const offline = { clock: 'trusted', network: 'offline' } as const;
const rows: readonly RowDraft[] = [
  { kind: 'started', clock: 'trusted', network: 'online' },
  { kind: 'network', ...offline, impaired: { 'passes.example.com': 'offline' } },
  { kind: 'scan', ...offline, decision: 'admit', reason: 'ok', direction: 'entry' },
  { kind: 'network', clock: 'trusted', network: 'online' },
];

describe('munjigi journal report', () => {
  const { profile, remove } = temporaryProfile();
  const inspector = temporaryProfile();
  const out = join(inspector.profile, 'reports');
  const at = (name: string) => join(inspector.profile, name);
  const journal = (...parameters: readonly string[]) =>
    munjigiCommand(['journal', ...parameters, '--profile', profile]);
  /** Somebody with the files and the kiosk's public key, and no kiosk. */
  const inspect = (...parameters: readonly string[]) =>
    munjigiCommand(['journal', 'verify-report', ...parameters, '--profile', at('none')]);
  let page: string;

  before(async () => {
    const time = { now: noon };
    const kiosk = Journal.open(profile, {
      clock: { now: () => time.now },
      version: '0.0.0',
      retentionDays: 28,
      place: () => ({ venue: '문지기', gate: '북문' }),
    });
    for (const draft of rows) {
      kiosk.write(({ append }) => append(draft));
      time.now += 60_000;
    }
    kiosk.close();
    writeFileSync(at('kiosk.jwk'), (await journal('key')).stdout);
    writeFileSync(at('journal.jsonl'), (await journal('export')).stdout);
  });
  after(() => {
    remove();
    inspector.remove();
  });

  test('writes a page and its signature, and says where', async () => {
    const day = '2026-11-24[Asia/Seoul]';
    const { code, stdout, stderr } = await journal(
      'report',
      '--from',
      day,
      '--to',
      day,
      '--out',
      out,
      '--language',
      'en',
    );
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Outages of the network: 1\. Times the kiosk did not run: 0\./);
    const [first = '', second = ''] = stdout.trimEnd().split('\n');
    page = first;
    assert.match(second, /\.jws$/);
    assert.match(readFileSync(page, 'utf8'), /passes\.example\.com \(did not answer\)/);
  });

  test('an inspector checks it with the public key, and counts again from an export', async () => {
    const { code, stdout, stderr } = await inspect(
      page,
      '--key',
      at('kiosk.jwk'),
      '--journal',
      at('journal.jsonl'),
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^The report holds: .* 1 period, resting on row 4; the journal counts the same\.$/m);
  });

  test('without a key there is nothing to check it against', async () => {
    const { code, stderr } = await inspect(page);
    assert.equal(code, 1);
    assert.match(stderr, /--key FILE/);
  });

  test('says what does not hold, and ends with 1', async () => {
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, text.replace('did not answer', 'answered late'));
    const changed = await inspect(page.replace('.html', '.jws'), '--key', at('kiosk.jwk'));
    writeFileSync(page, text);
    assert.equal(changed.code, 1);
    assert.match(changed.stderr, /The page was changed/);
    const missing = await inspect(at('nothing.html'), '--key', at('kiosk.jwk'));
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /belong into one folder/);
  });

  test('a folder that cannot be written to is told, with what to do', async () => {
    const { code, stderr } = await journal('report', '--out', join(page, 'below-a-file'));
    assert.equal(code, 1);
    assert.match(stderr, /Name another folder with --out/);
  });
});
