import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

describe('munjigi doctor', () => {
  const { profile, remove } = temporaryProfile();
  after(remove);

  test('says of an empty kiosk what is missing, and ends with 1', async () => {
    const { code, stdout } = await munjigiCommand(['doctor', '--language', 'en', '--profile', profile]);
    assert.equal(code, 1);
    assert.match(stdout, /✘ Set-up: This kiosk is not set up yet/);
    assert.match(stdout, /✘ Issuers: No issuer is held/);
    assert.match(stdout, /✔ Self-check: \d+ formats passed/);
  });

  test('ends with 0 once everything is there', async () => {
    const issuer = await Issuer.init(profile, {
      id: 'https://venue.example',
      name: 'Venue',
      clock: { now: Date.now },
    });
    await issuer.publish(join(profile, 'published'));
    issuer.close();
    const setup = ['setup', '--venue', '한빛 아트홀', '--gate', '정문', '--manager', '김', '--pin', '482913'];
    for (const command of [setup, ['trust', 'import', join(profile, 'published')]]) {
      assert.equal((await munjigiCommand([...command, '--profile', profile])).code, 0);
    }
    const { code, stdout } = await munjigiCommand(['doctor', '--profile', profile]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /✔ 설정: 한빛 아트홀, 정문/);
    const json = await munjigiCommand(['doctor', '--json', '--profile', profile]);
    const checks = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(checks.every(({ state }) => state !== 'bad'));
    assert.ok(checks.some(({ id, state }) => id === 'scanners' && state === 'warn'));
  });
});
