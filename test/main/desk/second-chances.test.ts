import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { Journal } from '../../../main/journal/journal.ts';
import { verifyExport } from '../../../main/journal/verify-export.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { linesOf } from '../journal/test-journal.ts';
import { Terminal } from '../terminal.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('a second chance for a scan', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  const clock = { now: () => time.now };
  let terminal: Terminal;
  let issuer: Issuer;
  let strangers: Issuer;
  const desk = () => terminal.client.desk;

  /** A pass that is over. */
  async function expired(): Promise<string> {
    const { code } = await issuer.issue({ from: noon - 3 * hour, until: noon - hour });
    return code;
  }
  async function good(): Promise<string> {
    const { code } = await issuer.issue({ from: noon - hour, until: noon + 48 * hour });
    return code;
  }

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    new SettingsFile(profile).write(await settingsFor(setup));
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

  test('is for staff only', async () => {
    assert.equal(await codeOf(desk().toSettle({ limit: 10 })), 'LOCKED');
    assert.equal(await codeOf(desk().settleDetails({ seq: 1 })), 'LOCKED');
    const [kim] = await desk().people();
    assert.equal((await desk().unlock({ staff: kim?.id ?? '', pin: '482913' })).ok, true);
  });

  test('shows why a scan was refused, and what the kiosk knew', async () => {
    const { seq = 0 } = await terminal.scan(await expired());
    const { rows } = await desk().toSettle({ limit: 10 });
    assert.equal(rows[0]?.seq, seq);
    const details = await desk().settleDetails({ seq });
    assert.equal(details.row.reason, 'expired');
    assert.equal(details.issuerName, 'Venue Ltd');
    assert.equal(details.row.clock, 'trusted');
    assert.equal(details.earlier, undefined);
  });

  test('says when and where the pass came in before', async () => {
    const code = await good();
    await terminal.scan(code);
    time.now += 10_000;
    const again = await terminal.scan(code);
    assert.equal(again.verdict.reason, 'already-inside');
    const { earlier } = await desk().settleDetails({ seq: again.seq ?? 0 });
    assert.deepEqual(earlier, { at: time.now - 10_000, gate: 'North', inside: true });
  });

  test('is not for whoever was admitted', async () => {
    const { seq = 0 } = await terminal.scan(await good());
    assert.equal(await codeOf(desk().settleDetails({ seq })), 'REFUSED');
  });

  describe('overridden by somebody in charge', () => {
    const reason = 'Other evidence seen';
    let lee = '';
    let park = '';
    const counts = () => desk().summary({ since: noon - hour });
    const newest = async () => (await desk().journal({ limit: 1, kinds: 'all' })).rows[0];

    before(async () => {
      lee = await desk()
        .addPerson({ name: 'Lee', role: 'steward', pin: '2468' })
        .then(({ id }) => id);
      park = (await desk().addPerson({ name: 'Park', role: 'supervisor', pin: '1357' })).id;
      assert.equal((await desk().unlock({ staff: lee, pin: '2468' })).ok, true);
    });

    test('is in, and the row says who answers for it, why, and whose desk it was', async () => {
      const { seq: scan = 0 } = await terminal.scan(await expired());
      const before = await counts();
      const answer = await desk().overrideScan({ scan, by: park, pin: '1357', reason });
      assert.equal(answer.ok, true);
      const row = await newest();
      assert.deepEqual(
        [row?.kind, row?.decision, row?.reason, row?.scan, row?.staff, row?.askedBy, row?.note],
        ['override', 'admit', 'expired', scan, park, lee, reason],
      );
      const after = await counts();
      assert.equal(after.inside, before.inside + 1);
      assert.equal(after.admitted, before.admitted + 1);
      assert.equal((await desk().settleDetails({ seq: scan })).row.settled, row?.seq);
      const waits = (await desk().toSettle({ limit: 50 })).rows;
      assert.equal(waits.at(-1)?.seq, scan, 'what is settled comes last');
    });

    test('leaves the desk to the steward who called', async () => {
      assert.equal(await codeOf(desk().setDirection({ direction: 'exit' })), 'NOT_ALLOWED');
      assert.equal(await codeOf(desk().entryForms()), 'none');
    });

    test('is in once: the pass is refused when it is shown again', async () => {
      const { code } = await strangers.issue({ from: noon - hour, until: noon + hour });
      const { seq: scan = 0, verdict } = await terminal.scan(code);
      assert.equal(verdict.reason, 'issuer-unknown');
      await desk().overrideScan({ scan, by: park, pin: '1357', reason });
      time.now += 10_000;
      assert.equal((await terminal.scan(code)).verdict.reason, 'already-inside');
    });

    test('may be one whose pass stands for somebody inside already', async () => {
      const code = await good();
      await terminal.scan(code);
      time.now += 10_000;
      const { seq: scan = 0, verdict } = await terminal.scan(code);
      assert.equal(verdict.reason, 'already-inside');
      const { inside } = await counts();
      const answer = await desk().overrideScan({ scan, by: park, pin: '1357', reason });
      assert.ok(answer.ok);
      assert.equal((await counts()).inside, inside + 1);
      time.now += 10_000;
      const again = await terminal.scan(code);
      assert.equal(again.verdict.reason, 'already-inside');
      const void_ = { seq: answer.seq, reason: 'mistake', change: { type: 'void' } } as const;
      assert.ok((await desk().correctEntry(void_)).ok);
      assert.equal((await counts()).inside, inside, 'taken back, it never was');
      time.now += 10_000;
      assert.equal((await terminal.scan(code)).verdict.reason, 'already-inside', 'of the first, still');
    });

    test('does not use up the pass that a forged code pretends to be', async () => {
      const code = await good();
      const at = code.lastIndexOf('.') + 20;
      const forged = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      const { seq: scan = 0, verdict } = await terminal.scan(forged);
      assert.equal(verdict.reason, 'signature-invalid');
      assert.equal((await desk().overrideScan({ scan, by: park, pin: '1357', reason })).ok, true);
      assert.equal((await terminal.scan(code)).verdict.decision, 'admit');
    });

    test('takes the PIN of whoever answers, and of nobody but those in charge', async () => {
      const { seq: scan = 0 } = await terminal.scan(await expired());
      const before = await counts();
      const wrong = await desk().overrideScan({ scan, by: park, pin: '2468', reason });
      assert.deepEqual(wrong, { ok: false, wrong: true, retryInMs: 1_000 });
      assert.equal(await codeOf(desk().overrideScan({ scan, by: lee, pin: '2468', reason })), 'REFUSED');
      assert.equal(await codeOf(desk().overrideScan({ scan, by: 'x', pin: '2468', reason })), 'REFUSED');
      assert.deepEqual(await counts(), before);
      time.now += 2_000;
    });

    test('is overridden once, and nobody is asked for a PIN in vain', async () => {
      const { seq: scan = 0 } = await terminal.scan(await expired());
      assert.equal((await desk().overrideScan({ scan, by: park, pin: '1357', reason })).ok, true);
      const again = desk().overrideScan({ scan, by: park, pin: '0000', reason });
      assert.equal(await codeOf(again), 'REFUSED');
      assert.notEqual((await newest())?.kind, 'pin-refused');
    });

    test('is not one that was admitted, nor one of the night before', async () => {
      const { seq: admitted = 0 } = await terminal.scan(await good());
      const { seq: old = 0 } = await terminal.scan(await expired());
      time.now += 13 * hour;
      await desk().unlock({ staff: lee, pin: '2468' });
      for (const scan of [admitted, old]) {
        assert.equal(await codeOf(desk().overrideScan({ scan, by: park, pin: '1357', reason })), 'REFUSED');
      }
      time.now -= 13 * hour;
      await desk().unlock({ staff: lee, pin: '2468' });
    });

    test('holds in the chain, and in what is exported', async () => {
      const journal = Journal.open(profile, {
        clock,
        version: '0.0.0',
        retentionDays: 28,
        place: () => ({ venue: 'Venue', gate: 'North' }),
        damaged: 'refuse',
      });
      const verified = await journal.verify();
      const exported = await verifyExport(linesOf([...journal.exportLines()]), journal.publicKeys());
      journal.close();
      assert.ok(verified.ok);
      assert.ok(exported.ok);
    });
  });

  test('may end in an entry by hand, of a refusal too, which settles it', async () => {
    const { seq: scan = 0 } = await terminal.scan(await expired());
    const values = { region: '서울특별시 종로구', telephone: '010-1234-5678', evidence: 'paper', party: 2 };
    const { inside } = await desk().summary({ since: noon - hour });
    const [kim] = await desk().people();
    const vouch = { by: kim?.id ?? '', pin: '482913', reason: 'Other evidence seen' };
    const entered = await desk().recordEntry({ scan, values, admitted: true, vouch });
    assert.ok(entered.ok);
    assert.equal((await desk().settleDetails({ seq: scan })).row.settled, entered.seq);
    assert.equal((await desk().summary({ since: noon - hour })).inside, inside + 2);
    assert.equal(await codeOf(desk().recordEntry({ scan, values, admitted: true, vouch })), 'REFUSED');
  });

  test('is over when the night is', async () => {
    const { seq } = await terminal.scan(await expired());
    const listed = async () => (await desk().toSettle({ limit: 50 })).rows.some((row) => row.seq === seq);
    assert.equal(await listed(), true);
    time.now += 13 * hour;
    const [kim] = await desk().people();
    await desk().unlock({ staff: kim?.id ?? '', pin: '482913' });
    assert.equal(await listed(), false);
    time.now -= 13 * hour;
    await desk().unlock({ staff: kim?.id ?? '', pin: '482913' });
  });
});
