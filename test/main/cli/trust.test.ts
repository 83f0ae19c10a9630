import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

describe('munjigi trust restore', () => {
  const { profile, remove } = temporaryProfile();
  const folder = join(profile, 'published');
  const run = (...parameters: readonly string[]) => munjigiCommand([...parameters, '--profile', profile]);
  let code = '';
  const reason = async () => {
    const { stdout } = await munjigiCommand(['verify', '--profile', profile], `${code}\n`);
    return JSON.parse(stdout).reason;
  };

  before(async () => {
    const time = { now: Date.now() - 60_000 };
    const clock = { now: () => time.now };
    const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
    const pass = await issuer.issue({});
    code = pass.code;
    await issuer.publish(folder);
    assert.equal((await run('trust', 'import', folder)).code, 0);
    issuer.revoke([pass.id]);
    time.now = Date.now();
    await issuer.publish(folder);
    issuer.close();
    assert.equal((await run('trust', 'import', folder)).code, 0);
  });
  after(remove);

  test('puts the generation before in force, which the next refresh does not undo', async () => {
    assert.equal(await reason(), 'revoked');
    const restored = await run('trust', 'restore', folder);
    assert.equal(restored.code, 0, restored.stderr);
    assert.match(restored.stderr, /in force generation 1: 1 keys, 0 entries/);
    assert.match(restored.stderr, /turned back generation 2: 1 keys, 1 entries/);
    assert.equal(await reason(), 'ok');
    const refreshed = await run('trust', 'refresh');
    assert.equal(refreshed.code, 1);
    assert.match(refreshed.stderr, /Staff turned back generation 2/);
    assert.equal(await reason(), 'ok');
    const { sources } = JSON.parse((await run('trust', 'list', '--json')).stdout);
    assert.deepEqual([sources[0].generation.number, sources[0].turnedBack.number], [1, 2]);
  });

  test('says so when there is nothing to restore', async () => {
    const { code: exit, stderr } = await run('trust', 'restore', '/nowhere');
    assert.equal(exit, 1);
    assert.match(stderr, /No other generation of \/nowhere is held/);
  });
});

describe('munjigi issuer list', () => {
  const { profile, remove } = temporaryProfile();
  const folder = join(profile, 'published');
  const run = (parameters: readonly string[], input = '') =>
    munjigiCommand([...parameters, '--profile', profile], input);
  after(remove);

  test('writes a list that revokes what its lines name, once a kiosk has imported it', async () => {
    await run(['issuer', 'init', '--id', 'https://venue.example', '--name', 'Venue']);
    const codes: string[] = [];
    for (const id of ['A1', 'B2']) codes.push((await run(['issuer', 'issue', '--id', id])).stdout.trim());
    await run(['issuer', 'publish', '--out', folder]);
    const listed = await run(['issuer', 'list', '--out', folder], 'Z9\nB2\r\nB2\n\n');
    assert.match(listed.stderr, /Published: 2 entries/);
    const taken = await run(['trust', 'import', folder, join(folder, 'pass-id.jwt')]);
    assert.equal(taken.code, 0, taken.stderr);
    const { stdout } = await run(['verify'], `${codes.join('\n')}\n`);
    const reasons = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).reason);
    assert.deepEqual(reasons, ['ok', 'revoked']);
  });

  test('writes nothing if a line is no hash where hashes are asked for', async () => {
    const { code, stderr } = await run(['issuer', 'list', '--scheme', 'hcert-uci', '--out', folder], 'x\n');
    assert.equal(code, 1);
    assert.match(stderr, /line 1 is no hash of 16 bytes/);
    assert.ok(!readdirSync(folder).some((name) => name.startsWith('hcert')));
  });
});
