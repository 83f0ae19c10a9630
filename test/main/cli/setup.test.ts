import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

const venue = ['--venue', '문지기 회관', '--gate', '북문', '--manager', '김관리', '--pin', '482913'];

describe('munjigi setup', () => {
  const { profile, remove } = temporaryProfile();
  after(remove);

  test('does what the first-run screens do, once', async () => {
    const folder = join(profile, 'new', 'folder');
    const done = await munjigiCommand(['setup', ...venue, '--language', 'en', '--profile', folder]);
    assert.equal(done.code, 0);
    assert.equal(done.stdout, '');
    assert.match(done.stderr, /문지기 회관, 북문: set up in/);
    const path = join(folder, 'settings.json');
    const text = readFileSync(path, 'utf8');
    const { venue: name, gate, language, staff } = JSON.parse(text);
    assert.deepEqual({ name, gate, language }, { name: '문지기 회관', gate: '북문', language: 'en' });
    assert.equal(staff[0].role, 'manager');
    assert.ok(!text.includes('482913'), 'the PIN is kept as a hash');
    assert.equal(statSync(path).mode & 0o077, 0, 'nobody else reads the settings');
    const rows = async () =>
      (await munjigiCommand(['journal', 'export', '--json', '--profile', folder])).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ seq }) => seq !== undefined)
        .map(({ kind, venue, gate }) => ({ kind, venue, gate }));
    const setUp = [{ kind: 'set-up', venue: '문지기 회관', gate: '북문' }];
    assert.deepEqual(await rows(), setUp);
    const again = await munjigiCommand(['setup', ...venue, '--profile', folder]);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /is set up already/);
    assert.equal(readFileSync(path, 'utf8'), text);
    assert.deepEqual(await rows(), setUp);
  });

  test('takes the profile from the environment where no option names it', async () => {
    const folder = join(profile, 'by-environment');
    process.env.MUNJIGI_PROFILE = folder;
    try {
      assert.equal((await munjigiCommand(['setup', ...venue])).code, 0);
    } finally {
      delete process.env.MUNJIGI_PROFILE;
    }
    assert.ok(statSync(join(folder, 'settings.json')).isFile());
  });

  test('says what is wrong with a PIN, and leaves no half of a kiosk', async () => {
    const folder = join(profile, 'refused');
    for (const pin of ['12', 'abcd', '1234567890123']) {
      const refused = await munjigiCommand(['setup', ...venue.slice(0, -1), pin, '--profile', folder]);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /This kiosk was not set up:\n.*pin/s);
    }
    assert.equal(statSync(join(folder, 'settings.json'), { throwIfNoEntry: false }), undefined);
  });

  for (const [what, parameters] of Object.entries({
    'without a manager': venue.filter((_, n) => n !== 4 && n !== 5),
    'in a language that no screen speaks': [...venue, '--language', 'fr'],
    'with an option that is none': [...venue, '--colour', 'red'],
  })) {
    test(`${what} is wrong usage`, async () => {
      const { code, stderr } = await munjigiCommand(['setup', ...parameters, '--profile', profile]);
      assert.equal(code, 2);
      assert.match(stderr, /^error: .*\n\(--help shows how it is used\)/s);
    });
  }
});

describe('munjigi', () => {
  test('says its version and how it is used on standard output', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    assert.deepEqual(await munjigiCommand(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await munjigiCommand(['--help']);
    assert.equal(help.code, 0);
    for (const command of ['start', 'setup', 'verify', 'journal', 'trust', 'issuer', 'staff', 'demo']) {
      assert.match(help.stdout, new RegExp(`^ {2}${command}\\b`, 'm'));
    }
  });

  test('does not guess at a command that it does not know', async () => {
    assert.equal((await munjigiCommand(['open'])).code, 2);
    assert.equal((await munjigiCommand([])).code, 2);
  });
});
