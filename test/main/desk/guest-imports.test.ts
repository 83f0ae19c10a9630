import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const pin = '482913';

describe('a manager imports a guest list at the desk', () => {
  const { profile, remove } = temporaryProfile();
  const stick = join(profile, 'stick');
  const file = join(stick, 'gala.csv');
  const time = { now: noon };
  let terminal: Terminal;
  const desk = () => terminal.client.desk;
  const as = { path: file, list: 'Gala', until: '2026-11-24', replaces: false };
  const notes = async () =>
    (await desk().journal({ limit: 50, kinds: 'changed' })).rows.map(({ note, staff }) => `${staff} ${note}`);

  async function lookedAt(): Promise<{ readonly sha256: string }> {
    const looked = await desk().lookAtGuestFile({ path: file });
    assert.ok(looked.ok);
    return { sha256: looked.sha256 };
  }

  before(async () => {
    const settings = await settingsFor({ venue: 'V', gate: 'G', manager: 'Kim', pin, language: 'ko' });
    const staff = settings.staff.map((one) => ({ ...one, id: 'kim' }));
    new SettingsFile(profile).write({ ...settings, staff, trustFolders: [stick] });
    mkdirSync(stick);
    terminal = new Terminal(profile, time);
    await terminal.listen();
    assert.ok((await desk().unlock({ staff: 'kim', pin })).ok);
  });
  after(async () => {
    await terminal.close();
    remove();
  });

  test('who looks at a file sees its columns and first guests, and nothing is stored', async () => {
    assert.deepEqual(await desk().guestFiles(), []);
    writeFileSync(file, '번호,이름,코드\n7,김철수,GALA-7\n8,Anna Berg,\n');
    assert.deepEqual(
      (await desk().guestFiles()).map(({ name, bytes }) => [name, bytes]),
      [['gala.csv', readFileSync(file).length]],
    );
    const looked = await desk().lookAtGuestFile({ path: file });
    assert.ok(looked.ok);
    const { sha256: _, ...shown } = looked;
    assert.deepEqual(shown, {
      ok: true,
      guests: 2,
      columns: ['id', 'name', 'code'],
      encoding: 'utf-8',
      first: [
        { id: '7', name: '김철수', code: 'GALA-7' },
        { id: '8', name: 'Anna Berg' },
      ],
    });
    assert.deepEqual(await desk().guestLists(), []);
  });

  test('what is wrong is told by line and column; no file outside of the sticks is read', async () => {
    const bad = join(stick, 'bad.csv');
    writeFileSync(bad, `id,name\n${'1,\n'.repeat(30)}`);
    const looked = await desk().lookAtGuestFile({ path: bad });
    assert.ok(!looked.ok);
    assert.deepEqual(looked.problems[0], { problem: 'empty', line: 2, column: 'name' });
    assert.deepEqual([looked.problems.length, looked.more], [20, 39]);
    const outside = join(profile, 'settings.json');
    await assert.rejects(desk().lookAtGuestFile({ path: outside }), { code: 'REFUSED' });
  });

  test('it is held with a row under their name, and its guests are found at once', async () => {
    assert.deepEqual(await desk().findGuests({ query: '김' }), { guests: [], more: false });
    assert.deepEqual(await desk().importGuests({ ...as, ...(await lookedAt()) }), { guests: 2 });
    assert.deepEqual(
      (await desk().findGuests({ query: '김' })).guests.map(({ name }) => name),
      ['김철수'],
    );
    assert.equal((await terminal.scan('GALA-7')).verdict.decision, 'admit');
    assert.ok((await notes()).includes('kim imported the guest list Gala (2 guests, until 2026-11-24)'));
    const [list] = await desk().guestLists();
    assert.equal(list?.until, Date.UTC(2026, 10, 24, 19), 'four in the morning after, in Seoul');
  });

  test('a list that is held is replaced only by whoever says so', async () => {
    const looked = await lookedAt();
    await assert.rejects(desk().importGuests({ ...as, ...looked }), { code: 'REFUSED' });
    writeFileSync(file, 'id,name\n9,박새롬\n');
    await assert.rejects(
      desk().importGuests({ ...as, ...looked, replaces: true }),
      { code: 'REFUSED' },
      'the file was changed since',
    );
    assert.equal((await desk().guestLists())[0]?.guests, 2);
    await desk().importGuests({ ...as, ...(await lookedAt()), replaces: true });
    assert.deepEqual((await desk().findGuests({ query: '김' })).guests, []);
    assert.equal((await desk().guestLists())[0]?.guests, 1);
  });

  test('a day that is over, and a list that was removed, hold nobody', async () => {
    const looked = await lookedAt();
    const late = { ...as, ...looked, replaces: true, until: '2026-11-23' };
    await assert.rejects(desk().importGuests(late), { code: 'REFUSED' });
    await desk().removeGuestList({ name: 'Gala' });
    assert.deepEqual(await desk().guestLists(), []);
    assert.ok((await notes()).includes('kim destroyed the guest list Gala'));
    await assert.rejects(desk().removeGuestList({ name: 'Gala' }), { code: 'REFUSED' });
  });

  test('no name of a guest is in the log', () => {
    assert.doesNotMatch(readFileSync(join(profile, 'munjigi.log'), 'utf8'), /김철수|박새롬|Anna|GALA-7/);
  });
});
