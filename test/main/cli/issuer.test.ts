import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

describe('munjigi issuer', () => {
  const { profile, remove } = temporaryProfile();
  const run = async (...parameters: readonly string[]) =>
    await munjigiCommand(['issuer', ...parameters, '--profile', profile]);
  const init = ['init', '--id', 'https://venue.example', '--name', 'Venue'];

  before(async () => {
    const early = await run('issue');
    assert.equal(early.code, 1);
    assert.match(early.stderr, /munjigi issuer init/);
    const { code, stdout, stderr } = await run(...init);
    assert.equal(code, 0, stderr);
    assert.equal(stdout, '', 'talk is no data');
    assert.equal(statSync(join(profile, 'issuer', 'signing-key.json')).mode & 0o777, 0o600);
  });
  after(remove);

  test('is made once', async () => {
    const { code, stderr } = await run(...init);
    assert.equal(code, 1);
    assert.match(stderr, /has an issuer already: Venue/);
  });

  test('prints the code of a pass, and draws it', async () => {
    const svg = join(profile, 'pass.svg');
    const times = ['--from', '2030-01-01T00:00Z', '--until', '2030-01-02T00:00Z'];
    const { code, stdout, stderr } = await run(
      'issue',
      '--id',
      'A-1',
      '--name',
      '홍길동',
      ...times,
      '--svg',
      svg,
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^eyJ[\w.-]+\n$/);
    const { jti, name, nbf, exp } = decodeJwt(stdout.trim());
    assert.deepEqual([jti, name, nbf, exp], ['A-1', '홍길동', 1_893_456_000, 1_893_542_400]);
    assert.match(readFileSync(svg, 'utf8'), /^(<\?xml[^>]*>\s*)?<svg /);
  });

  test('prints the code of a pass even if its picture cannot be written', async () => {
    const { code, stdout, stderr } = await run('issue', '--svg', join(profile, 'nowhere', 'pass.svg'));
    assert.equal(code, 1);
    assert.match(stdout, /^eyJ/);
    assert.match(stderr, /The pass is issued, but .*ENOENT/);
  });

  test('is used wrongly with an instant without a time zone, or with a file and a single pass at once', async () => {
    for (const parameters of [
      ['issue', '--until', '2030-01-01'],
      ['issue', '--csv', 'orders.csv', '--id', 'A-9'],
      ['revoke'],
      ['publish'],
    ]) {
      assert.equal((await run(...parameters)).code, 2, parameters.join(' '));
    }
  });

  test('prints a code for each row of a file, or names the lines at fault and issues nothing', async () => {
    const csv = join(profile, 'orders.csv');
    writeFileSync(csv, 'id,until\nB-1,2030-01-01T00:00Z\nB-2,soon\nA-1,2030-01-01T00:00Z\n');
    const bad = await run('issue', '--csv', csv);
    assert.deepEqual([bad.code, bad.stdout], [1, '']);
    assert.match(bad.stderr, /orders\.csv, line 3: until is not understood/);
    writeFileSync(csv, 'id,until\nB-1,2030-01-01T00:00Z\n\nA-1,2030-01-01T00:00Z\nB-1,2001-01-01T00:00Z\n');
    const past = await run('issue', '--csv', csv);
    assert.match(past.stderr, /orders\.csv, line 5: until must be later/);
    writeFileSync(csv, 'id,until\nB-1,2030-01-01T00:00Z\n\nB-2,\nA-1,2030-01-01T00:00Z\nB-1,\n');
    const used = await run('issue', '--csv', csv);
    assert.deepEqual([used.code, used.stdout], [1, '']);
    assert.match(used.stderr, /line 5: the id A-1 is used already/);
    assert.match(used.stderr, /line 6: the id B-1 is used already/);
    writeFileSync(csv, 'id,until\nB-1,2030-01-01T00:00Z\n\nB-2,\n');
    const { code, stdout, stderr } = await run('issue', '--csv', csv);
    assert.equal(code, 0, stderr);
    const codes = stdout.split('\n').slice(0, -1);
    assert.deepEqual(
      codes.map((text) => decodeJwt(text).jti),
      ['B-1', 'B-2'],
    );
    const missing = await run('issue', '--csv', join(profile, 'none.csv'));
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /none\.csv cannot be read \(ENOENT\)/);
  });

  test('revokes, publishes, and a kiosk that imports the folder refuses', async () => {
    const kiosk = temporaryProfile();
    const lost = (await run('issue', '--id', 'C-1')).stdout;
    const kept = (await run('issue', '--id', 'C-2')).stdout;
    const nobody = await run('revoke', 'C-1', 'nobody');
    assert.equal(nobody.code, 1);
    assert.match(nobody.stderr, /Nothing was revoked: no pass has the id nobody/);
    assert.equal((await run('revoke', 'C-1')).code, 0);
    const folder = join(profile, 'published');
    assert.equal((await run('publish', '--out', folder)).code, 0);
    assert.deepEqual(readdirSync(folder).sort(), ['index.json', 'jwks.json', 's0']);
    const taken = await munjigiCommand(['trust', 'import', '--profile', kiosk.profile, folder]);
    assert.equal(taken.code, 0, taken.stderr);
    const { stdout } = await munjigiCommand(['verify', '--profile', kiosk.profile], lost + kept);
    kiosk.remove();
    const reasons = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).reason);
    assert.deepEqual(reasons, ['revoked', 'ok']);
  });
});
