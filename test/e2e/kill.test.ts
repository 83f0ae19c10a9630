import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Issuer } from '../../main/issuer/issuer.ts';
import { Journal } from '../../main/journal/journal.ts';
import { KioskProcess, munjigiCommand, temporaryProfile } from './kiosk-process.ts';
import { openScreen } from './screen.ts';
import { keysOf } from './wedge-keys.ts';

const kills = 50;
const hour = 3_600_000;

/** Numbers that look random and are the same in every run: when to pull the plug, in scans and milliseconds. */
function* moments(): Generator<number> {
  let state = 20211213;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

describe('a kiosk that is killed in the middle of a stream of scans', () => {
  const { profile, remove } = temporaryProfile();
  let codes: string[] = [];

  before(async () => {
    const issuer = await Issuer.init(profile, {
      id: 'https://venue.example',
      name: 'Venue',
      clock: { now: Date.now },
    });
    const from = Date.now() - hour;
    const orders = Array.from({ length: 2_000 }, () => ({ from, until: from + 24 * hour }));
    codes = (await issuer.issueMany(orders)).map(({ code }) => code);
    await issuer.publish(join(profile, 'published'));
    issuer.close();
    const setup = ['setup', '--venue', 'V', '--gate', 'G', '--manager', 'M', '--pin', '1234'];
    for (const command of [setup, ['trust', 'import', join(profile, 'published')]]) {
      const { code, stderr } = await munjigiCommand([...command, '--profile', profile]);
      assert.equal(code, 0, stderr);
    }
  });
  after(remove);

  test(`has every green screen in its journal, ${kills} times`, async () => {
    /** Every screen that turned green: row number and the code that was shown. */
    const green: { readonly seq: number; readonly code: string }[] = [];
    const random = moments();
    for (let kill = 0; kill < kills; kill += 1) {
      const kiosk = await KioskProcess.start('start', '--headless', '--profile', profile);
      const { client, close } = await openScreen(kiosk.address);
      const events = await client.kiosk.events();
      const shown: string[] = [];
      const scanning = (async () => {
        for (;;) {
          const code = codes.pop();
          assert.ok(code !== undefined, 'more codes are needed');
          shown.push(code);
          await client.kiosk.keys(keysOf(code));
        }
      })().catch(() => undefined);
      let watched = true;
      const watching = (async () => {
        let turn = 0;
        for await (const event of events) {
          if (event.type !== 'verdict') continue;
          assert.equal(event.verdict.reason, 'ok');
          assert.ok(event.seq !== undefined);
          green.push({ seq: event.seq, code: shown[turn] ?? '' });
          turn += 1;
        }
      })().catch((error: unknown) => {
        watched = false;
        if (error instanceof assert.AssertionError) throw error;
      });
      // Some green screens in, however slow the machine is, and then at any moment of the scan that is on its way.
      const enough = green.length + 1 + Math.floor(4 * (random.next().value ?? 0));
      while (watched && green.length < enough) await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setTimeout(resolve, 15 * (random.next().value ?? 0)));
      await kiosk.kill();
      close();
      await Promise.all([scanning, watching]);
    }
    assert.ok(green.length > kills, `only ${green.length} screens turned green`);
    const journal = Journal.open(profile, {
      clock: { now: Date.now },
      version: 'test',
      retentionDays: 28,
      place: () => ({ venue: 'V', gate: 'G' }),
    });
    const missing = green.filter(({ seq }) => {
      const row = journal.row(seq);
      return row?.kind !== 'scan' || row.decision !== 'admit';
    });
    journal.close();
    assert.deepEqual(missing, []);
    const verified = await munjigiCommand(['journal', 'verify', '--profile', profile]);
    assert.equal(verified.code, 0, verified.stderr);
  });

  test('does not let in again who was let in before the last kill', async () => {
    const kiosk = await KioskProcess.start('start', '--headless', '--profile', profile);
    const { client, close } = await openScreen(kiosk.address);
    const code = codes.pop() ?? '';
    const first = await client.kiosk.events();
    const reasons: string[] = [];
    await client.kiosk.keys(keysOf(code));
    for await (const event of first) {
      if (event.type !== 'verdict') continue;
      reasons.push(event.verdict.reason);
      break;
    }
    await kiosk.kill();
    close();
    const again = await KioskProcess.start('start', '--headless', '--profile', profile);
    const screen = await openScreen(again.address);
    const events = await screen.client.kiosk.events();
    await screen.client.kiosk.keys(keysOf(code));
    for await (const event of events) {
      if (event.type !== 'verdict') continue;
      reasons.push(event.verdict.reason);
      break;
    }
    await again.stop();
    screen.close();
    assert.deepEqual(reasons, ['ok', 'already-inside']);
  });
});
