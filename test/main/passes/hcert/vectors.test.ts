import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { type Circumstances, Judge } from '../../../../main/admission/judge.ts';
import { formats } from '../../../../main/passes/formats.ts';
import { TrustStore } from '../../../../main/trust/trust-store.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { decisionOf, type Reason } from '../../../../shared/verdict.ts';
import { temporaryProfile } from '../../../e2e/kiosk-process.ts';

const caseSchema = z.object({
  id: z.string(),
  code: z.string(),
  certificate: z.base64().min(1),
  clock: z.string(),
  payload: z.unknown().optional(),
  expected: z.record(z.string(), z.boolean()),
});
type VectorCase = z.infer<typeof caseSchema>;

const cases: readonly VectorCase[] = readFileSync(
  join(import.meta.dirname, '../../../vectors/hcert/dgc-testdata.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => caseSchema.parse(JSON.parse(line)));

/** What a door says to a code of which this is expected to be false. */
const reasonOf: Readonly<Record<string, Reason>> = {
  EXPECTEDB45DECODE: 'unreadable',
  EXPECTEDCOMPRESSION: 'unreadable',
  EXPECTEDDECODE: 'unreadable',
  EXPECTEDSCHEMAVALIDATION: 'unreadable',
  EXPECTEDUNPREFIX: 'unsupported-format',
  EXPECTEDVERIFY: 'signature-invalid',
  EXPECTEDKEYUSAGE: 'signature-invalid',
};

/** Cases of which the expectations alone do not say what a door must say, each with its reason. */
const particular: Readonly<Record<string, readonly [Reason, string]>> = {
  'common/2DCode/raw/CBO2.json': ['unreadable', 'no CBOR: there is no signature to be verified'],
  'common/2DCode/raw/CO22.json': ['key-unknown', 'its protected key id is not the one of the certificate'],
  'common/2DCode/raw/CO23.json': ['key-unknown', 'its only key id is not the one of the certificate'],
  'common/2DCode/raw/CO16.json': ['not-yet-valid', 'the clock is before it was issued'],
  'common/2DCode/raw/CO17.json': ['expired', 'the clock is after it expired'],
  'common/2DCode/raw/H3.json': [
    'ok',
    'only its prefix is missing: scanners and apps lose it, the signature holds',
  ],
  'common/2DCode/raw/Q1.json': ['ok', 'its picture is spoilt, not its text'],
  'ES/2DCode/raw/1101.json': [
    'not-yet-valid',
    'its clock is a week before it was issued; no expiry is expected',
  ],
  'ES/2DCode/raw/1102.json': [
    'not-yet-valid',
    'its clock is a week before it was issued; no expiry is expected',
  ],
  'ES/2DCode/raw/1103.json': [
    'not-yet-valid',
    'its clock is a week before it was issued; no expiry is expected',
  ],
  'ES/2DCode/raw/2101.json': [
    'not-yet-valid',
    'its clock is 3 days before it was issued; no expiry is expected',
  ],
  'ES/2DCode/raw/2102.json': [
    'not-yet-valid',
    'its clock is 3 days before it was issued; no expiry is expected',
  ],
  'ES/2DCode/raw/2103.json': [
    'not-yet-valid',
    'its clock is 3 days before it was issued; no expiry is expected',
  ],
  'SG/2DCode/raw/4.json': [
    'not-yet-valid',
    'its clock is a week before it was issued; no expiry is expected',
  ],
};

function reasonFor({ id, expected }: VectorCase): Reason {
  const [known] = particular[id] ?? [];
  if (known !== undefined) return known;
  const [failing] = Object.entries(expected).flatMap(([name, holds]) => (holds ? [] : [name]));
  const reason = failing === undefined ? 'ok' : reasonOf[failing];
  assert.ok(reason !== undefined, `${id} expects ${failing} to be false, which nothing here answers`);
  return reason;
}

function at(clock: string): Circumstances {
  return {
    now: Date.parse(clock),
    clock: 'trusted',
    network: 'offline',
    policy: defaultPolicy,
    timeZone: 'Asia/Seoul',
    direction: 'entry',
    judgeAges: false,
  };
}

describe('a published health certificate', () => {
  const { profile, remove } = temporaryProfile();
  let trust: TrustStore;
  let judge: Judge;

  before(async () => {
    trust = TrustStore.open(profile, { clock: { now: () => Date.UTC(2021, 4, 31) } });
    const folder = join(profile, 'signers');
    mkdirSync(folder);
    for (const [n, certificate] of [...new Set(cases.map((each) => each.certificate))].entries()) {
      writeFileSync(join(folder, `${n}.der`), Buffer.from(certificate, 'base64'));
    }
    const report = await trust.importSource(folder);
    assert.deepEqual(report.ok && report.skipped, []);
    judge = new Judge({ formats, trust });
  });
  after(() => {
    trust.close();
    remove();
  });

  for (const vector of cases) {
    const reason = reasonFor(vector);
    const [, why = ''] = particular[vector.id] ?? [];
    test(`${vector.id}: ${decisionOf[reason]} ${reason}${why === '' ? '' : ` (${why})`}`, async () => {
      const judgement = await judge.judge(vector.code, at(vector.clock));
      assert.deepEqual([judgement.decision, judgement.reason], [decisionOf[reason], reason]);
    });
  }

  test('is read in all three kinds, and says the kind and nothing of the guest but the name', async () => {
    const types = new Map<string | undefined, number>();
    for (const { code, clock } of cases) {
      const { pass, verified } = await judge.judge(code, at(clock));
      if (!verified || pass === undefined) continue;
      types.set(pass.type, (types.get(pass.type) ?? 0) + 1);
      assert.equal(pass.subject, undefined);
      assert.ok(pass.name !== undefined && pass.issuer?.startsWith('hcert:'));
    }
    assert.deepEqual([...types.keys()].toSorted(), ['recovery', 'test', 'vaccination']);
  });

  test('is known to be of the country whose key verified it, whatever it says itself', async () => {
    const georgian = cases.find(({ id }) => id === 'GE/2DCode/raw/1.json');
    assert.ok(georgian);
    const judgement = await judge.judge(georgian.code, at(georgian.clock));
    assert.deepEqual([judgement.pass?.issuer, judgement.issuerName], ['hcert:GE', 'Georgia']);
  });

  test('gives the rules the certificate that was published', async () => {
    const plain = cases.filter(({ id }) => /^(AT|BE|DE|FI|UA)\//.test(id));
    assert.ok(plain.length > 10);
    for (const { id, code, clock, payload } of plain) {
      const { pass } = await judge.judge(code, at(clock));
      assert.deepEqual(pass?.claims, payload, id);
    }
  });

  test('is the same pass at every scan, and no two certificates are one', async () => {
    const claims = new Map<string, unknown>();
    for (const { code, clock } of cases) {
      const { pass } = await judge.judge(code, at(clock));
      if (pass === undefined) continue;
      assert.equal((await judge.judge(code, at(clock))).pass?.identity, pass.identity);
      assert.deepEqual(claims.get(pass.identity) ?? pass.claims, pass.claims);
      claims.set(pass.identity, pass.claims);
    }
    assert.ok(claims.size > 115, 'some codes of the collection hold one certificate in two ways');
  });

  test('is no other pass in the link of France, or without its prefix', async () => {
    const [first] = cases;
    assert.ok(first);
    const { pass } = await judge.judge(first.code, at(first.clock));
    const link = `https://bonjour.tousanticovid.gouv.fr/app/walletdcc#${encodeURIComponent(first.code)}`;
    for (const text of [link, first.code.slice('HC1:'.length)]) {
      const other = await judge.judge(text, at(first.clock));
      assert.equal(other.decision, 'admit');
      assert.equal(other.pass?.identity, pass?.identity);
    }
  });
});
