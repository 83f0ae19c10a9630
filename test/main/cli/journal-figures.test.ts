import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Journal } from '../../../main/journal/journal.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

describe('munjigi journal figures', () => {
  const { profile, remove } = temporaryProfile();
  const figures = (...parameters: readonly string[]) =>
    munjigiCommand(['journal', 'figures', ...parameters, '--profile', profile]);

  before(() => {
    // Three in the night in Seoul: still the 24th.
    const now = Date.UTC(2026, 10, 24, 18);
    const kiosk = Journal.open(profile, {
      clock: { now: () => now },
      version: '0.0.0',
      retentionDays: 28,
      place: () => ({ venue: '문지기', gate: '북문' }),
    });
    const guest = { kind: 'scan', clock: 'trusted', network: 'online', direction: 'entry' } as const;
    kiosk.write(({ append }) => append({ ...guest, decision: 'admit', reason: 'ok', tookMs: 2.5 }));
    kiosk.close();
  });
  after(remove);

  test('counts a day of the venue, its night included', async () => {
    const { code, stdout } = await figures('--from', '2026-11-24', '--to', '2026-11-24');
    assert.equal(code, 0);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.arrivals, { admit: 1, refuse: 0, review: 0, manual: 0 });
    assert.equal(report.tookMs.p99, 2.5);
  });

  test('prints tables in the language that is asked for', async () => {
    const { stdout } = await figures('--to', '2026-11-24', '--csv', '--language', 'en');
    assert.ok(stdout.startsWith('\ufeffVenue,'));
  });

  test('says what is wrong with the days', async () => {
    const backwards = await figures('--from', '2026-11-25', '--to', '2026-11-24');
    assert.deepEqual([backwards.code, backwards.stdout], [1, '']);
    assert.match(backwards.stderr, /The last day is before the first/);
    assert.equal((await figures('--to', '24.11.2026')).code, 2);
  });
});
