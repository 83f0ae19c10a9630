import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Issuer } from '../../main/issuer/issuer.ts';
import type { PassFormat } from '../../main/passes/format.ts';
import { formats } from '../../main/passes/formats.ts';
import { venuePass } from '../../main/passes/venue-pass.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import { munjigiCommand, temporaryProfile } from '../e2e/kiosk-process.ts';
import { breakages } from './admission/self-check/broken-formats.ts';
import { Terminal } from './terminal.ts';

const hour = 3_600_000;
const time = { now: Date.UTC(2026, 10, 24, 3) };

function withVenuePass(broken: PassFormat): readonly PassFormat[] {
  return formats.map((one) => (one === venuePass ? broken : one));
}

describe('a kiosk that checks itself when it starts', () => {
  const { profile, remove } = temporaryProfile();
  let good: () => Promise<string>;
  let close: () => void;

  before(async () => {
    const clock = { now: () => time.now };
    const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
    good = async () => (await issuer.issue({ from: time.now - hour, until: time.now + 24 * hour })).code;
    close = () => issuer.close();
    await issuer.publish(join(profile, 'published'));
    const trust = TrustStore.open(profile, { clock });
    await trust.importSource(join(profile, 'published'));
    trust.close();
    const setup = ['setup', '--venue', 'V', '--gate', 'G', '--manager', 'M', '--pin', '1234'];
    const { code, stderr } = await munjigiCommand([...setup, '--profile', profile]);
    assert.equal(code, 0, stderr);
  });
  after(() => {
    close();
    remove();
  });

  async function open(read: readonly PassFormat[]): Promise<Terminal> {
    const terminal = new Terminal(profile, time, { formats: read });
    await terminal.listen();
    return terminal;
  }

  async function checked(terminal: Terminal) {
    const event = await terminal.until((one) => one.type === 'status' && one.status.selfCheck.length > 0);
    assert.ok(event.type === 'status');
    return event.status.selfCheck;
  }

  async function rowsOf(terminal: Terminal) {
    const [someone] = await terminal.client.desk.people();
    await terminal.client.desk.unlock({ staff: someone?.id ?? '', pin: '1234' });
    return (await terminal.client.desk.journal({ limit: 50, kinds: 'all' })).rows;
  }

  test('says nothing in the journal when all is well, and admits a good pass', async () => {
    const terminal = await open(formats);
    const checks = await checked(terminal);
    assert.deepEqual(
      checks.map(({ format }) => format),
      formats.map(({ id }) => id),
    );
    assert.ok(checks.every(({ state }) => state !== 'failed'));
    assert.equal((await terminal.scan(await good())).verdict.reason, 'ok');
    assert.ok(!(await rowsOf(terminal)).some(({ kind }) => kind === 'self-check'));
    await terminal.close();
  });

  test('keeps the scans that come in meanwhile until it knows', async () => {
    const { promise: asked, resolve: answer } = Promise.withResolvers<void>();
    const slow: PassFormat = {
      ...venuePass,
      verify: async (pass, keys) => {
        await asked;
        return await venuePass.verify(pass, keys);
      },
    };
    const terminal = await open(withVenuePass(slow));
    const verdict = terminal.scan(await good());
    // The rest of the kiosk works on: whoever asks for the staff is answered.
    assert.equal((await terminal.client.desk.people()).length, 1);
    assert.ok(!terminal.heard.some(({ type }) => type === 'verdict'));
    answer();
    assert.equal((await verdict).verdict.reason, 'ok');
    await terminal.close();
  });

  test('sends the passes of a format that refuses everybody to staff, and says so everywhere', async () => {
    const refusing = breakages['believes no signature']?.(venuePass);
    assert.ok(refusing !== undefined);
    const terminal = await open(withVenuePass(refusing));
    const { verdict } = await terminal.scan(await good());
    assert.equal(verdict.decision, 'review');
    assert.equal(verdict.reason, 'internal');
    const failed = (await checked(terminal)).filter(({ state }) => state === 'failed');
    assert.deepEqual(
      failed.map(({ format, reference }) => [format, reference]),
      [['pass+jwt', verdict.reference]],
    );
    const row = (await rowsOf(terminal)).find(({ kind }) => kind === 'self-check');
    assert.equal(row?.format, 'pass+jwt');
    assert.match(row?.note ?? '', /its good code came to "refuse" \(signature-invalid\) instead of "admit"/);
    const log = readFileSync(join(profile, 'munjigi.log'), 'utf8');
    assert.match(log, new RegExp(`"reference":"${verdict.reference}".*pass\\+jwt failed the self-check`));
    await terminal.close();
  });

  test('admits nobody by a format that believes everything, and judges it again after a repair', async () => {
    const believing = breakages['believes every signature']?.(venuePass);
    assert.ok(believing !== undefined);
    const code = await good();
    const terminal = await open(withVenuePass(believing));
    assert.equal((await terminal.scan(code)).verdict.decision, 'review');
    await terminal.close();
    const repaired = await open(formats);
    assert.equal((await repaired.scan(code)).verdict.decision, 'admit');
    await repaired.close();
  });
});
