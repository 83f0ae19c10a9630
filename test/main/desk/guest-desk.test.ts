import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { GuestBook } from '../../../main/guests/guest-book.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';
import { putList } from '../guests/put-list.ts';
import { Terminal } from '../terminal.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);

describe('guests of a list', () => {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  let terminal: Terminal;
  const desk = () => terminal.client.desk;
  const inside = async () => (await desk().summary({ since: noon - hour })).inside;
  const names = async (query: string) => (await desk().findGuests({ query })).guests.map(({ name }) => name);
  async function guestOf(name: string) {
    const [found] = (await desk().findGuests({ query: name })).guests;
    assert.ok(found !== undefined);
    return found;
  }

  before(async () => {
    const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
    new SettingsFile(profile).write(await settingsFor(setup));
    const book = GuestBook.open(profile);
    await putList(book, { name: 'Gala', until: noon + 24 * hour, now: noon }, [
      { id: '1', name: '김철수', company: '한빛', code: 'GALA-1' },
      { id: '2', name: '김지우' },
      { id: '3', name: 'Anna Berg', code: 'GALA-3' },
    ]);
    book.close();
    terminal = new Terminal(profile, time);
    await terminal.listen();
  });
  after(async () => {
    await terminal.close();
    remove();
  });

  test('are for staff only', async () => {
    await assert.rejects(desk().findGuests({ query: 'a' }), { code: 'LOCKED' });
    const [kim] = await desk().people();
    assert.equal((await desk().unlock({ staff: kim?.id ?? '', pin: '482913' })).ok, true);
  });

  test('are found by name, initials, half a syllable, company and without an input method', async () => {
    assert.deepEqual(await names('김'), ['김지우', '김철수']);
    assert.deepEqual(await names('ㄱㅊㅅ'), ['김철수']);
    assert.deepEqual(await names('김지ㅇ'), ['김지우']);
    assert.deepEqual(await names('한빛'), ['김철수']);
    assert.deepEqual(await names('ber'), ['Anna Berg']);
    assert.deepEqual(await names('rlacjf'), ['김철수']);
    assert.deepEqual(await names('박'), []);
    assert.deepEqual(await names('  '), []);
  });

  test('come in with a row that names them sealed, and a second time with a hint', async () => {
    const { guest } = await guestOf('김철수');
    const checked = await desk().checkInGuest({ guest });
    assert.ok(checked.ok);
    const [row] = (await desk().journal({ limit: 1, kinds: 'door' })).rows;
    assert.equal(row?.seq, checked.seq);
    assert.deepEqual([row?.kind, row?.decision, row?.issuer], ['manual-entry', 'admit', 'guest-list:Gala']);
    assert.ok(!JSON.stringify(row).includes('김철수'));
    assert.equal(row?.hasSealed, true);
    assert.equal(await inside(), 1);
    assert.deepEqual(await desk().checkInGuest({ guest }), {
      ok: false,
      earlier: { at: noon, gate: 'North', inside: true },
    });
    assert.equal((await guestOf('김철수')).earlier?.inside, true);
    assert.equal(await inside(), 1);
    const again = await desk().checkInGuest({ guest, party: 2, again: 'with others' });
    assert.ok(again.ok);
    assert.equal(await inside(), 3);
    assert.equal((await guestOf('김철수')).inside, 3);
    assert.equal((await desk().journalRow({ seq: again.seq }))?.row.note, 'with others');
  });

  test('who was let in by mistake can be taken back within the minute, and is not in', async () => {
    const { guest } = await guestOf('김지우');
    const checked = await desk().checkInGuest({ guest, party: 4 });
    assert.ok(checked.ok);
    assert.equal((await guestOf('김지우')).inside, 4);
    const slip = { seq: checked.seq, reason: 'a slip', change: { type: 'void' } } as const;
    assert.ok((await desk().correctEntry(slip)).ok);
    assert.deepEqual(await guestOf('김지우'), { guest, list: 'Gala', name: '김지우', inside: 0 });
    const values = { region: '서울특별시 종로구', telephone: '01012345678', evidence: 'paper', party: 1 };
    const amend = { type: 'amend', values, admitted: true } as const;
    const next = await desk().checkInGuest({ guest });
    assert.ok(next.ok);
    await assert.rejects(desk().correctEntry({ seq: next.seq, reason: 'a slip', change: amend }), {
      code: 'REFUSED',
    });
    assert.ok((await desk().correctEntry({ ...slip, seq: next.seq })).ok);
  });

  test('are named by the row of their entry to those who may open it, and the opening is a row', async () => {
    const { guest } = await guestOf('김지우');
    const checked = await desk().checkInGuest({ guest });
    assert.ok(checked.ok);
    assert.deepEqual((await desk().openEntry({ seq: checked.seq })).values, { name: '김지우' });
    const [opened] = (await desk().journal({ limit: 1, kinds: 'opened' })).rows;
    assert.equal(opened?.opens, checked.seq);
  });

  test('show their code as a pass: it admits once, and not whoever came in by name', async () => {
    assert.equal((await terminal.scan('GALA-1')).verdict.reason, 'already-inside');
    const first = await terminal.scan('GALA-3');
    assert.deepEqual([first.verdict.decision, first.verdict.pass?.format], ['admit', 'guest-list']);
    time.now += 10_000;
    assert.equal((await terminal.scan('GALA-3')).verdict.reason, 'already-inside');
    assert.equal((await guestOf('Anna')).earlier?.inside, true);
    const stranger = await terminal.scan('GALA-4');
    assert.equal(stranger.verdict.reason, 'unsupported-format');
    const scanned = async (seq = 0) => (await desk().scannedGuest({ seq }))?.name;
    assert.equal(await scanned(first.seq), 'Anna Berg');
    assert.equal(await scanned(stranger.seq), undefined);
    assert.deepEqual(await names('GALA-3'), ['Anna Berg'], 'a code that was typed');
  });

  test('are taken from a new list at once, by the command', async () => {
    const file = join(profile, 'guests.csv');
    writeFileSync(file, 'id,name,code\n9,박새롬,NEW-9\n');
    const run = (...more: readonly string[]) =>
      munjigiCommand(['guests', 'import', file, '--list', 'Late', ...more, '--profile', profile]);
    assert.equal((await run('--until', '2020-01-01')).code, 1);
    const { code, stderr } = await run('--until', '2999-12-31');
    assert.equal(code, 0, stderr);
    assert.deepEqual(await names('ㅂㅅㄹ'), ['박새롬']);
    assert.equal((await terminal.scan('NEW-9')).verdict.decision, 'admit');
    writeFileSync(file, 'id,name\n9,박새롬\n9,다른이\n');
    const refused = await run('--until', '2999-12-31');
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /line 3, column id: is the same as on line 2/);
    assert.deepEqual(await names('ㅂㅅㄹ'), ['박새롬'], 'the list before stands');
    const notes = (await desk().journal({ limit: 50, kinds: 'changed' })).rows.map(({ note }) => note);
    assert.ok(notes.some((note) => note?.startsWith('imported the guest list Late (1 guests')));
  });

  test('are on no list when its date is over', async () => {
    time.now = noon + 24 * hour;
    const [kim] = await desk().people();
    await desk().unlock({ staff: kim?.id ?? '', pin: '482913' });
    assert.deepEqual(await names('김'), []);
    assert.equal((await terminal.scan('GALA-3')).verdict.reason, 'unsupported-format');
    assert.deepEqual(
      (await desk().guestLists()).map(({ name }) => name),
      ['Late'],
    );
  });
});
