import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

describe('munjigi, a kiosk that is never online', () => {
  const venue = temporaryProfile();
  const kiosk = temporaryProfile();
  const stick = join(venue.profile, 'stick');
  const issuer = (...parameters: readonly string[]) =>
    munjigiCommand(['issuer', ...parameters, '--profile', venue.profile]);
  const trust = (...parameters: readonly string[]) =>
    munjigiCommand(['trust', ...parameters, '--profile', kiosk.profile]);
  const publish = () => issuer('publish', '--tuf', '--out', stick, '--policy', 'ticket-once');
  let code = '';
  let pairing = '';
  const reason = async () => {
    const { stdout } = await munjigiCommand(['verify', '--profile', kiosk.profile], code);
    return JSON.parse(stdout).reason;
  };

  before(async () => {
    const made = await issuer('init', '--id', 'https://venue.example', '--name', 'Venue');
    assert.equal(made.code, 0, made.stderr);
    code = (await issuer('issue', '--id', 'A-1')).stdout;
    const published = await publish();
    assert.equal(published.code, 0, published.stderr);
    const paired = await issuer('pair', '--svg', join(venue.profile, 'pair.svg'));
    assert.equal(paired.code, 0, paired.stderr);
    pairing = paired.stdout.trim();
  });
  after(() => {
    venue.remove();
    kiosk.remove();
  });

  test('keeps the keys of the repository to its owner', () => {
    for (const role of ['root', 'targets', 'snapshot', 'timestamp']) {
      const { mode } = statSync(join(venue.profile, 'issuer', 'repository', `${role}.pem`));
      assert.equal(mode & 0o777, 0o600, role);
    }
  });

  test('draws the pairing code', () => {
    assert.match(readFileSync(join(venue.profile, 'pair.svg'), 'utf8'), /^(<\?xml[^>]*>\s*)?<svg /);
  });

  test('says the fingerprint of a stick that it does not know, and takes nothing from it', async () => {
    const refused = await trust('import', stick);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /root 1 with the fingerprint [0-9a-f]{64}/);
    assert.equal(await reason(), 'issuer-unknown');
  });

  test('admits a pass by what it imported from the stick with the pairing code', async () => {
    const taken = await trust('import', stick, '--root', pairing);
    assert.equal(taken.code, 0, taken.stderr);
    assert.equal(await reason(), 'ok');
    assert.match((await trust('policy', 'list')).stdout, /"name":"ticket-once"/);
  });

  test('refuses it once it is revoked, published under a rotated root, and the stick was read again', async () => {
    assert.equal((await issuer('revoke', 'A-1')).code, 0);
    assert.equal((await issuer('rotate-root')).code, 0);
    assert.equal((await publish()).code, 0);
    const refreshed = await trust('refresh');
    assert.equal(refreshed.code, 0, refreshed.stderr);
    assert.equal(await reason(), 'revoked');
  });
});
