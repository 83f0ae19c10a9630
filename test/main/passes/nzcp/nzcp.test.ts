import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { encode } from 'cborg';
import { nzCovidPass } from '../../../../main/passes/nzcp/nzcp.ts';
import { newJudging } from '../judging.ts';
import { newSigner, seconds } from '../signed-codes.ts';
import { type Cwt, covidPassCode, type Envelope, goodCwt, issuer } from './covid-pass-codes.ts';

const vectors = join(import.meta.dirname, '../../../vectors/nzcp');
/** Inside the validity of all but the two that are about it. */
const now = Date.UTC(2026, 9, 1);

/** Each published pass, and what the door says to it. */
const published: readonly (readonly [file: string, decision: string, reason: string])[] = [
  ['nzcp.txt', 'admit', 'ok'],
  ['invalid/nzcp-bad-public-key.txt', 'refuse', 'signature-invalid'],
  ['invalid/nzcp-expired-payload.txt', 'refuse', 'expired'],
  ['invalid/nzcp-modified-payload.txt', 'refuse', 'signature-invalid'],
  ['invalid/nzcp-modified-sig.txt', 'refuse', 'signature-invalid'],
  // Its kid is not among the assertion methods. A document that is newer than ours could have it.
  ['invalid/nzcp-not-associated-public-key.txt', 'review', 'key-unknown'],
  ['invalid/nzcp-notactive-payload.txt', 'refuse', 'not-yet-valid'],
];

describe('a published NZ COVID Pass', () => {
  for (const [file, decision, reason] of published) {
    test(`${file}: ${decision} ${reason}`, async (context) => {
      const judging = newJudging(context, now);
      await judging.take(join(vectors, 'did.json'));
      const judgement = await judging.judge(readFileSync(join(vectors, file), 'utf8'));
      assert.deepEqual([judgement.decision, judgement.reason], [decision, reason]);
    });
  }

  test('is left out by no case', () => {
    const there = readdirSync(vectors, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.txt$/.test(file),
    );
    assert.deepEqual(there.toSorted(), published.map(([file]) => file).toSorted());
  });

  test('is left to staff while its issuer is unknown', async (context) => {
    const code = readFileSync(join(vectors, 'nzcp.txt'), 'utf8');
    assert.deepEqual(await newJudging(context, now).answer(code), ['review', 'issuer-unknown']);
  });

  test('says what it is and until when, and no date of birth', () => {
    const reading = nzCovidPass.read(readFileSync(join(vectors, 'nzcp.txt'), 'utf8'));
    assert.ok(reading.ok);
    const { proof, claims, ...pass } = reading.pass;
    assert.deepEqual(pass, {
      format: 'nzcp',
      issuer: 'did:web:nzcp.covid19.health.nz',
      keyId: 'key-1',
      algorithm: 'ES256',
      identity: '["did:web:nzcp.covid19.health.nz","urn:uuid:60a4f54d-4e30-4332-be33-ad78b1eafa4b"]',
      subject: 'urn:uuid:60a4f54d-4e30-4332-be33-ad78b1eafa4b',
      type: 'PublicCovidPass',
      name: 'Jack Sparrow',
      notBefore: 1_635_883_530_000,
      expiresAt: 1_951_416_330_000,
      references: [],
      resolution: 'local',
    });
  });
});

const signer = await newSigner();

function changed(label: number | string, value: unknown): Cwt {
  const claims = new Map(goodCwt);
  if (value === undefined) claims.delete(label);
  else claims.set(label, value);
  return claims;
}

function refusal(code: string): readonly [string, string] {
  const reading = nzCovidPass.read(code);
  assert.ok(!reading.ok);
  return [reading.reason, reading.detail];
}

test('a COVID pass is read, and verified by any of several keys of its kid', async () => {
  const reading = nzCovidPass.read(await covidPassCode(signer));
  assert.ok(reading.ok);
  const stranger = await newSigner();
  const verification = await nzCovidPass.verify(reading.pass, [stranger.held, signer.held]);
  assert.ok(verification.ok);
  assert.equal(verification.key, signer.held);
  const alone = await nzCovidPass.verify(reading.pass, [stranger.held]);
  assert.equal(!alone.ok && alone.reason, 'signature-invalid');
  const other = await nzCovidPass.verify(reading.pass, [{ ...signer.held, algorithms: ['ES384'] }]);
  assert.equal(!other.ok && other.reason, 'algorithm-not-allowed');
});

const kid = Buffer.from('k1');
const defects: readonly (readonly [
  name: string,
  claims: Cwt,
  envelope: Envelope,
  reason: string,
  detail: RegExp,
])[] = [
  ['of no issuer', changed(1, undefined), {}, 'unreadable', /claim iss /],
  ['of an issuer that is no did:web', changed(1, 'https://issuer.example'), {}, 'unreadable', /claim iss /],
  ['without an end', changed(4, undefined), {}, 'unreadable', /claim exp /],
  ['without a beginning', changed(5, undefined), {}, 'unreadable', /claim nbf /],
  ['whose number is no UUID', changed(7, new Uint8Array(15)), {}, 'unreadable', /claim cti /],
  ['without a credential', changed('vc', undefined), {}, 'unreadable', /claim vc /],
  ['in another envelope', goodCwt, { tag: 61 }, 'unreadable', /not a COSE_Sign1/],
  ['with bytes after it', goodCwt, { after: [0] }, 'unreadable', /not one CBOR item/],
  ['whose signature is cut short', goodCwt, { cut: 63 }, 'unreadable', /cut short/],
  ['that names no key', goodCwt, { headers: new Map([[1, -7]]) }, 'unreadable', /names no key/],
  ['that names no algorithm', goodCwt, { headers: new Map([[4, kid]]) }, 'unreadable', /no algorithm/],
  [
    'that demands an extension',
    goodCwt,
    {
      headers: new Map<number, unknown>([
        [1, -7],
        [2, [99]],
        [4, kid],
      ]),
    },
    'unreadable',
    /extension/,
  ],
  [
    'sealed with a shared secret (HMAC)',
    goodCwt,
    {
      headers: new Map<number, unknown>([
        [1, 5],
        [4, kid],
      ]),
    },
    'algorithm-not-allowed',
    /algorithm/,
  ],
  [
    'with two issuers',
    goodCwt,
    { payload: Uint8Array.of(0xa2, 1, 0x61, 0x61, 1, 0x61, 0x62) },
    'unreadable',
    /claim {1,2}/,
  ],
  ['nested without end', goodCwt, { payload: new Uint8Array(1_500).fill(0x81) }, 'unreadable', /claim/],
  ['that is a list', goodCwt, { payload: encode([1, 2]) }, 'unreadable', /claim/],
];

for (const [name, claims, envelope, reason, detail] of defects) {
  test(`a COVID pass ${name} is ${reason}`, async () => {
    const [why, says] = refusal(await covidPassCode(signer, claims, envelope));
    assert.equal(why, reason);
    assert.match(says, detail);
    assert.doesNotMatch(says, /Hong|Gildong|1990/);
  });
}

test('a code of another version, or not in the letters of base32, is left to staff', async () => {
  const code = await covidPassCode(signer);
  assert.equal(refusal(code.replace('/1/', '/2/'))[0], 'unsupported-format');
  for (const text of [code.toLowerCase(), `${code}=`, `${code} `, code.slice(0, -1), 'NZCP:/1/', 'NZCP:/']) {
    assert.equal(refusal(text)[0], 'unreadable');
  }
});

test('the name of a key counts where it is signed, before where it is not', async () => {
  const read = nzCovidPass.read(
    await covidPassCode(signer, goodCwt, { unprotectedHeaders: new Map([[4, Buffer.from('other')]]) }),
  );
  assert.equal(read.ok && read.pass.keyId, 'k1');
  assert.equal(read.ok && read.pass.issuer, issuer);
  assert.equal(read.ok && read.pass.expiresAt, (seconds + 3_600) * 1000);
});
