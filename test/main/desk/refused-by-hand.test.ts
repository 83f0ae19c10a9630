import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';
import { codeOf, noon } from './entry-desk.ts';

const hour = 3_600_000;
const minute = 60_000;
const pin = '482913';
const values = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 2 };
const vouch = { by: 'supervisor', pin, reason: '다른 증명을 확인함' };

describe('whom a scan refused', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  const clock = { now: () => time.now };
  let terminal: Terminal;
  let issuer: Issuer;
  let strangers: Issuer;
  const desk = () => terminal.client.desk;
  const inside = async () => (await desk().summary({ since: noon - hour })).inside;
  const newest = async () => (await desk().journal({ limit: 1, kinds: 'all' })).rows[0];
  const as = async (staff: string) => assert.equal((await desk().unlock({ staff, pin })).ok, true);
  const doubted = async (seq: number) => (await desk().settleDetails({ seq })).row.doubted;

  /** A scan of a pass that is over. */
  async function refused(): Promise<number> {
    time.now += 10 * minute;
    await as('steward');
    const { code } = await issuer.issue({ from: noon - 3 * hour, until: noon - hour });
    const { seq, verdict } = await terminal.scan(code);
    assert.ok(seq !== undefined && verdict.decision === 'refuse');
    return seq;
  }

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin, language: 'en' } as const;
    const settings = await settingsFor(setup);
    const [manager] = settings.staff;
    assert.ok(manager !== undefined);
    const account = (role: 'steward' | 'supervisor') => ({ ...manager, id: role, name: role, role });
    new SettingsFile(profile).write({
      ...settings,
      staff: [manager, account('steward'), account('supervisor')],
    });
    issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue Ltd', clock });
    await issuer.publish(join(profile, 'published'));
    strangers = await Issuer.init(join(profile, 'stranger'), { id: 'https://x.example', name: 'X', clock });
    const trust = TrustStore.open(profile, { clock });
    await trust.importSource(join(profile, 'published'));
    trust.close();
    terminal = new Terminal(profile, time);
    await terminal.listen();
  });
  after(async () => {
    await terminal.close();
    issuer.close();
    strangers.close();
    remove();
  });

  test('is let in by hand by nobody alone, and nothing is written before somebody in charge says so', async () => {
    const scan = await refused();
    for (const staff of ['steward', 'supervisor']) {
      await as(staff);
      const row = await newest();
      const answer = await desk().recordEntry({ scan, values, admitted: true });
      assert.deepEqual(answer, { ok: false, vouch: null });
      assert.equal((await newest())?.seq, row?.seq);
    }
    assert.equal(await inside(), 0);
  });

  test('is in with the PIN and the reason of somebody in charge, and the entry names both accounts', async () => {
    const scan = await refused();
    const entered = await desk().recordEntry({ scan, values, admitted: true, vouch });
    assert.ok(entered.ok);
    const row = await newest();
    assert.deepEqual(
      [row?.kind, row?.seq, row?.staff, row?.vouchedBy, row?.note, row?.scan],
      ['manual-entry', entered.seq, 'steward', 'supervisor', vouch.reason, scan],
    );
    assert.equal((await desk().settleDetails({ seq: scan })).row.settled, entered.seq);
    assert.equal(await inside(), 2);
    assert.equal(await codeOf(desk().recordEntry({ scan, values, admitted: true, vouch })), 'REFUSED');
  });

  test('stays out for a wrong PIN, which is a row, and for a PIN of nobody in charge', async () => {
    const scan = await refused();
    const try_ = (who: typeof vouch) => desk().recordEntry({ scan, values, admitted: true, vouch: who });
    const wrong = await try_({ ...vouch, pin: '000000' });
    assert.deepEqual(wrong, { ok: false, vouch: { wrong: true, retryInMs: 1_000 } });
    assert.deepEqual([(await newest())?.kind, (await newest())?.staff], ['pin-refused', 'supervisor']);
    const soon = await try_(vouch);
    assert.deepEqual(soon, { ok: false, vouch: { wrong: false, retryInMs: 1_000 } });
    assert.equal(await codeOf(try_({ ...vouch, by: 'steward' })), 'REFUSED');
    assert.equal((await desk().settleDetails({ seq: scan })).row.settled, undefined);
  });

  test('is written down as turned away by any steward, and not let in by putting that right', async () => {
    const scan = await refused();
    const entered = await desk().recordEntry({ scan, values, admitted: false });
    assert.ok(entered.ok);
    const amend = (admitted: boolean) =>
      desk().correctEntry({ seq: entered.seq, reason: '오타', change: { type: 'amend', values, admitted } });
    assert.equal(await codeOf(amend(true)), 'NOT_ALLOWED');
    assert.equal(await codeOf(amend(false)), 'none');
    await as('supervisor');
    assert.equal(await codeOf(amend(true)), 'none');
  });

  test('may still be put right by the steward who wrote it, once somebody in charge answered for it', async () => {
    const scan = await refused();
    const entered = await desk().recordEntry({ scan, values, admitted: true, vouch });
    assert.ok(entered.ok);
    const change = { type: 'amend', values: { ...values, party: 1 }, admitted: true } as const;
    assert.equal(await codeOf(desk().correctEntry({ seq: entered.seq, reason: '오타', change })), 'none');
  });

  test('is another matter than a scan that went to staff: a steward settles that', async () => {
    await as('steward');
    const { code } = await strangers.issue({ from: noon - hour, until: noon + 12 * hour });
    const { seq: scan, verdict } = await terminal.scan(code);
    assert.ok(scan !== undefined && verdict.decision === 'review');
    assert.ok((await desk().recordEntry({ scan, values, admitted: true })).ok);
    assert.equal((await newest())?.vouchedBy, undefined);
  });

  test('and somebody let in by hand soon after, as having no scan, is pointed out', async () => {
    const scan = await refused();
    assert.equal(await doubted(scan), undefined);
    time.now += 4 * minute;
    await as('steward');
    const entered = await desk().recordEntry({ values, admitted: true });
    assert.ok(entered.ok);
    assert.equal(await doubted(scan), entered.seq);
    const listed = (await desk().toSettle({ limit: 50 })).rows.find(({ seq }) => seq === scan);
    assert.equal(listed?.doubted, entered.seq);
    await desk().correctEntry({ seq: entered.seq, reason: '두 번 기록', change: { type: 'void' } });
    assert.equal(await doubted(scan), undefined, 'it was taken back');
  });

  test('but nobody who was let in later, turned away, or with a scan of their own', async () => {
    const scan = await refused();
    await desk().recordEntry({ values, admitted: false });
    const { code } = await strangers.issue({ from: noon - hour, until: noon + 12 * hour });
    const { seq: own } = await terminal.scan(code);
    assert.ok(own !== undefined);
    assert.ok((await desk().recordEntry({ scan: own, values, admitted: true })).ok);
    time.now += 6 * minute;
    await as('steward');
    assert.ok((await desk().recordEntry({ values, admitted: true })).ok);
    assert.equal(await doubted(scan), undefined);
  });
});
