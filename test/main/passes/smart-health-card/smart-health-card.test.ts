import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Verification, VerificationKey } from '../../../../main/passes/format.ts';
import { smartHealthCard } from '../../../../main/passes/smart-health-card/smart-health-card.ts';
import {
  cardCode,
  cardJws,
  deflated,
  digitsOf,
  goodCard,
  issuer,
  newSigner,
  seconds,
} from '../signed-codes.ts';

const signer = await newSigner();

function readOf(code: string) {
  const reading = smartHealthCard.read(code);
  assert.ok(reading.ok, reading.ok ? '' : reading.detail);
  return reading.pass;
}

async function verified(code: string, ...keys: readonly VerificationKey[]): Promise<Verification> {
  return await smartHealthCard.verify(readOf(code), keys);
}

function refusal(code: string): readonly [reason: string, detail: string] {
  const reading = smartHealthCard.read(code);
  assert.ok(!reading.ok, 'this was read');
  return [reading.reason, reading.detail];
}

/** Cuts the digits of a whole code into `count` chunks. */
function chunksOf(code: string, count: number): readonly string[] {
  const digits = code.slice('shc:/'.length);
  const size = 2 * Math.ceil(digits.length / 2 / count);
  return Array.from(
    { length: count },
    (_, index) => `shc:/${index + 1}/${count}/${digits.slice(index * size, (index + 1) * size)}`,
  );
}

describe('a health card', () => {
  test('says whose it is, what it is about and when it was issued, to a fraction of a second', async () => {
    const code = await cardCode(signer, { ...goodCard, nbf: seconds + 0.656, exp: seconds + 60 });
    assert.equal(smartHealthCard.recognise(code), true);
    const { proof, claims, identity, ...pass } = readOf(code);
    assert.deepEqual(pass, {
      format: 'shc',
      issuer,
      keyId: 'k1',
      algorithm: 'ES256',
      type: 'immunization',
      name: 'Gildong Hong',
      notBefore: seconds * 1000 + 656,
      issuedAt: seconds * 1000 + 656,
      expiresAt: (seconds + 60) * 1000,
      references: [],
      resolution: 'local',
    });
    assert.deepEqual(await verified(code, signer.held), { ok: true, key: signer.held });
  });

  test('with a rid refers to the list of its key, as of its issue', async () => {
    const pass = readOf(await cardCode(signer, { ...goodCard, vc: { ...goodCard.vc, rid: 'vwAjHdarZuc' } }));
    assert.deepEqual(pass.references, [
      { scheme: 'shc-rid', list: 'k1', rid: 'vwAjHdarZuc', issuedAt: seconds * 1000 },
    ]);
  });

  test('is the same however it is cut, and bare, and under another valid signature', async () => {
    const jws = await cardJws(signer, deflated(goodCard));
    const code = `shc:/${digitsOf(jws)}`;
    const { identity } = readOf(code);
    assert.equal(readOf(jws).identity, identity);
    assert.equal(readOf(await cardCode(signer)).identity, identity);
    for (const count of [2, 3, 17]) {
      const chunks = chunksOf(code, count);
      for (const [index, chunk] of chunks.entries()) {
        assert.deepEqual(smartHealthCard.part?.(chunk), { index: index + 1, count });
        assert.match(refusal(chunk)[1], /one of several/);
      }
      const joined = smartHealthCard.join?.(chunks) ?? '';
      assert.equal(joined, code);
    }
    assert.notEqual(readOf(await cardCode(signer, { ...goodCard, nbf: seconds + 1 })).identity, identity);
  });

  test('may have a scheme in capitals, and a needless header of one chunk', async () => {
    const digits = digitsOf(await cardJws(signer, deflated(goodCard)));
    for (const code of [`SHC:/${digits}`, `shc:/1/1/${digits}`]) {
      assert.equal(smartHealthCard.part?.(code), undefined);
      assert.equal((await verified(code, signer.held)).ok, true);
    }
  });

  test('of nobody named has no name', async () => {
    const credentialSubject = { fhirVersion: '4.0.1', fhirBundle: { resourceType: 'Bundle' } };
    const pass = readOf(await cardCode(signer, { ...goodCard, vc: { ...goodCard.vc, credentialSubject } }));
    assert.equal('name' in pass, false);
  });
});

describe('a forged health card is refused:', () => {
  test('signed by another key', async () => {
    const verification = await verified(await cardCode(await newSigner()), signer.held);
    assert.equal(!verification.ok && verification.reason, 'signature-invalid');
  });

  test('signed with an algorithm that the framework does not allow, even by a key of its issuer', async () => {
    const edwards = await newSigner('EdDSA');
    const verification = await verified(await cardCode(edwards), edwards.held);
    assert.equal(!verification.ok && verification.reason, 'algorithm-not-allowed');
  });
});

describe('what is no health card is left to staff:', () => {
  test('chunks whose numbers make no sense are no parts', async () => {
    const digits = digitsOf(await cardJws(signer, deflated(goodCard)));
    for (const header of ['0/2', '3/2', '2/1', '01/2', '1/100', '1/999999999', '1/2/3', '-1/2', '1/', '/2']) {
      const code = `shc:/${header}/${digits}`;
      assert.equal(smartHealthCard.part?.(code), undefined, header);
      assert.equal(refusal(code)[0], 'unreadable', header);
    }
    assert.equal(smartHealthCard.part?.(`shc:/1/2/${digits}0`), undefined, 'an odd count of digits');
    assert.equal(smartHealthCard.part?.('shc:/1/2/'), undefined);
  });

  test('digits that are odd, above 77, not there, or followed by something', async () => {
    const code = await cardCode(signer);
    const bad = [
      code.slice(0, -1),
      `${code}78`,
      `${code}99`,
      'shc:/',
      'shc:',
      `${code} `,
      `${code}\n`,
      ` ${code}`,
    ];
    for (const text of [
      ...bad,
      code.replace('shc:/', 'shc:'),
      code.replace('shc:/', 'shc://'),
      `${code}#1`,
    ]) {
      assert.equal(refusal(text)[0], 'unreadable');
    }
    assert.match(refusal(`shc:/${'00'.repeat(1_000_000)}`)[1], /more than/);
  });

  test('a content that is not raw DEFLATE from its first byte to its last', async () => {
    const json = JSON.stringify(goodCard);
    const raw = deflateRawSync(json);
    const bad = [
      Buffer.from(json),
      deflateSync(json),
      gzipSync(json),
      raw.subarray(0, -1),
      raw.subarray(1),
      Buffer.concat([raw, Buffer.from([0])]),
      Buffer.concat([raw, raw]),
    ];
    for (const bytes of bad) {
      const code = `shc:/${digitsOf(await cardJws(signer, bytes))}`;
      assert.match(refusal(code)[1], /cannot be inflated/);
    }
  });

  test('a small code that inflates without end is cut off', async () => {
    const bomb = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, ' '));
    const code = await cardJws(signer, bomb);
    const began = performance.now();
    assert.match(refusal(code)[1], /cannot be inflated|more than/);
    assert.ok(performance.now() - began < 500);
  });

  test('a payload that is not one JSON object in plain UTF-8', async () => {
    const json = JSON.stringify(goodCard);
    for (const text of ['[]', 'null', '', `${json}}`, `\uFEFF${json}`, json.slice(0, -1)]) {
      assert.equal(refusal(await cardJws(signer, deflateRawSync(text)))[0], 'unreadable');
    }
  });

  test('a member that is missing or malformed is named, and no value told', async () => {
    const { vc } = goodCard;
    const bad: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['iss', { iss: undefined }],
      ['nbf', { nbf: undefined }],
      ['nbf', { nbf: 'Gildong' }],
      ['exp', { exp: null }],
      ['vc', { vc: undefined }],
      ['vc.type', { vc: { ...vc, type: ['https://smarthealth.cards#immunization'] } }],
      ['vc.rid', { vc: { ...vc, rid: 'longer-than-24-characters' } }],
      ['vc.rid', { vc: { ...vc, rid: 'Gildong.1' } }],
      ['vc.credentialSubject', { vc: { ...vc, credentialSubject: undefined } }],
    ];
    for (const [member, wrong] of bad) {
      const [reason, detail] = refusal(await cardCode(signer, { ...goodCard, ...wrong }));
      assert.equal(reason, 'unreadable');
      assert.equal(detail, `The member ${member} of the health card is missing or malformed.`);
    }
  });

  test('a code that lost any one digit on the way, which is no evidence of forgery', async () => {
    const code = await cardCode(signer);
    for (let at = 5; at < code.length; at += 1) {
      assert.equal(refusal(code.slice(0, at) + code.slice(at + 1))[0], 'unreadable', `without ${at}`);
    }
  });

  test('a header that does not say DEF', async () => {
    for (const zip of [undefined, 'def', 'GZIP', 7]) {
      const code = `shc:/${digitsOf(await cardJws(signer, deflated(goodCard), { zip }))}`;
      assert.match(refusal(code)[1], /deflated/);
    }
  });
});
