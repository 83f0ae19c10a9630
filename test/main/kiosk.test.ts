import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Issuer } from '../../main/issuer/issuer.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import { policySchema } from '../../shared/policy.ts';
import { temporaryProfile } from '../e2e/kiosk-process.ts';
import { keysOf } from '../e2e/wedge-keys.ts';
import { Terminal } from './terminal.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);

async function codeOf(error: unknown): Promise<string> {
  try {
    await error;
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? String(thrown);
  }
  return 'none';
}

describe('a kiosk', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  let issuer: Issuer;
  let terminal: Terminal;
  const values = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 2 };

  async function unlock(name: string, pin: string): Promise<void> {
    const people = await terminal.client.desk.people();
    const staff = people.find((one) => one.name === name)?.id ?? '';
    const unlocked = await terminal.client.desk.unlock({ staff, pin });
    assert.equal(unlocked.ok, true);
  }

  before(async () => {
    const clock = { now: () => time.now };
    issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
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

  test('asks to be set up first, and reads nothing until then', async () => {
    const [first] = terminal.heard;
    assert.ok(first?.type === 'status');
    assert.equal(first.status.mode, 'setup');
    await terminal.client.kiosk.keys(keysOf('https://example.com'));
    await terminal.client.kiosk.setup({
      venue: '문지기 회관',
      gate: '북문',
      manager: '김관리',
      pin: '482913',
      language: 'ko',
    });
    await terminal.until((event) => event.type === 'status' && event.status.mode === 'open');
    assert.ok(!terminal.heard.some(({ type }) => type === 'verdict'));
    const again = terminal.client.kiosk.setup({
      venue: 'x',
      gate: 'x',
      manager: 'x',
      pin: '1234',
      language: 'en',
    });
    assert.equal(await codeOf(again), 'REFUSED');
  });

  test('admits a good pass and counts the guest', async () => {
    const { code } = await issuer.issue({ from: noon - hour, until: noon + 24 * hour });
    const event = await terminal.scan(code);
    assert.equal(event.verdict.reason, 'ok');
    const { heard } = terminal;
    const status = await terminal.until(
      (one) => one.type === 'status' && heard.indexOf(one) > heard.indexOf(event),
    );
    assert.ok(status.type === 'status');
    assert.equal(status.status.inside, 1);
  });

  test('keeps the desk shut without a PIN', async () => {
    assert.equal(await codeOf(terminal.client.desk.entryForms()), 'LOCKED');
    assert.equal(await codeOf(terminal.client.desk.journal({ limit: 10, kinds: 'all' })), 'LOCKED');
    assert.equal(await codeOf(terminal.client.desk.leave()), 'LOCKED');
  });

  test('waits longer after each wrong PIN, and looks at none meanwhile', async () => {
    const [staff] = await terminal.client.desk.people();
    const wrong = { staff: staff?.id ?? '', pin: '000000' };
    assert.deepEqual(await terminal.client.desk.unlock(wrong), { ok: false, wrong: true, retryInMs: 1_000 });
    assert.deepEqual(await terminal.client.desk.unlock({ ...wrong, pin: '482913' }), {
      ok: false,
      wrong: false,
      retryInMs: 1_000,
    });
    time.now += 1_000;
    assert.deepEqual(await terminal.client.desk.unlock(wrong), { ok: false, wrong: true, retryInMs: 2_000 });
    time.now += 2_000;
    await unlock('김관리', '482913');
  });

  test('settles a review by a manual entry, once, and seals what is personal', async () => {
    const review = await terminal.scan('https://example.com/menu');
    assert.equal(review.verdict.decision, 'review');
    const { desk } = terminal.client;
    const refused = await desk.recordEntry({
      scan: review.seq,
      values: { ...values, telephone: '12' },
      admitted: true,
    });
    assert.deepEqual(refused, { ok: false, problems: { telephone: 'telephone' } });
    const entered = await desk.recordEntry({ scan: review.seq, values, admitted: true });
    assert.ok(entered.ok);
    assert.equal(await codeOf(desk.recordEntry({ scan: review.seq, values, admitted: true })), 'REFUSED');
    const { rows } = await desk.journal({ limit: 50, kinds: 'door' });
    const row = rows.find(({ seq }) => seq === entered.seq);
    assert.ok(row !== undefined);
    assert.equal(row.scan, review.seq);
    assert.equal(row.hasSealed, true);
    assert.deepEqual(row.entry, { evidence: 'paper', party: 2 });
    assert.ok(!JSON.stringify(rows).includes('5678'), 'no telephone number in the list');
    assert.equal(rows.find(({ seq }) => seq === review.seq)?.settled, entered.seq);
    const opened = await desk.openEntry({ seq: entered.seq });
    assert.equal(opened.values.telephone, '01012345678');
    const summary = await desk.summary({ since: noon - hour });
    assert.equal(summary.manual, 1);
    assert.equal(summary.inside, 3, 'one by scan and a party of two');
  });

  test('corrects an entry by a further row only, and puts right who is inside', async () => {
    const { desk } = terminal.client;
    const entered = await desk.recordEntry({ values, admitted: true });
    assert.ok(entered.ok);
    const amended = await desk.correctEntry({
      seq: entered.seq,
      reason: 'one guest fewer',
      change: { type: 'amend', values: { ...values, party: 1 }, admitted: true },
    });
    assert.ok(amended.ok);
    assert.equal((await desk.summary({ since: noon - hour })).inside, 4);
    assert.equal((await desk.openEntry({ seq: entered.seq })).values.party, 1);
    const voided = await desk.correctEntry({ seq: entered.seq, reason: 'twice', change: { type: 'void' } });
    assert.ok(voided.ok);
    assert.equal((await desk.summary({ since: noon - hour })).inside, 3);
    const again = desk.correctEntry({ seq: entered.seq, reason: 'x', change: { type: 'void' } });
    assert.equal(await codeOf(again), 'REFUSED');
  });

  test('a pass let in by hand is inside', async () => {
    const stranger = await Issuer.init(join(profile, 'stranger'), {
      id: 'https://stranger.example',
      name: 'S',
      clock: { now: () => time.now },
    });
    const { code } = await stranger.issue({});
    stranger.close();
    const review = await terminal.scan(code);
    assert.equal(review.verdict.reason, 'issuer-unknown');
    await terminal.client.desk.recordEntry({ scan: review.seq, values, admitted: true });
    assert.equal((await terminal.scan(code)).verdict.reason, 'already-inside');
  });

  test('lets only those in charge turn the gate round, confirm the clock or close the kiosk', async () => {
    const file = new SettingsFile(profile);
    const settings = file.read();
    assert.ok(settings !== undefined);
    const [manager] = settings.staff;
    assert.ok(manager !== undefined);
    file.write({
      ...settings,
      staff: [manager, { ...manager, id: 'steward', name: '이안내', role: 'steward' }],
    });
    await unlock('이안내', '482913');
    const { desk } = terminal.client;
    assert.equal(await codeOf(desk.setDirection({ direction: 'exit' })), 'NOT_ALLOWED');
    assert.equal(await codeOf(desk.confirmClock()), 'NOT_ALLOWED');
    assert.equal(await codeOf(desk.leave()), 'NOT_ALLOWED');
    await unlock('김관리', '482913');
    await desk.setDirection({ direction: 'exit' });
    await desk.setDirection({ direction: 'entry' });
  });

  test('restores the generation before for a manager, off the door, and writes it down', async () => {
    const { id, code } = await issuer.issue({ from: time.now - hour, until: time.now + 24 * hour });
    issuer.revoke([id]);
    time.now += 60_000;
    await issuer.publish(join(profile, 'published'));
    await terminal.client.desk.refresh();
    assert.equal((await terminal.scan(code)).verdict.reason, 'revoked');
    const location = join(profile, 'published');
    await unlock('이안내', '482913');
    assert.equal(
      await codeOf(terminal.client.desk.restoreSource({ location, generation: 1 })),
      'NOT_ALLOWED',
    );
    await unlock('김관리', '482913');
    const { source } = await terminal.client.desk.restoreSource({ location, generation: 1 });
    assert.deepEqual([source.generation?.number, source.turnedBack?.number], [1, 2]);
    assert.equal((await terminal.scan(code)).verdict.reason, 'ok');
    const { rows } = await terminal.client.desk.journal({ limit: 10, kinds: 'all' });
    const row = rows.find(({ kind }) => kind === 'trust');
    assert.match(row?.note ?? '', /^generation 1 of .* is in force again$/);
    assert.ok(row?.staff !== undefined);
    assert.equal(await codeOf(terminal.client.desk.restoreSource({ location, generation: 1 })), 'REFUSED');
  });

  test('locks the desk by itself when nobody touches it', async () => {
    assert.deepEqual(await terminal.client.desk.touch(), { unlocked: true });
    time.now += 121_000;
    assert.deepEqual(await terminal.client.desk.touch(), { unlocked: false });
    assert.equal(await codeOf(terminal.client.desk.entryForms()), 'LOCKED');
  });

  test('does not believe a clock that was set back until somebody in charge confirms it', async () => {
    time.now -= 6 * hour;
    const { code } = await issuer.issue({ from: noon - 24 * hour, until: noon + 24 * hour });
    assert.equal((await terminal.scan(code)).verdict.reason, 'clock-untrusted');
    time.now += 5_000;
    await unlock('김관리', '482913');
    await terminal.client.desk.confirmClock();
    time.now += 5_000;
    assert.equal((await terminal.scan(code)).verdict.reason, 'ok');
  });

  test('looks again at a scan that went to staff once its issuer is known, and the desk shows it on both rows', async () => {
    const clock = { now: () => time.now };
    const late = await Issuer.init(join(profile, 'late'), { id: 'https://late.example', name: 'L', clock });
    const { id, code } = await late.issue({});
    const trust = TrustStore.open(profile, { clock });
    trust.putPolicy(policySchema.parse({ name: 'curious', recheck: { keepHours: 1 } }));
    await unlock('김관리', '482913');
    const { desk } = terminal.client;
    await desk.choosePolicy({ name: 'curious' });
    const review = await terminal.scan(code);
    assert.equal(review.verdict.reason, 'issuer-unknown');
    late.revoke([id]);
    await late.publish(join(profile, 'late-published'));
    late.close();
    await trust.importSource(join(profile, 'late-published'));
    trust.close();
    // What another process installed is noticed with the next question that the door asks of the store.
    await terminal.scan((await issuer.issue({})).code);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const { rows } = await desk.journal({ limit: 10, kinds: 'door' });
      const outcome = rows.find(({ kind }) => kind === 'rechecked');
      if (outcome === undefined) continue;
      assert.equal(outcome.scan, review.seq);
      const scan = rows.find(({ seq }) => seq === review.seq);
      assert.deepEqual(scan?.rechecked, { seq: outcome.seq, decision: 'refuse', reason: 'revoked' });
      break;
    }
    await desk.choosePolicy({ name: 'default' });
  });

  test('tells the host when staff close it', async () => {
    let left = false;
    terminal.kiosk.onLeave(() => {
      left = true;
    });
    await unlock('김관리', '482913');
    await terminal.client.desk.leave();
    assert.equal(left, true);
  });

  test('starts again on the same profile and remembers who is inside', async () => {
    const { code } = await issuer.issue({ from: time.now - hour, until: time.now + 24 * hour });
    assert.equal((await terminal.scan(code)).verdict.reason, 'ok');
    await terminal.close();
    time.now += 60_000;
    terminal = new Terminal(profile, time);
    await terminal.listen();
    assert.equal((await terminal.scan(code)).verdict.reason, 'already-inside');
  });
});
