import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';
import { eventPath, pretixServer } from '../trust/pretix/pretix-server.ts';
import { startServer } from '../trust/test-server.ts';

test('a kiosk pairs with pretix by the code that it shows, takes an event in, and changes its token', async (context) => {
  const pem = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
  const tokens = new Set<string>();
  const now = new Date().toISOString();
  const server = await startServer(
    context,
    pretixServer({
      now,
      setupTokens: new Set(['setup-token']),
      tokens,
      told: [],
      event: { name: { en: 'Demo' }, valid_keys: { pretix_sig1: [btoa(String(pem))] } },
      revoked: [{ id: 1, secret: 'gone', created: now }],
      blocked: [],
    }),
  );
  const { profile, remove } = temporaryProfile();
  context.after(remove);
  const run = (...parameters: readonly string[]) => munjigiCommand([...parameters, '--profile', profile]);
  const event = `pretix+${server.url}${eventPath}`;

  const early = await run('trust', 'import', event);
  assert.equal(early.code, 1);
  assert.match(early.stderr, /munjigi trust pair-pretix/);

  const code = JSON.stringify({ handshake_version: 1, url: server.url, token: 'setup-token' });
  const paired = await run('trust', 'pair-pretix', code);
  assert.equal(paired.code, 0, paired.stderr);
  const [first = ''] = tokens;
  assert.equal((await run('trust', 'import', event)).code, 0);
  const renewed = await run('trust', 'renew-pretix', event);
  assert.equal(renewed.code, 0, renewed.stderr);
  const refreshed = await run('trust', 'refresh');
  assert.equal(refreshed.code, 0, refreshed.stderr);

  const { stdout } = await run('trust', 'list');
  assert.match(stdout, /revocations 1,/);
  assert.match(stdout, /next attempt 20/);
  for (const { stdout: out, stderr } of [early, paired, renewed, refreshed]) {
    assert.doesNotMatch(out + stderr, new RegExp(`${first}|setup-token`));
  }
});
