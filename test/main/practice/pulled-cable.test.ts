import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smartHealthCard } from '../../../main/passes/smart-health-card/smart-health-card.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { prepareRehearsal } from '../../../main/practice/prepare-rehearsal.ts';
import { Errands } from '../../../main/trust/errands.ts';
import { Cable } from '../../../main/uplink/cable.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { PracticeName } from '../../../shared/practice-pass.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

test('with the cable pulled the door goes on, asks nobody, and is online again when it is put back', async () => {
  const { profile: door, remove } = temporaryProfile();
  const time = { now: Date.UTC(2026, 10, 24, 3) };
  const settings = settingsSchema.parse({ venue: '문지기 회관', gate: '북문', repeatMs: 0 });
  const model = { settings, policy: defaultPolicy };
  const { profile, issuer, tasks } = await prepareRehearsal(door, model, { now: () => time.now });
  const cable = new Cable();
  const terminal = new Terminal(profile, time, {
    formats: [venuePass, smartHealthCard],
    rehearsal: { type: 'under-way', since: time.now, cable, tasks, end: () => undefined },
  });
  await terminal.listen();
  const network = (state: string) =>
    terminal.until((event) => event.type === 'status' && event.status.network === state);
  const said = async (name: PracticeName) => {
    terminal.heard.length = 0;
    await terminal.kiosk.rehearsal.hold(name);
    const event = await terminal.until(({ type }) => type === 'verdict');
    assert.ok(event.type === 'verdict');
    return event.verdict.reason;
  };

  terminal.kiosk.rehearsal.setCable(true, 'somebody');
  const pulled = await network('offline');
  assert.ok(pulled.type === 'status');
  assert.equal(pulled.status.rehearsal?.cable, 'pulled');
  assert.equal(await said('valid'), 'ok');
  assert.equal(await said('stranger'), 'issuer-unknown');
  assert.equal(await said('online'), 'issuer-unreachable');

  terminal.kiosk.rehearsal.setCable(false, 'somebody');
  terminal.heard.length = 0;
  await network('online');
  time.now += 1_000;
  assert.equal(await said('online'), 'ok');
  await terminal.close();
  await issuer.stop();
  remove();
});

test('a source that is asked with the cable pulled is one that cannot be reached', async () => {
  const { profile: door, remove } = temporaryProfile();
  const clock = { now: () => Date.UTC(2026, 10, 24, 3) };
  const model = {
    settings: settingsSchema.parse({ venue: '문지기 회관', gate: '북문' }),
    policy: defaultPolicy,
  };
  const { profile, issuer } = await prepareRehearsal(door, model, clock);
  const cable = new Cable();
  const errands = new Errands({ profile, clock, offline: () => cable.isPulled });
  cable.set(true);
  const failed = async () => (await errands.refresh()).map(({ error }) => error !== undefined);
  assert.deepEqual(await failed(), [true, true]);
  cable.set(false);
  assert.deepEqual(await failed(), [false, false]);
  await errands.close();
  await issuer.stop();
  remove();
});
