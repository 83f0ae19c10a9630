import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readOrCreateSecret, writeSecret } from '../../../main/store/key-file.ts';
import { LogFile } from '../../../main/store/log-file.ts';
import { SettingsFile, SettingsInvalid } from '../../../main/store/settings-file.ts';

const noon = Date.UTC(2026, 10, 24, 3);
const modes = { skip: process.platform === 'win32' && 'no modes' };

function newFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-store-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a secret is made once, and read from then on', (context) => {
  const path = join(newFolder(context), 'keys', 'one.key');
  assert.equal(
    readOrCreateSecret(path, () => 'first'),
    'first',
  );
  assert.equal(
    readOrCreateSecret(path, () => assert.fail('made again')),
    'first',
  );
});

test('a secret is for this user alone, and nothing else is left beside it', modes, (context) => {
  const folder = newFolder(context);
  const path = join(folder, 'keys', 'one.key');
  readOrCreateSecret(path, () => 'first');
  writeSecret(path, 'second');
  assert.equal(readFileSync(path, 'utf8'), 'second');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, 'keys')).mode & 0o777, 0o700);
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['one.key']);
});

test('a secret that another process made meanwhile is the secret', (context) => {
  const path = join(newFolder(context), 'one.key');
  const secret = readOrCreateSecret(path, () => {
    writeSecret(path, 'theirs');
    return 'ours';
  });
  assert.equal(secret, 'theirs');
  assert.equal(readFileSync(path, 'utf8'), 'theirs');
});

test('many processes that start at once on a new profile have one secret', async (context) => {
  const path = join(newFolder(context), 'keys', 'one.key');
  const module = join(import.meta.dirname, '../../../main/store/key-file.ts');
  const program = `
    import { readOrCreateSecret } from ${JSON.stringify(module)};
    process.stdout.write(readOrCreateSecret(${JSON.stringify(path)}, () => String(process.pid)));`;
  const secrets = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const running = spawn(process.execPath, ['--input-type=module', '--eval', program]);
      const read: Buffer[] = [];
      for await (const chunk of running.stdout) read.push(chunk);
      return Buffer.concat(read).toString();
    }),
  );
  assert.deepEqual(new Set(secrets), new Set([readFileSync(path, 'utf8')]));
});

test('a kiosk that was not set up has no settings', (context) => {
  assert.equal(new SettingsFile(newFolder(context)).read(), undefined);
});

test('settings come back as they were written, with what was left out filled in', modes, (context) => {
  const folder = newFolder(context);
  writeFileSync(join(folder, 'settings.json'), '{"venue":" 문지기 회관 ","gate":"북문"}');
  const file = new SettingsFile(folder);
  const settings = file.read();
  assert.equal(settings?.venue, '문지기 회관');
  assert.equal(settings.timeZone, 'Asia/Seoul');
  assert.equal(settings.retentionDays, 28);
  file.write({ ...settings, gate: '남문' });
  assert.equal(file.read()?.gate, '남문');
  assert.equal(statSync(file.path).mode & 0o777, 0o600);
});

test('settings that cannot be used say where and what, and do not take the kiosk’s word away', (context) => {
  const folder = newFolder(context);
  const file = new SettingsFile(folder);
  for (const [text, said] of [
    ['{"venue":', /settings\.json is not valid JSON/],
    ['{"venue":"V","gate":"G","retentionDays":0}', /retentionDays/],
    ['{"venue":"V","gate":"G","colour":"red"}', /colour/],
  ] as const) {
    writeFileSync(file.path, text);
    assert.throws(
      () => new SettingsFile(folder).read(),
      (error: Error) => error instanceof SettingsInvalid && said.test(error.message),
    );
  }
});

test('the log has one object a line, with the time, and a reference for each fault', modes, (context) => {
  const path = join(newFolder(context), 'munjigi.log');
  const log = new LogFile(path, { now: () => noon });
  log.info('scanners', 'serial:1: open');
  const reference = log.report('door', new Error('outer', { cause: new TypeError('inner') }));
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const [info, fault] = lines.map((line) => JSON.parse(line));
  assert.deepEqual(info, {
    at: '2026-11-24T03:00:00.000Z',
    level: 'info',
    where: 'scanners',
    message: 'serial:1: open',
  });
  assert.match(reference, /^[0-9a-f]{8}$/);
  assert.equal(fault.reference, reference);
  assert.equal(fault.cause.name, 'TypeError');
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('the log turns over at 5 MiB and keeps one older file', (context) => {
  const path = join(newFolder(context), 'munjigi.log');
  const log = new LogFile(path, { now: () => noon });
  const full = 5 * 1024 * 1024 + 1;
  for (const turn of ['a', 'b']) {
    writeFileSync(path, turn.repeat(full));
    log.info('test', 'after');
    assert.equal(readFileSync(`${path}.1`, 'utf8')[0], turn);
    assert.ok(statSync(path).size < 200);
  }
  assert.equal(existsSync(`${path}.2`), false);
});

test('a log that cannot be written stops nothing', (context) => {
  const folder = newFolder(context);
  const log = new LogFile(folder, { now: () => noon });
  assert.match(log.report('door', 'no Error at all'), /^[0-9a-f]{8}$/);
});
