import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('a second chance for a scan', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  const clock = { now: () => time.now };
  let terminal: Terminal;
  let issuer: Issuer;
  const desk = () => terminal.client.desk;

  /** A pass that is over. */
  async function expired(): Promise<string> {
    const { code } = await issuer.issue({ from: noon - 3 * hour, until: noon - hour });
    return code;
  }
  async function good(): Promise<string> {
    const { code } = await issuer.issue({ from: noon - hour, until: noon + 48 * hour });
    return code;
  }

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    new SettingsFile(profile).write(await settingsFor(setup));
    issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue Ltd', clock });
    await issuer.publish(join(profile, 'published'));
    const trust = TrustStore.open(profile, { clock });
    await trust.importSource(join(profile, 'published'));
    trust.close();
    terminal = new Terminal(profile, time);
    await terminal.listen();
  });
  after(async () => {
    await terminal.close();
    issuer.close();
    remove();
  });

  test('is for staff only', async () => {
    assert.equal(await codeOf(desk().toSettle({ limit: 10 })), 'LOCKED');
    assert.equal(await codeOf(desk().settleDetails({ seq: 1 })), 'LOCKED');
    const [kim] = await desk().people();
    assert.equal((await desk().unlock({ staff: kim?.id ?? '', pin: '482913' })).ok, true);
  });

  test('shows why a scan was refused, and what the kiosk knew', async () => {
    const { seq = 0 } = await terminal.scan(await expired());
    const { rows } = await desk().toSettle({ limit: 10 });
    assert.equal(rows[0]?.seq, seq);
    const details = await desk().settleDetails({ seq });
    assert.equal(details.row.reason, 'expired');
    assert.equal(details.issuerName, 'Venue Ltd');
    assert.equal(details.row.clock, 'trusted');
    assert.equal(details.earlier, undefined);
  });

  test('says when and where the pass came in before', async () => {
    const code = await good();
    await terminal.scan(code);
    time.now += 10_000;
    const again = await terminal.scan(code);
    assert.equal(again.verdict.reason, 'already-inside');
    const { earlier } = await desk().settleDetails({ seq: again.seq ?? 0 });
    assert.deepEqual(earlier, { at: time.now - 10_000, gate: 'North', inside: true });
  });

  test('is not for whoever was admitted', async () => {
    const { seq = 0 } = await terminal.scan(await good());
    assert.equal(await codeOf(desk().settleDetails({ seq })), 'REFUSED');
  });

  test('is over when the night is', async () => {
    const { seq } = await terminal.scan(await expired());
    const listed = async () => (await desk().toSettle({ limit: 50 })).rows.some((row) => row.seq === seq);
    assert.equal(await listed(), true);
    time.now += 13 * hour;
    const [kim] = await desk().people();
    await desk().unlock({ staff: kim?.id ?? '', pin: '482913' });
    assert.equal(await listed(), false);
    time.now -= 13 * hour;
    await desk().unlock({ staff: kim?.id ?? '', pin: '482913' });
  });
});
