import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ClockGuard } from '../../../main/admission/clock-guard.ts';
import { Door, type DoorEvent } from '../../../main/admission/door.ts';
import { Judge } from '../../../main/admission/judge.ts';
import { Recheck } from '../../../main/admission/recheck.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { formats } from '../../../main/passes/formats.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { type Policy, policySchema } from '../../../shared/policy.ts';
import { day, hour, minute, newJournal, noon } from '../journal/test-journal.ts';

const curious = policySchema.parse({ name: 'curious', recheck: { keepHours: 24 } });

/** A door whose issuer is not in its store yet, and a second look beside it. */
async function hang(context: TestContext) {
  const { journal, profile, time } = newJournal(context);
  const clock = { now: () => time.now };
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  context.after(() => issuer.close());
  const trust = TrustStore.open(profile, { clock });
  context.after(() => trust.close());
  const judge = new Judge({ formats, trust });
  const guard = new ClockGuard({ clock, lastTrustedAt: () => undefined, vouchedAt: () => undefined });
  const faults: unknown[] = [];
  const report = (_: string, error: unknown) => String(faults.push(error));
  const here: { policy: Policy } = { policy: curious };
  const events: DoorEvent[] = [];
  const door: Door = new Door({
    clock,
    judge,
    guard,
    journal,
    inForce: () => ({ ...here, direction: 'entry', timeZone: 'Asia/Seoul', repeatMs: 0, network: 'offline' }),
    faults: { report },
    emit: (event) => events.push(event),
    judged: (seq, text, verdict, circumstances) => recheck.keep(seq, text, verdict, circumstances),
    written: () => undefined,
  });
  const newRecheck = () =>
    new Recheck({
      clock,
      judge,
      journal,
      circumstances: () => ({ clock: 'trusted', network: 'online' }),
      idle: () => door.idle(),
      faults: { report },
    });
  const recheck = newRecheck();
  const published = join(profile, 'published');
  return {
    journal,
    profile,
    time,
    here,
    issuer,
    events,
    recheck,
    newRecheck,
    faults,
    issue: async (until = noon + 30 * day) => (await issuer.issue({ from: noon - hour, until })).code,
    scan: async (text: string) => {
      await door.scan({ scanner: 'test', at: time.now, lastByteAt: performance.now(), text });
      await recheck.idle();
      return journal.head().seq;
    },
    /** The keys and the list come at last. */
    refill: async () => {
      await issuer.publish(published);
      await trust.importSource(published);
    },
    look: async () => {
      recheck.soon();
      await recheck.idle();
      return journal.row(journal.head().seq);
    },
  };
}

test('a pass that nobody could check is checked once its issuer is known, and a row says that it was good', async (context) => {
  const door = await hang(context);
  const scan = await door.scan(await door.issue());
  assert.equal(door.journal.row(scan)?.reason, 'issuer-unknown');
  await door.refill();
  door.time.now += hour;
  const row = await door.look();
  assert.equal(row?.kind, 'rechecked');
  assert.equal(row?.scan, scan);
  assert.equal(row?.decision, 'admit');
  assert.equal(row?.policy, 'curious');
  assert.equal(row?.issuer, 'https://venue.example');
  assert.equal(row?.network, 'online');
  assert.match(row?.note ?? '', /would have been admitted/);
  assert.deepEqual(door.journal.recheckOf(scan)?.seq, row?.seq);
  assert.deepEqual(door.journal.copies.pending(), []);
  assert.deepEqual(door.faults, []);
});

test('nobody is let in by it: whoever was to be inside is, and the scan waits for staff as before', async (context) => {
  const door = await hang(context);
  const scan = await door.scan(await door.issue());
  await door.refill();
  await door.look();
  assert.equal(door.journal.inside(0), 0);
  assert.equal(door.journal.settledBy(scan), undefined);
  assert.equal(door.journal.counts(0).admitted, 0);
  assert.equal(door.events.length, 1, 'and no screen hears of it');
});

test('a pass that turns out to be revoked is told as such', async (context) => {
  const door = await hang(context);
  const { id, code } = await door.issuer.issue({ from: noon - hour, until: noon + day });
  await door.scan(code);
  door.issuer.revoke([id]);
  await door.refill();
  const row = await door.look();
  assert.equal(row?.decision, 'refuse');
  assert.equal(row?.reason, 'revoked');
  assert.match(row?.note ?? '', /was revoked/);
});

test('it is judged as at the time of the scan: under the policy of then, and good then though it has run out since', async (context) => {
  const door = await hang(context);
  await door.scan(await door.issue(noon + 30 * minute));
  door.time.now += hour;
  door.here.policy = policySchema.parse({ name: 'closed', accepts: { formats: null, issuers: ['nobody'] } });
  await door.refill();
  const row = await door.look();
  assert.equal(row?.decision, 'admit');
  assert.equal(row?.policy, 'curious');
});

test('without news it goes on waiting, and after its hours the copy is destroyed and a row says so', async (context) => {
  const door = await hang(context);
  const scan = await door.scan(await door.issue());
  await door.look();
  assert.equal(door.journal.head().seq, scan);
  door.time.now += 24 * hour - 1;
  door.recheck.beat();
  await door.recheck.idle();
  assert.equal(door.journal.head().seq, scan);
  door.time.now += 1;
  door.recheck.beat();
  await door.recheck.idle();
  const row = door.journal.row(scan + 1);
  assert.equal(row?.kind, 'rechecked');
  assert.equal(row?.decision, 'review');
  assert.match(row?.note ?? '', /not be decided in time/);
  assert.deepEqual(door.journal.copies.pending(), []);
  // Not a minute longer, even if the keys come then.
  await door.refill();
  await door.look();
  assert.equal(door.journal.head().seq, scan + 1);
});

test('no code is kept unless the policy says so, nor if it was decided, nor if news could not help', async (context) => {
  const door = await hang(context);
  door.here.policy = policySchema.parse({ name: 'default' });
  await door.scan(await door.issue());
  door.here.policy = curious;
  await door.scan('no pass at all');
  await door.refill();
  await door.scan(await door.issue());
  await door.scan(await door.issue(noon));
  assert.deepEqual(door.journal.copies.pending(), []);
});

test('the code is in no file of the kiosk while it waits, nor in an export, and its copy is gone afterwards', async (context) => {
  const door = await hang(context);
  const code = await door.issue();
  const scan = await door.scan(code);
  const files = () =>
    Buffer.concat(['journal.db', 'journal.db-wal'].map((name) => readFileSync(join(door.profile, name))));
  const secret = code.split('.')[2] ?? code;
  assert.equal(files().includes(secret), false);
  const lines = [...door.journal.exportLines()].join('\n');
  assert.equal(lines.includes(secret), false);
  assert.equal(lines.includes('recheck'), false);
  assert.match((await door.journal.copies.open(scan)) ?? '', new RegExp(secret));
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: `recheck ${scan}` }));
  assert.ok(files().includes(header.toString('base64url')), 'the sealed copy is what this looks for');
  await door.refill();
  await door.look();
  assert.equal(files().includes(header.toString('base64url')), false);
  assert.equal(await door.journal.copies.open(scan), undefined);
});

test('a kiosk that was started again meanwhile looks, too', async (context) => {
  const door = await hang(context);
  const scan = await door.scan(await door.issue());
  await door.recheck.stop();
  await door.refill();
  const next = door.newRecheck();
  next.soon();
  await next.idle();
  assert.equal(door.journal.recheckOf(scan)?.decision, 'admit');
});

test('one that is stopped in the middle leaves the rest for the next time', async (context) => {
  const door = await hang(context);
  await door.scan(await door.issue());
  await door.refill();
  door.recheck.soon();
  await door.recheck.stop();
  assert.equal(door.journal.copies.pending().length, 1);
});

test('between two copies a waiting guest is answered first', async (context) => {
  const door = await hang(context);
  for (let n = 0; n < 3; n += 1) await door.scan(await door.issue());
  const guest = await door.issue();
  await door.refill();
  const before = door.journal.head().seq;
  door.recheck.soon();
  await door.scan(guest);
  const kinds = [1, 2, 3, 4].map((n) => door.journal.row(before + n)?.kind);
  assert.equal(kinds.filter((kind) => kind === 'rechecked').length, 3);
  assert.ok(kinds.indexOf('scan') <= 1, String(kinds));
});

test('a copy that cannot be opened is destroyed, and a row says so', async (context) => {
  const door = await hang(context);
  const scan = await door.scan(await door.issue());
  door.journal.write(({ forgetCopy }) => forgetCopy(scan));
  await door.journal.copies.keep(scan, noon + day, 'not what a door keeps');
  door.recheck.soon();
  await door.recheck.idle();
  const row = door.journal.row(scan + 1);
  assert.match(row?.note ?? '', /could not be opened/);
  assert.deepEqual(door.journal.copies.pending(), []);
});

test('copies go with their rows when the time of these is over', async (context) => {
  const door = await hang(context);
  await door.scan(await door.issue());
  door.time.now += 30 * day;
  assert.equal(door.journal.destroyExpired(), 1);
  assert.deepEqual(door.journal.copies.pending(), []);
});
