import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';
import { Door, type DoorEvent } from '../../../main/admission/door.ts';
import { Judge } from '../../../main/admission/judge.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { Journal } from '../../../main/journal/journal.ts';
import { formats } from '../../../main/passes/formats.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const minute = 60_000;
const hour = 60 * minute;

/** A whole door on real stores, with a clock that stands still. */
async function hang(): Promise<{
  readonly time: { now: number };
  readonly here: { policy: Policy; direction: 'entry' | 'exit'; journalBroken: boolean };
  readonly issue: (pass?: { id?: string; from?: number; until?: number; name?: string }) => Promise<string>;
  readonly scan: (text: string) => Promise<DoorEvent | undefined>;
  readonly journal: Journal;
  readonly faults: unknown[];
  readonly remove: () => void;
}> {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-door-'));
  const time = { now: noon };
  const clock = { now: () => time.now };
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  const published = join(profile, 'published');
  await issuer.publish(published);
  const trust = TrustStore.open(profile, { clock });
  await trust.importSource(published);
  const journal = Journal.open(profile, {
    clock,
    version: '0.0.0',
    retentionDays: 28,
    place: () => ({ venue: 'Venue', gate: 'North' }),
  });
  const here = { policy: defaultPolicy, direction: 'entry' as 'entry' | 'exit', journalBroken: false };
  const events: DoorEvent[] = [];
  const faults: unknown[] = [];
  const door = new Door({
    clock,
    judge: new Judge({ formats, trust }),
    guard: new ClockGuard({
      clock,
      lastTrustedAt: () => journal.lastTrustedAt(),
      vouchedAt: () => trust.vouchedAt(),
    }),
    journal: {
      passHash: (format, identity) => journal.passHash(format, identity),
      write: (work) => {
        if (here.journalBroken) throw new Error('disk full');
        return journal.write(work);
      },
    },
    inForce: () => ({ ...here, timeZone: 'Asia/Seoul', repeatMs: 3_000, network: 'offline' }),
    faults: { report: (_, error) => String(faults.push(error)) },
    emit: (event) => events.push(event),
    written: () => undefined,
  });
  return {
    time,
    here,
    journal,
    faults,
    issue: async (pass = {}) =>
      (await issuer.issue({ from: noon - hour, until: noon + 24 * hour, ...pass })).code,
    scan: async (text) => {
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
  return event?.type === 'verdict' ? `${event.verdict.decision} ${event.verdict.reason}` : `${event?.type}`;
}

describe('the door', () => {
  let door: Awaited<ReturnType<typeof hang>>;
  before(async () => {
    door = await hang();
  });
  after(() => door.remove());

  test('admits a good pass although the network is down, and its row is in the journal', async () => {
    const event = await door.scan(await door.issue({ name: 'Hong Gildong' }));
    assert.equal(said(event), 'admit ok');
    assert.ok(event?.type === 'verdict' && event.seq !== undefined);
    const row = door.journal.row(event.seq);
    assert.equal(row?.decision, 'admit');
    assert.equal(row.network, 'offline');
    assert.ok(!JSON.stringify(row).includes('Hong'), 'no name in the journal');
    assert.equal(event.verdict.pass?.name, undefined, 'nor on the screen, unless the policy says so');
  });

  test('writes down how long a guest waited for the row, which is no longer than for the screen', async () => {
    for (const text of [await door.issue(), 'what is this']) {
      const event = await door.scan(text);
      assert.ok(event?.type === 'verdict' && event.seq !== undefined);
      const tookMs = door.journal.row(event.seq)?.tookMs;
      assert.ok(tookMs !== undefined && tookMs > 0 && tookMs <= event.tookMs + 0.05, `${tookMs} ms`);
    }
  });

  test('refuses a pass that is inside, and says since when and at which gate', async () => {
    const code = await door.issue();
    assert.equal(said(await door.scan(code)), 'admit ok');
    door.time.now += minute;
    const event = await door.scan(code);
    assert.equal(said(event), 'refuse already-inside');
    assert.ok(event?.type === 'verdict');
    assert.deepEqual(event.verdict.earlier, { at: door.time.now - minute, gate: 'North' });
  });

  test('admits it again once it has left', async () => {
    const code = await door.issue();
    await door.scan(code);
    door.time.now += minute;
    door.here.direction = 'exit';
    assert.equal(said(await door.scan(code)), 'admit ok');
    door.time.now += minute;
    door.here.direction = 'entry';
    assert.equal(said(await door.scan(code)), 'admit ok');
  });

  test('a pass for one entry is used, even after it has left', async () => {
    door.here.policy = { ...defaultPolicy, entry: 'once' };
    const code = await door.issue();
    await door.scan(code);
    door.time.now += minute;
    door.here.direction = 'exit';
    await door.scan(code);
    door.time.now += minute;
    door.here.direction = 'entry';
    assert.equal(said(await door.scan(code)), 'refuse used');
    door.here.policy = defaultPolicy;
  });

  test('shows the same code again without a new row', async () => {
    const code = await door.issue();
    const first = await door.scan(code);
    const before = door.journal.head().seq;
    door.time.now += 2_000;
    const again = await door.scan(code);
    assert.ok(first?.type === 'verdict' && again?.type === 'verdict');
    assert.equal(again.repeat, true);
    assert.equal(again.seq, first.seq);
    assert.equal(said(again), 'admit ok');
    assert.equal(door.journal.head().seq, before);
  });

  test('a hundred scans at once of one pass admit it once', async () => {
    const code = await door.issue();
    const seen = await Promise.all(Array.from({ length: 100 }, () => door.scan(code)));
    const admitted = new Set(seen.flatMap((event) => (event?.type === 'verdict' ? [event.seq] : [])));
    assert.equal(admitted.size, 1);
  });

  test('a journal that cannot be written admits nobody, and the next scan is unaffected', async () => {
    const code = await door.issue();
    door.here.journalBroken = true;
    const event = await door.scan(code);
    assert.equal(said(event), 'review internal');
    assert.ok(event?.type === 'verdict' && event.verdict.reference !== undefined && event.seq === undefined);
    door.here.journalBroken = false;
    assert.equal(said(await door.scan(code)), 'admit ok');
  });

  test('what no format knows goes to staff', async () => {
    assert.equal(said(await door.scan('https://example.com/menu')), 'review unsupported-format');
  });

  test('a clock that was set back goes to staff, but a forged pass is still refused', async () => {
    const code = await door.issue();
    door.time.now -= 12 * hour;
    assert.equal(said(await door.scan(code)), 'review clock-untrusted');
    const at = code.lastIndexOf('.') + 10;
    const forged = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    assert.equal(said(await door.scan(forged)), 'refuse signature-invalid');
    door.time.now += 12 * hour;
  });
});
