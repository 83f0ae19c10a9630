import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { CompactSign } from 'jose';
import { sdJwtCredential } from '../../../../main/passes/sd-jwt-vc/sd-jwt-vc.ts';
import { signStatusList } from '../../trust/test-issuer.ts';
import { newJudging } from '../judging.ts';
import { issuer, newSigner, seconds, signBytes } from '../signed-codes.ts';
import { digestOf, disclosure, goodClaims, nameDisclosure, namedCode, sdJwtCode } from './sd-jwt-codes.ts';

const signer = await newSigner();
const stranger = await newSigner();

function readOf(code: string) {
  const reading = sdJwtCredential.read(code);
  assert.ok(reading.ok, reading.ok ? '' : reading.detail);
  return reading.pass;
}

function refusal(code: string): readonly [string, string] {
  const reading = sdJwtCredential.read(code);
  assert.ok(!reading.ok);
  return [reading.reason, reading.detail];
}

describe('an SD-JWT credential', () => {
  test('says what it is, and what its holder chose to show', async () => {
    const { proof, claims, ...pass } = readOf(await namedCode(signer));
    assert.deepEqual(pass, {
      format: 'dc+sd-jwt',
      issuer,
      keyId: 'k1',
      algorithm: 'ES256',
      identity: JSON.stringify([issuer, 'A-17']),
      subject: 'A-17',
      type: 'https://issuer.example/membership',
      name: 'Hong Gildong',
      issuedAt: seconds * 1000,
      expiresAt: (seconds + 3_600) * 1000,
      references: [{ scheme: 'status-list', list: `${issuer}/status/0`, index: 3 }],
      resolution: 'local',
    });
    assert.equal('_sd' in claims, false);
  });

  test('is the same pass whatever of it is shown', async () => {
    const shown = await sdJwtCode(signer, { jti: undefined, _sd: [digestOf(nameDisclosure)] }, [
      nameDisclosure,
    ]);
    const hidden = shown.slice(0, shown.indexOf('~') + 1);
    assert.equal(readOf(shown).identity, readOf(hidden).identity);
    assert.equal('name' in readOf(hidden), false);
  });

  test('may be of its older type, and of any hash that RFC 9901 asks issuers to choose from', async () => {
    const older = await sdJwtCode(signer, {}, [], { header: { typ: 'vc+sd-jwt' } });
    assert.equal(sdJwtCredential.recognise(older), true);
    assert.equal(readOf(older).format, 'dc+sd-jwt');
    for (const bits of ['256', '384', '512']) {
      const claims = { _sd: [digestOf(nameDisclosure, `sha${bits}`)], _sd_alg: `sha-${bits}` };
      assert.equal(readOf(await sdJwtCode(signer, claims, [nameDisclosure])).name, 'Hong Gildong');
    }
  });

  test('shows elements of lists and claims inside of claims', async () => {
    const inner = disclosure('city', 'Seoul');
    const outer = disclosure('address', { _sd: [digestOf(inner)], country: 'KR' });
    const element = disclosure('KR');
    const claims = { _sd: [digestOf(outer)], nationalities: [{ '...': digestOf(element) }, 'US'] };
    const pass = readOf(await sdJwtCode(signer, claims, [outer, inner, element]));
    assert.deepEqual(pass.claims.address, { city: 'Seoul', country: 'KR' });
    assert.deepEqual(pass.claims.nationalities, ['KR', 'US']);
  });

  test('that another implementation issued is read and verified', async () => {
    const library = new SDJwtVcInstance({
      signAlg: 'ES256',
      hashAlg: 'sha-256',
      hasher: (data, algorithm) =>
        createHash(algorithm.replace('-', ''))
          .update(typeof data === 'string' ? data : Buffer.from(data))
          .digest(),
      saltGenerator: (length) => randomBytes(length).toString('base64url'),
      signer: async (input) => {
        const [header = '', payload = ''] = input.split('.');
        const signed = await new CompactSign(Buffer.from(payload, 'base64url'))
          .setProtectedHeader(JSON.parse(Buffer.from(header, 'base64url').toString()))
          .sign(signer.key.privateKey);
        assert.equal(signed.slice(0, signed.lastIndexOf('.')), input);
        return signed.slice(signed.lastIndexOf('.') + 1);
      },
    });
    const code = await library.issue(
      { ...goodClaims, name: 'Hong Gildong' },
      { _sd: ['name'] },
      { header: { kid: 'k1' } },
    );
    assert.equal(sdJwtCredential.recognise(code), true);
    assert.equal(readOf(code).name, 'Hong Gildong');
    const verification = await sdJwtCredential.verify(readOf(code), [stranger.held, signer.held]);
    assert.deepEqual(verification, { ok: true, key: signer.held });
  });
});

describe('what is no whole SD-JWT credential is left to staff:', () => {
  const signed = { _sd: [digestOf(nameDisclosure)] };
  const defects: readonly (readonly [
    name: string,
    claims: Readonly<Record<string, unknown>>,
    disclosures: readonly string[],
    detail: RegExp,
  ])[] = [
    ['a disclosure that its issuer did not sign', {}, [nameDisclosure], /did not sign/],
    ['the same disclosure twice', signed, [nameDisclosure, nameDisclosure], /twice/],
    ['a disclosure that is empty', signed, [''], /malformed/],
    ['a disclosure that is not base64url', signed, ['%%'], /malformed/],
    ['a disclosure that is no list', signed, [Buffer.from('{}').toString('base64url')], /malformed/],
    ['a disclosure of four parts', signed, [disclosure('a', 'b', 'c')], /malformed/],
    ['a disclosure of who issued it', signed, [disclosure('iss', 'https://other.example')], /malformed/],
    ['a disclosure that hides others', signed, [disclosure('_sd', [])], /malformed/],
    [
      'more disclosures than anybody reads',
      signed,
      Array.from({ length: 101 }, (_, n) => disclosure('a', n)),
      /malformed/,
    ],
    ['an unknown hash', { ...signed, _sd_alg: 'md5' }, [nameDisclosure], /unknown hash/],
    ['no type', { vct: undefined }, [], /claim vct /],
    ['no issuer', { iss: undefined }, [], /claim iss /],
    ['a status that is told in another way', { status: { other: 1 } }, [], /claim status/],
    ['an end that is no number', { exp: 'soon' }, [], /claim exp /],
  ];
  for (const [name, claims, disclosures, detail] of defects) {
    test(name, async () => {
      const [reason, says] = refusal(await sdJwtCode(signer, claims, disclosures));
      assert.equal(reason, 'unreadable');
      assert.match(says, detail);
      assert.doesNotMatch(says, /Hong|Gildong/);
    });
  }

  test('one with a key binding, which answers a question that was not asked here', async () => {
    const binding = await signBytes(signer, Buffer.from('{}'), { typ: 'kb+jwt' });
    const [reason, detail] = refusal(await sdJwtCode(signer, {}, [], { end: binding }));
    assert.equal(reason, 'unsupported-format');
    assert.match(detail, /cannot ask/);
  });

  test('one without its last character, or of another type', async () => {
    assert.match(refusal((await sdJwtCode(signer)).slice(0, -1))[1], /does not end/);
    const other = await sdJwtCode(signer, {}, [], { header: { typ: 'JWT' } });
    assert.equal(sdJwtCredential.recognise(other), false);
    assert.equal(refusal(other)[0], 'unreadable');
  });

  test('one whose claims are nested without end', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const bytes = Buffer.from(JSON.stringify(goodClaims).replace(/}$/, `,"deep":${deep}}`));
    const code = `${await signBytes(signer, bytes, { typ: 'dc+sd-jwt' })}~`;
    const reading = sdJwtCredential.read(code);
    assert.ok(!reading.ok && reading.reason === 'unreadable');
  });
});

describe('at the door an SD-JWT credential', () => {
  async function judgingWithKey(context: Parameters<typeof newJudging>[0], revoked = 0) {
    const judging = newJudging(context, seconds * 1000);
    await judging.takeText(JSON.stringify({ keys: [signer.key.jwk] }), issuer);
    const list = { uri: `${issuer}/status/0`, at: seconds * 1000, bytes: Buffer.of(revoked, 0) };
    assert.equal((await judging.takeText(await signStatusList(signer.key, list))).ok, true);
    return judging;
  }

  test('is admitted while it holds, and refused after', async (context) => {
    const judging = await judgingWithKey(context);
    const code = await namedCode(signer);
    assert.deepEqual(await judging.answer(code), ['admit', 'ok']);
    judging.now = (seconds + 3_600) * 1000;
    assert.deepEqual(await judging.answer(code), ['refuse', 'expired']);
  });

  test('is refused once its list says so', async (context) => {
    const judging = await judgingWithKey(context, 0b1000);
    assert.deepEqual(await judging.answer(await namedCode(signer)), ['refuse', 'revoked']);
  });

  test('is refused if somebody else signed it, or nobody', async (context) => {
    const judging = await judgingWithKey(context);
    assert.deepEqual(await judging.answer(await namedCode(stranger)), ['refuse', 'signature-invalid']);
    const code = await namedCode(signer);
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'dc+sd-jwt' })).toString('base64url');
    const unsigned = none + code.slice(code.indexOf('.'));
    assert.deepEqual(await judging.answer(unsigned), ['refuse', 'algorithm-not-allowed']);
  });

  test('is left to staff if its issuer or its key is unknown', async (context) => {
    const judging = await judgingWithKey(context);
    const other = await sdJwtCode(signer, { iss: 'https://other.example' });
    assert.deepEqual(await judging.answer(other), ['review', 'issuer-unknown']);
    const unknown = await sdJwtCode(signer, {}, [], { header: { kid: 'k2' } });
    assert.deepEqual(await judging.answer(unknown), ['review', 'key-unknown']);
  });
});
