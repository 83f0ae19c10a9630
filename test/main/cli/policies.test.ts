import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';
import { newKey, type TestKey } from '../trust/test-issuer.ts';

const issuer = 'https://health.example';

/** A pass of 2021 that states a vaccination on 6 July. */
async function vaccinated({ jwk, privateKey }: TestKey): Promise<string> {
  const health = { kind: 'vaccination', date: '2021-07-06', birthDate: '1990-05-05' };
  return await new SignJWT({ iss: issuer, jti: 'A-17', health })
    .setProtectedHeader({ alg: 'ES256', kid: jwk.kid, typ: 'pass+jwt' })
    .setIssuedAt(Date.UTC(2021, 6, 7) / 1000)
    .setExpirationTime(Date.UTC(2023, 6, 7) / 1000)
    .sign(privateKey);
}

describe('policies on the command line', () => {
  const { profile, remove } = temporaryProfile();
  let code: string;

  before(async () => {
    const key = await newKey();
    writeFileSync(join(profile, 'jwks.json'), JSON.stringify({ keys: [key.jwk] }));
    const trust = TrustStore.open(profile, { clock: { now: Date.now } });
    assert.equal((await trust.importSource(join(profile, 'jwks.json'), { issuer })).ok, true);
    trust.close();
    code = await vaccinated(key);
  });
  after(() => remove());

  const verify = async (policy: string, at: string) => {
    const command = ['verify', '--profile', profile, '--policy', policy, '--at', at];
    const { stdout, stderr } = await munjigiCommand(command, `${code}\n`);
    assert.ok(stdout !== '', stderr);
    return JSON.parse(stdout) as { decision: string; reason: string; rule?: string };
  };

  test('a preset judges without being put first, to the second of its last day', async () => {
    const last = await verify('kr-vaccine-pass-2021', '2022-01-02T23:59:59+09:00');
    assert.equal(last.decision, 'admit');
    const late = await verify('kr-vaccine-pass-2021', '2022-01-03T00:00:00+09:00');
    assert.deepEqual([late.decision, late.reason, late.rule], ['refuse', 'rule-not-met', 'primary-days']);
  });

  test('a pass that needs another is told so, line by line', async () => {
    const { decision, reason } = await verify('health-2g-plus', '2022-01-03T00:00:00+09:00');
    assert.deepEqual([decision, reason], ['review', 'second-pass-needed']);
  });

  test("a preset is listed, and taken in as the venue's own", async () => {
    const put = await munjigiCommand(['trust', 'policy', 'put', 'health-3g', '--profile', profile]);
    assert.equal(put.code, 0, put.stderr);
    const { stdout } = await munjigiCommand(['trust', 'policy', 'list', '--profile', profile]);
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    assert.deepEqual(names.slice(0, 2), ['default', 'health-3g']);
    assert.equal(names.filter((name) => name === 'health-3g').length, 1);
    assert.ok(names.includes('kr-vaccine-pass-2021'));
  });

  test('a rule that is no CertLogic is not taken in', async () => {
    const path = join(profile, 'policy.json');
    const logic = { or: [true, false] };
    const rule = { id: 'odd', condition: { type: 'certlogic', logic }, sentence: { ko: '안 됨', en: 'No' } };
    writeFileSync(path, JSON.stringify({ name: 'odd', rules: { rules: [rule] } }));
    const { code, stderr } = await munjigiCommand(['trust', 'policy', 'put', path, '--profile', profile]);
    assert.equal(code, 1);
    assert.match(stderr, /odd: .*or/);
  });
});
