import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Circumstances, Judge } from '../../../../main/admission/judge.ts';
import { PartCollector } from '../../../../main/admission/part-collector.ts';
import { formats } from '../../../../main/passes/formats.ts';
import { TrustStore } from '../../../../main/trust/trust-store.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { decisionOf } from '../../../../shared/verdict.ts';
import { temporaryProfile } from '../../../e2e/kiosk-process.ts';
import { vectorCases } from './vector-cases.ts';

const vectors = join(import.meta.dirname, '../../../vectors/shc');
/** Inside the validity of all of them. */
const now = Date.UTC(2023, 10, 14);
const clock = { now: () => now };

const exampleIssuer = 'https://spec.smarthealth.cards/examples/issuer';
/** Whom `issuer-not-valid-with-smart-key` claims to be from, with a good signature by the example issuer's key. */
const impersonated = 'https://foo.smarthealth.cards/examples/issuer';
const listFolder =
  'https://raw.githubusercontent.com/smart-on-fhir/health-cards-dev-tools/main/testdata/badcrl/';
const badLists = ['duplicate-rid', 'invalid-method', 'non-base64url-rid', 'too-long-rid', 'version-mismatch'];

const here: Circumstances = {
  now,
  clock: 'trusted',
  network: 'offline',
  policy: defaultPolicy,
  timeZone: 'Asia/Seoul',
  direction: 'entry',
  judgeAges: true,
};

/** A QR text has no line end; that of its file is the editor's. */
function textOf(file: string): string {
  return readFileSync(join(vectors, file), 'utf8').replace(/\r?\n$/, '');
}

describe('a published health card', () => {
  const { profile, remove } = temporaryProfile();
  let trust: TrustStore;
  let judge: Judge;

  before(async () => {
    trust = TrustStore.open(profile, { clock });
    const take = async (path: string, issuer: string) =>
      await trust.importSource(join(vectors, path), { issuer });
    assert.equal((await take('examples/issuer/.well-known/jwks.json', exampleIssuer)).ok, true);
    assert.equal((await take('dev-tools/valid_key.json', impersonated)).ok, true);
    for (const defect of badLists) {
      const report = await take(`dev-tools/badcrl/${defect}/.well-known/jwks.json`, listFolder + defect);
      assert.equal(report.ok, false, `the list with ${defect} is refused`);
    }
    judge = new Judge({ formats, trust });
  });
  after(() => {
    trust.close();
    remove();
  });

  for (const { files, reason } of vectorCases) {
    const [first = ''] = files;
    const name = basename(first, '.txt');
    const decision = decisionOf[reason];
    test(`${name}${files.length === 1 ? '' : ` to ${files.length}`}: ${decision} ${reason}`, async () => {
      const parts = new PartCollector(clock);
      let text = textOf(first);
      // Chunks come in any order: here the last one first.
      for (const one of files.map(textOf).reverse()) {
        const format = judge.formatOf(one);
        const collected = format === undefined ? undefined : parts.take(format, one);
        if (files.length === 1) assert.equal(collected, undefined);
        else if (collected?.complete === true) text = collected.text;
      }
      const judgement = await judge.judge(text, here);
      assert.deepEqual([judgement.decision, judgement.reason], [decision, reason]);
      assert.equal(
        judgement.verified,
        reason === 'ok' || reason === 'revoked' || reason === 'revocations-stale',
      );
    });
  }

  test('is left out by no case', () => {
    const known = vectorCases.flatMap(({ files }) => files).sort();
    const there = readdirSync(vectors, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.txt'))
      .map((file) => file.replaceAll(sep, '/'))
      .sort();
    assert.deepEqual(known, there);
  });

  test('that was revoked and has expired since is refused as expired', async () => {
    const text = textOf('examples/example-03-f-qr-code-numeric-value-0.txt');
    const later = await judge.judge(text, { ...here, now: Date.UTC(2026, 10, 24), judgeAges: false });
    assert.equal(later.reason, 'expired', 'the validity is asked before the revocation');
  });
});
