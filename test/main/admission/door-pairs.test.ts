import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';
import { Door, type DoorEvent } from '../../../main/admission/door.ts';
import type { HealthClaim } from '../../../main/admission/health/claim-statements.ts';
import { Judge } from '../../../main/admission/judge.ts';
import { Journal } from '../../../main/journal/journal.ts';
import { formats } from '../../../main/passes/formats.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { health2gPlus } from '../../../shared/policies/health-2g-plus.ts';
import type { Policy } from '../../../shared/policy.ts';
import { newKey } from '../trust/test-issuer.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const second = 1_000;
const clinic = 'https://clinic.example';

/** A door that asks for two passes, on real stores, with a clock that stands still. */
async function hang() {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-pairs-'));
  const time = { now: noon };
  const clock = { now: () => time.now };
  const key = await newKey();
  writeFileSync(join(profile, 'jwks.json'), JSON.stringify({ keys: [key.jwk] }));
  const trust = TrustStore.open(profile, { clock });
  await trust.importSource(join(profile, 'jwks.json'), { issuer: clinic });
  const journal = Journal.open(profile, {
    clock,
    version: '0.0.0',
    retentionDays: 28,
    place: () => ({ venue: 'Venue', gate: 'North' }),
  });
  const here = {
    policy: { ...health2gPlus, entry: 're-entry' } as Policy,
    direction: 'entry' as 'entry' | 'exit',
  };
  const events: DoorEvent[] = [];
  const door = new Door({
    clock,
    judge: new Judge({ formats, trust }),
    guard: new ClockGuard({ clock, lastTrustedAt: () => undefined, vouchedAt: () => undefined }),
    journal,
    inForce: () => ({ ...here, timeZone: 'Asia/Seoul', repeatMs: 3_000, network: 'offline' }),
    faults: { report: (_, error) => assert.fail(String(error)) },
    emit: (event) => events.push(event),
    written: () => undefined,
  });
  let number = 0;
  return {
    time,
    here,
    journal,
    door,
    issue: async (name: string, health: HealthClaim) => {
      number += 1;
      const claims = {
        iss: clinic,
        jti: `P-${number}`,
        name,
        health: { birthDate: '1990-01-01', ...health },
      };
      return await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: key.jwk.kid, typ: 'pass+jwt' })
        .setIssuedAt(noon / 1000 - 3_600)
        .setExpirationTime(noon / 1000 + 3_600)
        .sign(key.privateKey);
    },
    scan: async (text: string): Promise<DoorEvent | undefined> => {
      await door.scan({ scanner: 'test', at: time.now, lastByteAt: performance.now(), text });
      return events.pop();
    },
    remove: () => {
      journal.close();
      trust.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function said(event: DoorEvent | undefined): string {
  if (event?.type !== 'verdict') return `${event?.type}`;
  const { decision, reason, rule } = event.verdict;
  return rule === undefined ? `${decision} ${reason}` : `${decision} ${reason} ${rule.id}`;
}

const vaccination: HealthClaim = { kind: 'vaccination', date: '2026-10-01' };
const negative: HealthClaim = {
  kind: 'test',
  negative: true,
  method: 'pcr',
  notifiedAt: '2026-11-24T08:00:00+09:00',
};

describe('a door that asks for two passes of one person', () => {
  let door: Awaited<ReturnType<typeof hang>>;
  before(async () => {
    door = await hang();
  });
  after(() => door.remove());

  test('asks for the second after the first, and admits the guest once', async () => {
    const one = await door.issue('Hong Gildong', vaccination);
    const two = await door.issue('HONG GILDONG', negative);
    const first = await door.scan(one);
    assert.ok(first?.type === 'part');
    assert.deepEqual([first.have, first.count], [[1], 2]);
    assert.match(first.sentence?.en ?? '', /negative test/);
    const waiting = door.journal.head().seq;
    assert.equal(door.journal.row(waiting)?.reason, 'second-pass-needed');
    door.time.now += 10 * second;
    const event = await door.scan(two);
    assert.equal(said(event), 'admit ok');
    const row = door.journal.row(door.journal.head().seq);
    assert.equal(row?.scan, waiting);
    assert.equal(door.journal.settledBy(waiting), row.seq, 'nothing is left for staff to settle');
    assert.match(row.note ?? '', new RegExp(`row ${waiting}`));
    assert.ok(!/hong|1990/i.test(JSON.stringify(row)), 'nothing of the guest in the journal');
    assert.equal(door.journal.inside(0), 1);
    // Still held there: what was shown, not a second use.
    assert.equal(said(await door.scan(one)), 'admit ok');
    door.time.now += 10 * second;
    assert.equal(said(await door.scan(one)), 'refuse already-inside');
    assert.equal(said(await door.scan(two)), 'refuse already-inside');
    door.time.now += 10 * second;
    door.here.direction = 'exit';
    assert.equal(said(await door.scan(one)), 'admit ok');
    assert.equal(door.journal.inside(0), 0, 'either pass lets the guest out');
    door.here.direction = 'entry';
  });

  test('refuses the second pass of somebody else, whose own second may follow', async () => {
    const one = await door.issue('Kim Yuna', vaccination);
    const two = await door.issue('Lee Yuna', negative);
    assert.equal(said(await door.scan(one)), 'part');
    door.time.now += 10 * second;
    assert.equal(said(await door.scan(two)), 'refuse rule-not-met same-person');
    door.time.now += 10 * second;
    assert.equal(said(await door.scan(await door.issue('Lee Yuna', vaccination))), 'admit ok');
  });

  test('a guest who took the wrong one of two phones first comes in with the right one', async () => {
    const one = await door.issue('Han Kang', vaccination);
    assert.equal(said(await door.scan(one)), 'part');
    const wrong = await door.issue('Bong Joonho', negative);
    assert.equal(said(await door.scan(wrong)), 'refuse rule-not-met same-person');
    door.time.now += 5 * second;
    assert.equal(said(await door.scan(one)), 'part', 'shown once more, it is not refused for the other');
    assert.equal(said(await door.scan(await door.issue('Han Kang', negative))), 'admit ok');
  });

  test('sends what cannot be compared to staff', async () => {
    const one = await door.issue('Kim Yuna', vaccination);
    const two = await door.issue('', negative);
    await door.scan(one);
    door.time.now += 10 * second;
    assert.equal(said(await door.scan(two)), 'review rule-undecided');
  });

  test('forgets the first pass after half a minute, a booster, or a turn of the gate', async () => {
    const one = await door.issue('Park Jisung', vaccination);
    const two = await door.issue('Park Jisung', negative);
    const booster = await door.issue('Son Heungmin', { kind: 'booster', date: '2026-11-01' });
    await door.scan(one);
    door.time.now += 31 * second;
    assert.equal(said(await door.scan(two)), 'part');
    assert.equal(said(await door.scan(booster)), 'admit ok');
    door.time.now += 5 * second;
    assert.equal(said(await door.scan(one)), 'part');
    door.door.forgetRecent();
    assert.equal(said(await door.scan(two)), 'part');
    door.door.forgetRecent();
  });

  test('shows the first again while it is held there, without a new row', async () => {
    const one = await door.issue('Yoo Jaesuk', vaccination);
    assert.equal(said(await door.scan(one)), 'part');
    const { seq } = door.journal.head();
    door.time.now += 2 * second;
    assert.equal(said(await door.scan(one)), 'part');
    assert.equal(door.journal.head().seq, seq);
  });

  test('a test that is used up is not used again with another pass of its holder', async () => {
    door.here.policy = { ...health2gPlus, entry: 'once' };
    const one = await door.issue('Choi Minsik', vaccination);
    const other = await door.issue('Choi Minsik', { ...vaccination, date: '2026-10-02' });
    const two = await door.issue('Choi Minsik', negative);
    await door.scan(two);
    door.time.now += 5 * second;
    assert.equal(said(await door.scan(one)), 'admit ok');
    door.time.now += 5 * second;
    assert.equal(said(await door.scan(other)), 'part');
    door.time.now += 5 * second;
    assert.equal(said(await door.scan(two)), 'refuse used');
  });
});
