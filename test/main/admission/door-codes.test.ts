import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';
import { Door, type DoorEvent } from '../../../main/admission/door.ts';
import { Judge } from '../../../main/admission/judge.ts';
import type { Resolution } from '../../../main/admission/questions.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { Journal } from '../../../main/journal/journal.ts';
import { formats } from '../../../main/passes/formats.ts';
import { opaqueCode } from '../../../main/passes/opaque-code.ts';
import { krVaccinePass2021 } from '../../../shared/policies/kr-vaccine-pass-2021.ts';
import { defaultPolicy, type Policy, policySchema } from '../../../shared/policy.ts';
import { hour, newStore, noon } from '../trust/test-store.ts';

const checkIn = 'https://checkin.example';
const down: Resolution = { state: 'unreachable', detail: 'The issuer Check-in could not be asked.' };

function active(claims: Readonly<Record<string, unknown>>): Resolution {
  return { state: 'active', issuerName: 'Check-in', claims };
}

/** A door that asks an issuer whose answer the test gives. */
async function hang(context: TestContext, policy: Policy = defaultPolicy) {
  const { store, clock, profile } = newStore(context);
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  await issuer.publish(join(profile, 'published'));
  await store.importSource(join(profile, 'published'));
  const journal = Journal.open(profile, {
    clock,
    version: '0.0.0',
    retentionDays: 28,
    place: () => ({ venue: 'Venue', gate: 'North' }),
  });
  context.after(() => {
    issuer.close();
    journal.close();
  });
  const asked = { answer: async (): Promise<Resolution> => down, questions: 0 };
  const events: DoorEvent[] = [];
  const door = new Door({
    clock,
    judge: new Judge({
      formats: [...formats, opaqueCode(() => [{ issuer: checkIn, prefix: 'ci1:' }])],
      trust: store,
      issuers: {
        ask: () => {
          asked.questions += 1;
          return asked.answer();
        },
      },
    }),
    guard: new ClockGuard({ clock, lastTrustedAt: () => undefined, vouchedAt: () => store.vouchedAt() }),
    journal,
    inForce: () => ({
      policy,
      direction: 'entry',
      timeZone: 'Asia/Seoul',
      repeatMs: 3_000,
      network: 'online',
    }),
    faults: { report: (_, error) => assert.fail(String(error)) },
    emit: (event) => events.push(event),
    written: () => undefined,
  });
  const scan = (text: string) =>
    door.scan({ scanner: 'test', at: clock.now(), lastByteAt: performance.now(), text });
  return {
    asked,
    events,
    scan,
    journal,
    issue: async () => (await issuer.issue({ from: noon - hour, until: noon + hour })).code,
    said: async (text: string, answer: Resolution) => {
      asked.answer = async () => answer;
      clock.at += 5_000;
      await scan(text);
      const event = events.at(-1);
      assert.ok(event?.type === 'verdict');
      return `${event.verdict.decision} ${event.verdict.reason}`;
    },
  };
}

describe('a code that only its issuer can resolve', () => {
  test('is admitted if its issuer says so, and not twice under another code', async (context) => {
    const { said, events } = await hang(context);
    assert.equal(await said('ci1:one', active({ jti: '7', sub: 'A-17' })), 'admit ok');
    const [event] = events;
    assert.ok(event?.type === 'verdict');
    assert.equal(event.verdict.pass?.subject, 'A-17');
    assert.equal(await said('ci1:two', active({ jti: '7', sub: 'A-17' })), 'refuse already-inside');
    assert.equal(await said('ci1:three', active({ jti: '8', sub: 'A-17' })), 'admit ok');
  });

  test('holds only while its issuer says it does', async (context) => {
    const { said } = await hang(context);
    assert.equal(await said('ci1:old', active({ exp: noon / 1000 - 1 })), 'refuse expired');
    assert.equal(await said('ci1:young', active({ nbf: noon / 1000 + 60 })), 'refuse not-yet-valid');
  });

  test('goes to staff while its issuer cannot be asked, whatever a policy asks of passes', async (context) => {
    const { said } = await hang(context, krVaccinePass2021);
    assert.equal(await said('ci1:one', down), 'review issuer-unreachable');
  });

  test('is met by the rules of a policy once its issuer has spoken', async (context) => {
    const { said } = await hang(context, krVaccinePass2021);
    assert.notEqual(await said('ci1:one', active({ sub: 'A-17' })), 'admit ok');
  });

  test('that a server calls invalid without signature goes to staff, unless the policy believes it', async (context) => {
    const { said } = await hang(context);
    assert.equal(await said('ci1:one', { state: 'inactive', signed: false }), 'review inactive');
    const believing = policySchema.parse({ name: 'b', introspection: { unsignedNegative: 'refuse' } });
    const other = await hang(context, believing);
    assert.equal(await other.said('ci1:one', { state: 'inactive', signed: false }), 'refuse inactive');
  });

  test('that its issuer calls invalid under its signature is refused', async (context) => {
    const { said } = await hang(context);
    assert.equal(await said('ci1:one', { state: 'inactive', signed: true }), 'refuse inactive');
  });

  test('of an issuer that the policy does not accept is refused, up or down', async (context) => {
    const policy = policySchema.parse({
      name: 'p',
      accepts: { formats: null, issuers: ['https://x.example'] },
    });
    const { said } = await hang(context, policy);
    assert.equal(await said('ci1:one', down), 'refuse issuer-not-accepted');
  });

  test('keeps no other guest waiting while its issuer is silent', async (context) => {
    const { asked, events, scan, issue } = await hang(context);
    const silence = Promise.withResolvers<Resolution>();
    asked.answer = () => silence.promise;
    const waiting = scan('ci1:one');
    await scan(await issue());
    assert.equal(events.length, 1);
    assert.ok(events[0]?.type === 'verdict' && events[0].verdict.reason === 'ok');
    silence.resolve(down);
    await waiting;
    assert.ok(events[1]?.type === 'verdict' && events[1].verdict.reason === 'issuer-unreachable');
  });

  test('that the guest still holds there is not asked about again, and leaves no code in the journal', async (context) => {
    const { asked, events, scan, journal } = await hang(context);
    asked.answer = async () => active({ sub: 'A-17' });
    await scan('ci1:Zm9vYmFy');
    await scan('ci1:Zm9vYmFy');
    assert.equal(asked.questions, 1);
    const seq = events[0]?.type === 'verdict' ? (events[0].seq ?? 0) : 0;
    assert.equal(journal.row(seq)?.reason, 'ok');
    assert.ok(!JSON.stringify(journal.row(seq)).includes('Zm9v'));
  });
});
