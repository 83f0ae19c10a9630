import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { decode as decodeBase45, encode as encodeBase45 } from 'base45';
import { encode } from 'cborg';
import { Judge } from '../../../../main/admission/judge.ts';
import type { VerificationKey } from '../../../../main/passes/format.ts';
import { healthCertificate } from '../../../../main/passes/hcert/hcert.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { signedCase } from '../../trust/signer-certificates.ts';
import { newSigner, seconds } from '../signed-codes.ts';
import * as made from './certificate-codes.ts';

const { certificateCode, codeOf, goodCertificate, message, tokenOf, vaccination } = made;

const kid = Buffer.alloc(8, 7).toString('base64');
const signer = await newSigner('ES256', kid);
const stranger = await newSigner('ES256', kid);

function readOf(code: string) {
  const reading = healthCertificate.read(code);
  assert.ok(reading.ok, reading.ok ? '' : reading.detail);
  return reading.pass;
}

function refusal(code: string): readonly [reason: string, detail: string] {
  const reading = healthCertificate.read(code);
  assert.ok(!reading.ok);
  assert.doesNotMatch(reading.detail, /Hong|Gildong|1990|URN/i, 'nothing of the guest is told');
  return [reading.reason, reading.detail];
}

async function outcomeOf(code: string, ...keys: readonly VerificationKey[]): Promise<string> {
  const verification = await healthCertificate.verify(readOf(code), keys);
  return verification.ok ? 'ok' : verification.reason;
}

/** The compressed bytes of a good code, to spoil them. */
function compressed(): Buffer {
  return decodeBase45(certificateCode(signer).slice('HC1:'.length));
}

describe('a health certificate', () => {
  test('says what it states, of whose key, until when, and leaves its issuer to the key', () => {
    const { claims, proof, identity, references, ...pass } = readOf(certificateCode(signer));
    assert.deepEqual(pass, {
      format: 'hcert',
      keyId: kid,
      algorithm: 'ES256',
      type: 'vaccination',
      name: 'Gildong Hong',
      issuedAt: seconds * 1000,
      notBefore: seconds * 1000,
      expiresAt: (seconds + 3_600) * 1000 + 1,
      resolution: 'local',
    });
    assert.deepEqual(claims, goodCertificate);
    assert.equal(references.length, 1);
    assert.ok(identity.length > 0 && proof !== undefined);
  });

  test('is the same pass when it is signed again, and another one for another guest', () => {
    const [one, again] = [certificateCode(signer), certificateCode(signer)];
    assert.notEqual(one, again, 'an ECDSA signature is never the same twice');
    assert.equal(readOf(one).identity, readOf(again).identity);
    const other = certificateCode(signer, { ...goodCertificate, dob: '1990-01-03' });
    assert.notEqual(readOf(other).identity, readOf(one).identity);
  });

  test('verifies by whichever of several keys of one id signed it, and says which', async () => {
    const verification = await healthCertificate.verify(readOf(certificateCode(signer)), [
      stranger.held,
      signer.held,
    ]);
    assert.ok(verification.ok);
    assert.equal(verification.key, signer.held);
  });

  test('may be a bare message, a tagged one, or a tagged one in a tagged token', async () => {
    for (const tags of [[], [18], [18, 61]]) {
      assert.equal(await outcomeOf(certificateCode(signer, goodCertificate, { tags }), signer.held), 'ok');
    }
    for (const tags of [[61], [61, 18], [98], [18, 18]]) {
      assert.equal(refusal(certificateCode(signer, goodCertificate, { tags }))[0], 'unreadable');
    }
  });

  test('may name its key and algorithm in either header, and the signed one counts', () => {
    const [alg, good, other] = [[1, -7] as const, Buffer.alloc(8, 7), Buffer.alloc(8, 9)];
    const read = (headers: made.Labelled, unprotectedHeaders: made.Labelled) =>
      readOf(certificateCode(signer, goodCertificate, { headers, unprotectedHeaders })).keyId;
    assert.equal(read(new Map([alg]), new Map([[4, good]])), kid);
    assert.equal(read(new Map(), new Map<number, unknown>([alg, [4, good]])), kid);
    assert.equal(read(new Map<number, unknown>([alg, [4, good]]), new Map([[4, other]])), kid);
  });

  test('gives the rules what it states without the spaces, times and nulls that some issuers write', () => {
    const certificate = {
      ...goodCertificate,
      dob: '1978-01-26T00:00:00',
      nam: { fn: ' Hong ', fnt: 'HONG', gn: null },
      v: [{ ...vaccination, tg: ' 840539006', dt: '2026-06-01T00:00:00Z' }],
      t: null,
      r: [],
      meta: { notarisedOn: 'yesterday' },
    };
    assert.deepEqual(readOf(certificateCode(signer, certificate)).claims, {
      ...goodCertificate,
      dob: '1978-01-26',
      nam: { fn: 'Hong', fnt: 'HONG' },
      r: [],
    });
  });

  test('may have a date of birth of which only a part is known', () => {
    for (const dob of ['', '1990', '1990-01']) {
      assert.equal(readOf(certificateCode(signer, { ...goodCertificate, dob })).claims.dob, dob);
    }
    for (const dob of ['2 January 1990', '1990-1-2', '90']) {
      assert.equal(refusal(certificateCode(signer, { ...goodCertificate, dob }))[0], 'unreadable');
    }
  });

  test('is written in Latin letters as in a passport where its holder has no other name', () => {
    const name = (nam: object) => readOf(certificateCode(signer, { ...goodCertificate, nam })).name;
    assert.equal(name({ fnt: 'DE<BACKER', gnt: 'ANN<MARIE' }), 'ANN MARIE DE BACKER');
    assert.equal(name({ fn: '홍', fnt: 'HONG' }), '홍');
    assert.equal(name({}), undefined);
  });
});

describe('the certificate of the signer', () => {
  const { der } = signedCase('AT/2DCode/raw/1.json');
  const key = { ...signer.held, jwk: { ...signer.held.jwk, x5c: [der.toString('base64')] } };
  const judge = new Judge({
    formats: [healthCertificate],
    trust: {
      issuer: () => undefined,
      edition: () => 0,
      candidates: () => ({ issuerHeld: true, keys: [key] }),
      revocation: () => ({ state: 'not-needed' }),
      ages: () => ({}),
    },
  });

  test('bounds how long its passes hold, and says what it may sign by saying nothing', async () => {
    const verification = await healthCertificate.verify(readOf(certificateCode(signer)), [key]);
    assert.deepEqual(verification.ok && verification.validity, {
      from: Date.UTC(2021, 4, 5, 12, 41, 6),
      until: Date.UTC(2023, 4, 5, 12, 41, 6) + 1,
    });
  });

  test('has run out: so has a pass that says that it holds for longer', async () => {
    const { reason, verified } = await judge.judge(certificateCode(signer), {
      now: seconds * 1000,
      clock: 'trusted',
      network: 'offline',
      policy: defaultPolicy,
      timeZone: 'Asia/Seoul',
      direction: 'entry',
      judgeAges: true,
    });
    assert.deepEqual([reason, verified], ['expired', true]);
  });
});

describe('a forged health certificate is refused:', () => {
  test('signed by another key, or with another content under a good signature', async () => {
    assert.equal(await outcomeOf(certificateCode(stranger), signer.held), 'signature-invalid');
    const { claims: _, proof, ...pass } = readOf(certificateCode(signer));
    const { cose, ...rest } = proof as { cose: { signed: Uint8Array } };
    const changed = { ...pass, claims: {}, proof: { ...rest, cose: { ...cose, signed: encode('other') } } };
    const verification = await healthCertificate.verify(changed, [signer.held]);
    assert.equal(verification.ok ? 'ok' : verification.reason, 'signature-invalid');
  });

  test('naming an algorithm that its key is not for', async () => {
    const headers = new Map<number, unknown>([
      [1, -37],
      [4, Buffer.alloc(8, 7)],
    ]);
    const code = certificateCode(signer, goodCertificate, { headers });
    assert.equal(await outcomeOf(code, signer.held), 'algorithm-not-allowed');
  });

  test('naming an algorithm that no health certificate has', async () => {
    for (const number of [-8, -35]) {
      const code = certificateCode(signer, goodCertificate, {
        headers: new Map<number, unknown>([
          [1, number],
          [4, Buffer.alloc(8, 7)],
        ]),
      });
      assert.equal(await outcomeOf(code, signer.held), 'algorithm-not-allowed');
    }
  });
});

describe('what is no health certificate is left to staff:', () => {
  test('rubbish behind the base45, the zlib stream, the message or the token', () => {
    const good = certificateCode(signer);
    for (const rest of ['0', '00', '000', ' ', ':::', 'GGW', '\n', 'é', 'a']) {
      assert.equal(refusal(good + rest)[0], 'unreadable', JSON.stringify(rest));
    }
    const spoilt = Buffer.concat([compressed(), Buffer.from('rubbish')]);
    assert.match(refusal(`HC1:${encodeBase45(spoilt)}`)[1], /zlib/);
    const bytes = message(signer, tokenOf(goodCertificate));
    assert.match(refusal(codeOf(Uint8Array.of(...bytes, 0)))[1], /CBOR/);
    const payload = Uint8Array.of(...encode(tokenOf(goodCertificate)), 0);
    assert.equal(refusal(certificateCode(signer, goodCertificate, { payload }))[0], 'unreadable');
  });

  test('base45 in lower case, with an overflow, or with a character too few', () => {
    const good = certificateCode(signer);
    assert.equal(refusal(`HC1:${good.slice(4).toLowerCase()}`)[0], 'unreadable');
    assert.equal(refusal(`${good.slice(0, 4)}:::${good.slice(7)}`)[0], 'unreadable');
    for (let end = 4; end < good.length; end += 1) assert.equal(refusal(good.slice(0, end))[0], 'unreadable');
  });

  test('content that is not compressed, or compressed in another way', () => {
    const bytes = message(signer, tokenOf(goodCertificate));
    assert.match(refusal(`HC1:${encodeBase45(bytes)}`)[1], /zlib/);
    assert.match(refusal(`HC1:${encodeBase45(deflateRawSync(bytes))}`)[1], /zlib/);
  });

  test('a bomb: small on paper, without end inside', () => {
    const bomb = `HC1:${encodeBase45(deflateSync(Buffer.alloc(1_000_000)))}`;
    assert.match(refusal(bomb)[1], /larger than 16384 bytes/);
    const nested = codeOf(Buffer.alloc(16_000, 0x81));
    assert.equal(refusal(nested)[0], 'unreadable');
  });

  test('two values under one name', () => {
    const twice = Buffer.from(encode(new Map([[4, seconds]]))).subarray(1);
    const payload = Buffer.concat([Uint8Array.of(0xa2), twice, twice]);
    assert.equal(refusal(certificateCode(signer, goodCertificate, { payload }))[0], 'unreadable');
  });

  test('a message without a key, or with an extension that must be understood', () => {
    const read = (...headers: readonly (readonly [number, unknown])[]) =>
      refusal(certificateCode(signer, goodCertificate, { headers: new Map(headers) }))[1];
    assert.match(read([1, -7]), /names no key/);
    assert.match(read([1, -7], [4, new Uint8Array()]), /names no key/);
    assert.match(read([1, -7], [4, Buffer.alloc(65)]), /names no key/);
    assert.match(read([4, Buffer.alloc(8)]), /no algorithm/);
    assert.match(read([1, -7], [4, Buffer.alloc(8)], [2, [99]]), /extension/);
  });

  test('a token without its times, or about something else', () => {
    const read = (token: made.Labelled) => refusal(codeOf(message(signer, token)));
    assert.match(read(new Map([[-260, new Map([[3, {}]])]]))[1], /no EU health certificate/);
    assert.match(read(new Map())[1], /no EU health certificate/);
    for (const label of [4, 6]) {
      assert.equal(read(tokenOf(goodCertificate, [[label, 'soon']]))[0], 'unreadable');
    }
  });

  test('a certificate that states nothing, several kinds of things, or half a thing', () => {
    const { v: _, ...nothing } = goodCertificate;
    const { mp: __, ...half } = vaccination;
    for (const certificate of [
      nothing,
      { ...nothing, v: [] },
      { ...goodCertificate, t: [made.test] },
      { ...goodCertificate, v: [half] },
      { ...goodCertificate, v: [{ ...vaccination, dn: -1 }] },
      { ...goodCertificate, v: [{ ...vaccination, dt: 'June' }] },
      { ...goodCertificate, nam: 'Gildong Hong' },
      'Gildong Hong',
    ]) {
      assert.equal(refusal(certificateCode(signer, certificate))[0], 'unreadable');
    }
  });

  test('a link of France whose encoding is broken', () => {
    assert.equal(refusal('https://bonjour.tousanticovid.gouv.fr/app/walletdcc#HC1%')[0], 'unreadable');
  });
});
