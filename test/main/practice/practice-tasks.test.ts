import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openKiosk } from '../../../main/kiosk.ts';
import { smartHealthCard } from '../../../main/passes/smart-health-card/smart-health-card.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { prepareRehearsal } from '../../../main/practice/prepare-rehearsal.ts';
import { Cable } from '../../../main/uplink/cable.ts';
import { ticketOnce } from '../../../shared/policies/ticket-once.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import type { PracticeTask } from '../../../shared/rehearsal.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

const now = Date.UTC(2026, 10, 24, 3);

/** Held open by rules and hours that no practice pass would meet, and by issuers that are not the practice's. */
const strict: Policy = {
  ...ticketOnce,
  name: 'own-tickets',
  accepts: { formats: ['pretix'], issuers: ['https://tickets.example'] },
  openingHours: [{ days: ['sun'], from: '02:00', to: '03:00' }],
};
const hardened: Policy = {
  ...defaultPolicy,
  name: 'known-only',
  unknown: { issuer: 'refuse', key: 'refuse' },
  entry: 'free',
};

describe('what the practice passes say they will bring about', () => {
  for (const policy of [defaultPolicy, strict, hardened]) {
    test(`is what the door says under the policy ${policy.name}`, async () => {
      const { profile: door, remove } = temporaryProfile();
      const time = { now };
      const clock = { now: () => time.now };
      const settings = settingsSchema.parse({ venue: '문지기 회관', gate: '북문', policy: policy.name });
      const { profile, issuer, tasks } = await prepareRehearsal(door, { settings, policy }, clock);
      const terminal = new Terminal(profile, time, {
        formats: [venuePass, smartHealthCard],
        rehearsal: { type: 'under-way', since: now, cable: new Cable(), tasks, end: () => undefined },
      });
      await terminal.listen();
      const said = async (task: PracticeTask) => {
        terminal.heard.length = 0;
        await terminal.kiosk.rehearsal.hold(task.name);
        const event = await terminal.until(({ type }) => type === 'verdict');
        assert.ok(event.type === 'verdict');
        const { decision, reason } = event.verdict;
        return { decision, reason };
      };
      for (const task of tasks) assert.deepEqual(await said(task), task.expect, task.name);
      time.now += settings.repeatMs + 1;
      for (const task of tasks) {
        if (task.again !== undefined) assert.deepEqual(await said(task), task.again, task.name);
      }
      await terminal.close();
      await issuer.stop();
      remove();
    });
  }
});

test('nothing of one rehearsal is left for the next, and nothing of it is for another door', async () => {
  const { profile: door, remove } = temporaryProfile();
  const clock = { now: () => now };
  const settings = settingsSchema.parse({
    venue: '문지기 회관',
    gate: '북문',
    direction: 'exit',
    issuerEndpoints: [
      {
        issuer: 'https://x.example',
        name: 'X',
        prefix: 'X.',
        endpoint: 'https://x.example/',
        answers: 'plain',
      },
    ],
  });
  const model = { settings, policy: defaultPolicy };
  const first = await prepareRehearsal(door, model, clock);
  await first.issuer.stop();
  const kiosk = openKiosk({ profile: first.profile, version: '0.0.0', clock, formats: [] });
  await kiosk.close();
  const second = await prepareRehearsal(door, model, clock);
  const terminal = new Terminal(second.profile, { now }, { formats: [] });
  await terminal.listen();
  const [started] = terminal.heard;
  assert.ok(started?.type === 'status');
  assert.equal(started.status.direction, 'entry');
  assert.deepEqual(
    started.status.upstreams.map(({ name }) => name).filter((name) => !name.startsWith('127.0.0.1:')),
    [],
  );
  const codes = (tasks: readonly PracticeTask[]) =>
    tasks.filter(({ name }) => name === 'valid').map(({ text }) => text);
  assert.notDeepEqual(codes(first.tasks), codes(second.tasks));
  await terminal.close();
  await second.issuer.stop();
  remove();
});
