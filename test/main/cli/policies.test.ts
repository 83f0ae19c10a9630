import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

const vectors = join(import.meta.dirname, '../../vectors/shc/examples');
/** Two doses, the last on 29 January 2021. */
const card = readFileSync(join(vectors, 'example-00-f-qr-code-numeric-value-0.txt'), 'utf8').trim();

describe('policies on the command line', () => {
  const { profile, remove } = temporaryProfile();

  before(async () => {
    const trust = TrustStore.open(profile, { clock: { now: Date.now } });
    const keys = join(vectors, 'issuer/.well-known/jwks.json');
    const issuer = 'https://spec.smarthealth.cards/examples/issuer';
    assert.equal((await trust.importSource(keys, { issuer })).ok, true);
    trust.close();
  });
  after(() => remove());

  const verify = async (policy: string, at: string) => {
    const command = ['verify', '--profile', profile, '--policy', policy, '--at', at];
    const { stdout, stderr } = await munjigiCommand(command, `${card}\n`);
    assert.ok(stdout !== '', stderr);
    return JSON.parse(stdout) as { decision: string; reason: string; rule?: string };
  };

  test('a preset judges without being put first, to the second of its last day', async () => {
    const last = await verify('kr-vaccine-pass-2021', '2021-07-28T23:59:59+09:00');
    assert.equal(last.decision, 'admit');
    const late = await verify('kr-vaccine-pass-2021', '2021-07-29T00:00:00+09:00');
    assert.deepEqual([late.decision, late.reason, late.rule], ['refuse', 'rule-not-met', 'primary-days']);
  });

  test('a pass that needs another is told so, line by line', async () => {
    const { decision, reason } = await verify('health-2g-plus', '2021-07-29T00:00:00+09:00');
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
