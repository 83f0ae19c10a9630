import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SignJWT } from 'jose';
import type { Verification, VerificationKey } from '../../../main/passes/format.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { goodClaims, issuer, newSigner, seconds, signBytes, venueCode } from './signed-codes.ts';

const signer = await newSigner();
const stranger = await newSigner();
const edwards = await newSigner('EdDSA');

function readOf(code: string) {
  const reading = venuePass.read(code);
  assert.ok(reading.ok, reading.ok ? '' : reading.detail);
  return reading.pass;
}

async function verified(code: string, ...keys: readonly VerificationKey[]): Promise<Verification> {
  return await venuePass.verify(readOf(code), keys);
}

function refusal(code: string): readonly [reason: string, detail: string] {
  const reading = venuePass.read(code);
  assert.ok(!reading.ok);
  return [reading.reason, reading.detail];
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('a venue pass', () => {
  test('says whose it is, until when it holds and where its status stands', async () => {
    const code = await venueCode(signer, { nbf: seconds - 60, name: 'Hong Gildong', type: 'day' });
    assert.equal(venuePass.recognise(code), true);
    const { proof, claims, ...pass } = readOf(code);
    assert.deepEqual(pass, {
      format: 'pass+jwt',
      issuer,
      keyId: 'k1',
      algorithm: 'ES256',
      identity: '["https://issuer.example","A-17"]',
      subject: 'A-17',
      type: 'day',
      name: 'Hong Gildong',
      issuedAt: seconds * 1000,
      notBefore: (seconds - 60) * 1000,
      expiresAt: (seconds + 3_600) * 1000,
      references: [{ scheme: 'status-list', list: `${issuer}/status/0`, index: 3 }],
      resolution: 'local',
    });
    assert.equal(claims.jti, 'A-17');
  });

  test('verifies by the key of its issuer, ES256 or EdDSA, under either name of that', async () => {
    assert.deepEqual(await verified(await venueCode(signer), signer.held), { ok: true, key: signer.held });
    assert.deepEqual(await verified(await venueCode(edwards), edwards.held), { ok: true, key: edwards.held });
    const named = await new SignJWT(goodClaims)
      .setProtectedHeader({ alg: 'Ed25519', kid: 'k1', typ: 'pass+jwt' })
      .sign(edwards.key.privateKey);
    assert.equal((await verified(named, edwards.held)).ok, true);
  });

  test('verifies by any of several keys of one kid, and says by which', async () => {
    const code = await venueCode(signer);
    const verification = await verified(code, stranger.held, edwards.held, signer.held);
    assert.ok(verification.ok);
    assert.equal(verification.key, signer.held);
  });

  test('is the same whenever it is signed, and another one if its issuer is another', async () => {
    const [one, again] = [await venueCode(signer), await venueCode(signer)];
    assert.notEqual(one, again, 'an ECDSA signature is never the same twice');
    assert.equal(readOf(one).identity, readOf(again).identity);
    const other = await venueCode(signer, { iss: 'https://other.example' });
    assert.notEqual(readOf(other).identity, readOf(one).identity);
  });

  test('may leave out what is optional, and then names no list', async () => {
    const pass = readOf(await venueCode(signer, { status: undefined }));
    assert.deepEqual(pass.references, []);
    assert.equal('notBefore' in pass || 'name' in pass || 'type' in pass, false);
  });

  test('has the media type of its header in any case and with its prefix', async () => {
    const code = await venueCode(signer, {}, { typ: 'application/Pass+JWT' });
    assert.equal(venuePass.recognise(code), true);
    assert.equal(venuePass.read(code).ok, true);
  });
});

describe('a forged venue pass is refused:', () => {
  test('signed by another key', async () => {
    const verification = await verified(await venueCode(stranger), signer.held);
    assert.ok(!verification.ok);
    assert.equal(verification.reason, 'signature-invalid');
  });

  test('with another content under a good signature', async () => {
    const [header = '', , signature = ''] = (await venueCode(signer)).split('.');
    const code = [header, base64url({ ...goodClaims, exp: seconds * 2 }), signature].join('.');
    const verification = await verified(code, signer.held);
    assert.equal(!verification.ok && verification.reason, 'signature-invalid');
  });

  test('signed with what everybody knows: nothing, or the public key as a secret', async () => {
    const none = `${base64url({ alg: 'none', typ: 'pass+jwt' })}.${base64url(goodClaims)}.`;
    assert.equal(venuePass.recognise(none), true);
    assert.equal(refusal(none)[0], 'algorithm-not-allowed');
    const shared = await new SignJWT(goodClaims)
      .setProtectedHeader({ alg: 'HS256', typ: 'pass+jwt', kid: 'k1' })
      .sign(Buffer.from(JSON.stringify(signer.key.jwk)));
    assert.equal(refusal(shared)[0], 'algorithm-not-allowed');
  });

  for (const alg of ['EdDSA', 'RS256', 'ES384', 'ES256K']) {
    test(`naming ${alg} where its key is for ES256`, async () => {
      const code = await venueCode(signer);
      const header = base64url({ alg, typ: 'pass+jwt', kid: 'k1' });
      const verification = await verified(header + code.slice(code.indexOf('.')), signer.held);
      assert.equal(!verification.ok && verification.reason, 'algorithm-not-allowed');
    });
  }

  test('bringing its own key along', async () => {
    const code = await venueCode(stranger, {}, { jwk: stranger.key.jwk, jku: 'https://evil.example/jwks' });
    const verification = await verified(code, signer.held);
    assert.equal(!verification.ok && verification.reason, 'signature-invalid');
  });
});

describe('what is no venue pass is left to staff:', () => {
  test('an algorithm of which no key is held says nothing about forgery', async () => {
    const code = await venueCode(signer);
    const rsa = base64url({ alg: 'RS256', typ: 'pass+jwt', kid: 'k1' }) + code.slice(code.indexOf('.'));
    assert.equal(venuePass.read(rsa).ok, true, 'whether the issuer is known is asked first');
  });

  test('a token of another type by the same key is not recognised, nor read', async () => {
    for (const typ of [undefined, 'JWT', 'statuslist+jwt', 'munjigi-index+jwt', 7]) {
      const code = await venueCode(signer, {}, { typ });
      assert.equal(venuePass.recognise(code), false);
      assert.equal(refusal(code)[0], 'unreadable');
    }
  });

  test('a claim that is missing or malformed is named, and no value told', async () => {
    const bad: readonly (readonly [string, unknown])[] = [
      ['iss', undefined],
      ['iss', ''],
      ['jti', undefined],
      ['jti', 17],
      ['iat', '1'],
      ['exp', undefined],
      ['exp', '2026-12-24'],
      ['exp', 1e300],
      ['exp', -1],
      ['nbf', null],
      ['name', { first: 'Gildong' }],
      ['name', 'Gildong'.repeat(100)],
      ['type', []],
      ['status', { identifier_list: { id: 'x' } }],
      ['status', { status_list: { idx: -1, uri: 'u' } }],
      ['status', { status_list: { idx: 0.5, uri: 'u' } }],
    ];
    for (const [claim, value] of bad) {
      const [reason, detail] = refusal(await venueCode(signer, { [claim]: value }));
      assert.equal(reason, 'unreadable');
      assert.match(detail, new RegExp(`^The claim ${claim}[a-z_.]* is missing or malformed\\.$`));
      assert.doesNotMatch(detail, /Gildong/);
    }
  });

  test('a content that is not one JSON object in plain UTF-8', async () => {
    const json = JSON.stringify(goodClaims);
    const bad = ['[]', '"x"', 'null', '', json.slice(0, -1), `${json}}`, `${json}\n{}`, `\uFEFF${json}`];
    for (const text of bad) {
      assert.equal(refusal(await signBytes(signer, Buffer.from(text), { typ: 'pass+jwt' }))[0], 'unreadable');
    }
    const latin = Buffer.from(JSON.stringify({ ...goodClaims, name: 'é' }), 'latin1');
    assert.equal(refusal(await signBytes(signer, latin, { typ: 'pass+jwt' }))[0], 'unreadable');
  });

  test('a header without a key, or with an extension that must be understood', async () => {
    assert.match(refusal(await venueCode(signer, {}, { kid: undefined }))[1], /names no key/);
    assert.match(refusal(await venueCode(signer, {}, { kid: '' }))[1], /names no key/);
    const [, content = '', signature = ''] = (await venueCode(signer)).split('.');
    const header = { alg: 'ES256', kid: 'k1', typ: 'pass+jwt' };
    const read = (more: object) => refusal([base64url({ ...header, ...more }), content, signature].join('.'));
    assert.match(read({ crit: ['x'], x: 1 })[1], /extension/);
    assert.match(read({ crit: ['b64'], b64: false })[1], /extension/);
    assert.match(read({ alg: undefined })[1], /no algorithm/);
    assert.match(read({ alg: 'Hong Gildong, 010-1234-5678' })[1], /no algorithm/, 'and it is not repeated');
  });

  test('characters around it, or a spelling of base64url that is not the one', async () => {
    const code = await venueCode(signer);
    const last = code.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // 64 octets leave four spare bits in the last character: it must have them zero.
    const spare = code.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1];
    for (const bad of [
      ` ${code}`,
      `${code} `,
      `${code}\n`,
      `${code}=`,
      `${code}==`,
      `${code}.`,
      `${code}.A`,
      spare,
    ]) {
      assert.equal(refusal(bad)[0], 'unreadable', JSON.stringify(bad.slice(-4)));
    }
    assert.equal(refusal(code.replaceAll('.', '..'))[0], 'unreadable');
    assert.equal(refusal(`${code.slice(0, 60)}+/${code.slice(62)}`)[0], 'unreadable');
  });

  test('a code that lost its end on the way', async () => {
    const code = await venueCode(signer);
    for (let end = 0; end < code.length; end += 1) {
      assert.equal(refusal(code.slice(0, end))[0], 'unreadable', `cut at ${end} of ${code.length}`);
    }
  });

  test('a code that lost any one character on the way, which is no evidence of forgery', async () => {
    const code = await venueCode(signer, { name: 'Hong Gildong' });
    for (let at = 0; at < code.length; at += 1) {
      assert.equal(refusal(code.slice(0, at) + code.slice(at + 1))[0], 'unreadable', `without ${at}`);
    }
  });

  test('a code without end costs no time', async () => {
    const began = performance.now();
    assert.equal(refusal(`${await venueCode(signer)}${'A'.repeat(10_000_000)}`)[0], 'unreadable');
    assert.ok(performance.now() - began < 500);
  });
});
