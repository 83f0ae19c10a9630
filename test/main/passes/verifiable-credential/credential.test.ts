import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { verifiableCredential } from '../../../../main/passes/verifiable-credential/verifiable-credential.ts';
import { newJudging } from '../judging.ts';
import { issuer, newSigner, seconds, venueCode } from '../signed-codes.ts';
import { credentialCode, goodCredential, listUrl, olderCode, olderCredential } from './credential-codes.ts';

const signer = await newSigner();
const stranger = await newSigner();

function readOf(code: string) {
  const reading = verifiableCredential.read(code);
  assert.ok(reading.ok, reading.ok ? '' : reading.detail);
  return reading.pass;
}

function refusal(code: string): readonly [string, string] {
  const reading = verifiableCredential.read(code);
  assert.ok(!reading.ok);
  return [reading.reason, reading.detail];
}

describe('a verifiable credential', () => {
  const summary = {
    format: 'vc+jwt',
    issuer,
    keyId: 'k1',
    algorithm: 'ES256',
    identity: JSON.stringify([issuer, goodCredential.id]),
    subject: goodCredential.id,
    type: 'MembershipCredential',
    name: 'Hong Gildong',
    notBefore: (seconds - 60) * 1000,
    expiresAt: (seconds + 3_600) * 1000,
    references: [],
    resolution: 'local',
  };

  test('says the same in the data models 2.0 and 1.1', async () => {
    for (const code of [await credentialCode(signer), await olderCode(signer)]) {
      const { proof, claims, ...pass } = readOf(code);
      assert.deepEqual(pass, summary);
      assert.deepEqual(await verifiableCredential.verify(readOf(code), [stranger.held, signer.held]), {
        ok: true,
        key: signer.held,
      });
    }
  });

  test('verifies by ES384 and EdDSA, too, by keys that are for these', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
    const code = await new SignJWT(goodCredential)
      .setProtectedHeader({ alg: 'ES384', typ: 'vc+jwt' })
      .sign(privateKey);
    const held = { ...signer.held, jwk: await exportJWK(publicKey), algorithms: ['ES384'] };
    assert.equal((await verifiableCredential.verify(readOf(code), [signer.held, held])).ok, true);
    const edwards = await newSigner('EdDSA');
    const verification = await verifiableCredential.verify(readOf(await credentialCode(edwards)), [
      edwards.held,
    ]);
    assert.equal(verification.ok, true);
  });

  test('names its key absolutely, relative to its issuer, or not at all', async () => {
    const names: readonly (readonly [string | undefined, string | undefined])[] = [
      [`${issuer}#k1`, 'k1'],
      ['#k1', 'k1'],
      ['k1', 'k1'],
      [undefined, undefined],
      // Another's key stays another's: none of that name is held for this issuer.
      ['https://other.example#k1', 'https://other.example#k1'],
    ];
    for (const [kid, keyId] of names) {
      assert.equal(readOf(await credentialCode(signer, {}, { kid })).keyId, keyId);
    }
  });

  test('holds only while its token and its content both say so', async () => {
    const pass = readOf(await credentialCode(signer, { nbf: seconds, exp: seconds + 60, iat: seconds - 5 }));
    assert.equal(pass.notBefore, seconds * 1000);
    assert.equal(pass.expiresAt, (seconds + 60) * 1000);
    assert.equal(pass.issuedAt, (seconds - 5) * 1000);
  });

  test('without an identifier is known by what was signed', async () => {
    const code = await credentialCode(signer, { id: undefined });
    assert.equal(readOf(code).identity, code.slice(0, code.lastIndexOf('.')));
    assert.equal('subject' in readOf(code), false);
  });

  test('tells no name where it is about several, or the name is not a text', async () => {
    const several = await credentialCode(signer, { credentialSubject: [{ name: 'A' }, { name: 'B' }] });
    assert.equal('name' in readOf(several), false);
    const odd = await credentialCode(signer, { credentialSubject: { name: { en: 'A' } } });
    assert.equal('name' in readOf(odd), false);
  });

  test('names the lists where its status stands, of the W3C and of the IETF', async () => {
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: listUrl,
    };
    const pass = readOf(
      await credentialCode(signer, {
        credentialStatus: [
          entry,
          { ...entry, statusPurpose: 'suspension', statusListIndex: 7 },
          { ...entry, statusPurpose: 'refresh' },
          { ...entry, statusPurpose: 'message', statusSize: 2 },
        ],
        status: { status_list: { idx: 3, uri: listUrl } },
      }),
    );
    assert.deepEqual(pass.references, [
      { scheme: 'bitstring-status-list', list: listUrl, index: 94_567, purpose: 'revocation', size: 1 },
      { scheme: 'bitstring-status-list', list: listUrl, index: 7, purpose: 'suspension', size: 1 },
      { scheme: 'status-list', list: listUrl, index: 3 },
    ]);
  });

  test('is recognised by its type, or by its content where the type is any token’s', async () => {
    assert.equal(verifiableCredential.recognise(await credentialCode(signer)), true);
    assert.equal(
      verifiableCredential.recognise(await credentialCode(signer, {}, { typ: 'application/VC+JWT' })),
      true,
    );
    assert.equal(verifiableCredential.recognise(await olderCode(signer, {}, { typ: undefined })), true);
    assert.equal(verifiableCredential.recognise(await olderCode(signer, { vc: undefined })), false);
    assert.equal(verifiableCredential.recognise(await venueCode(signer)), false);
    assert.equal(verifiableCredential.recognise(await olderCode(signer, {}, { zip: 'DEF' })), false);
  });
});

const { vc } = olderCredential;
const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: 1 };
const current: readonly (readonly [
  name: string,
  claims: Readonly<Record<string, unknown>>,
  detail: RegExp,
])[] = [
  ['of another data model', { '@context': ['https://other.example'] }, /data model 2\.0/],
  ['of no type', { type: undefined }, /claim type /],
  ['that is no credential', { type: ['Other'] }, /claim type /],
  ['of no issuer', { issuer: undefined }, /claim issuer /],
  ['whose token names another issuer', { iss: 'https://other.example' }, /different issuers/],
  [
    'whose token names another subject',
    { sub: 'urn:a', credentialSubject: { id: 'urn:b' } },
    /different subjects/,
  ],
  ['about nobody', { credentialSubject: undefined }, /claim credentialSubject /],
  ['whose end is no instant', { validUntil: '2026-12-31' }, /claim validUntil /],
  ['whose end is no number', { exp: 'soon' }, /claim exp /],
  [
    'whose status is told in another way',
    { credentialStatus: { ...entry, type: 'Other' } },
    /claim credentialStatus/,
  ],
  ['whose status has no list', { credentialStatus: entry }, /claim credentialStatus/],
  ['with a claim of the older model', { vc: {} }, /data model|claim/],
];
const older: typeof current = [
  ['without an issuer', { iss: undefined }, /claim iss /],
  [
    'of another data model',
    { vc: { ...vc, '@context': ['https://www.w3.org/ns/credentials/v2'] } },
    /data model 1\.1/,
  ],
  [
    'whose content names another issuer',
    { vc: { ...vc, issuer: 'https://other.example' } },
    /different issuers/,
  ],
  ['of no type', { vc: { ...vc, type: 'VerifiableCredential' } }, /claim vc\.type /],
];

describe('what is no credential is left to staff:', () => {
  for (const [name, claims, detail] of current) {
    test(`one ${name}`, async () => {
      const [reason, says] = refusal(await credentialCode(signer, claims));
      assert.equal(reason, 'unreadable');
      assert.match(says, detail);
      assert.doesNotMatch(says, /Hong|Gildong/);
    });
  }

  for (const [name, claims, detail] of older) {
    test(`one of the model 1.1 ${name}`, async () => {
      assert.match(refusal(await olderCode(signer, claims))[1], detail);
    });
  }

  test('one whose longer signature is cut short', async () => {
    const code = await credentialCode(signer);
    const header = Buffer.from(JSON.stringify({ alg: 'ES384', typ: 'vc+jwt' })).toString('base64url');
    assert.match(refusal(header + code.slice(code.indexOf('.')))[1], /cut short/);
  });
});

describe('at the door a verifiable credential', () => {
  async function judgingWithKey(context: Parameters<typeof newJudging>[0]) {
    const judging = newJudging(context, seconds * 1000);
    await judging.takeText(JSON.stringify({ keys: [signer.key.jwk] }), issuer);
    return judging;
  }

  test('is admitted while it holds, and refused before and after', async (context) => {
    const judging = await judgingWithKey(context);
    const code = await credentialCode(signer);
    assert.deepEqual(await judging.answer(code), ['admit', 'ok']);
    judging.now = (seconds - 61) * 1000;
    assert.deepEqual(await judging.answer(code), ['refuse', 'not-yet-valid']);
    judging.now = (seconds + 3_600) * 1000;
    assert.deepEqual(await judging.answer(code), ['refuse', 'expired']);
  });

  test('is refused if somebody else signed it, changed it, or made it with no key', async (context) => {
    const judging = await judgingWithKey(context);
    assert.deepEqual(await judging.answer(await credentialCode(stranger)), ['refuse', 'signature-invalid']);
    const code = await credentialCode(signer);
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'vc+jwt' })).toString('base64url');
    const unsigned = `${none}.${code.split('.')[1]}.`;
    assert.deepEqual(await judging.answer(unsigned), ['refuse', 'algorithm-not-allowed']);
    const confused = Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'vc+jwt', kid: 'k1' })).toString(
      'base64url',
    );
    assert.deepEqual(await judging.answer(confused + code.slice(code.indexOf('.'))), [
      'refuse',
      'algorithm-not-allowed',
    ]);
  });

  test('is left to staff if its issuer or its key is unknown', async (context) => {
    const judging = await judgingWithKey(context);
    const other = await credentialCode(signer, { issuer: 'https://other.example' });
    assert.deepEqual(await judging.answer(other), ['review', 'issuer-unknown']);
    assert.deepEqual(await judging.answer(await credentialCode(signer, {}, { kid: 'k2' })), [
      'review',
      'key-unknown',
    ]);
  });

  test('that names no key is verified by any key of its issuer', async (context) => {
    const judging = newJudging(context, seconds * 1000);
    const other = await newSigner('ES256', 'k0');
    await judging.takeText(JSON.stringify({ keys: [other.key.jwk, signer.key.jwk] }), issuer);
    assert.deepEqual(await judging.answer(await credentialCode(signer, {}, { kid: undefined })), [
      'admit',
      'ok',
    ]);
  });
});
