import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { p256 } from '@noble/curves/nist.js';
import { base58 } from '@scure/base';
import { verifiableCredential } from '../../../../main/passes/verifiable-credential/verifiable-credential.ts';
import { defaultPolicy, type Policy } from '../../../../shared/policy.ts';
import { newJudging } from '../judging.ts';
import { issuer, newSigner, type Signer, seconds } from '../signed-codes.ts';
import {
  credentialCode,
  didJwkOf,
  enveloped,
  goodCredential,
  olderCode,
  olderPresentationCode,
  presentationCode,
} from './credential-codes.ts';

const signer = await newSigner();
const holder = await newSigner();
const thief = await newSigner();
const edwards = await newSigner('EdDSA');

const { name, level } = goodCredential.credentialSubject;

/** A credential about whoever has the holder's key. */
async function personalCode(about: string = didJwkOf(holder)): Promise<string> {
  return await credentialCode(signer, { credentialSubject: { id: about, name, level } });
}

function didKeyOf({ key }: Signer): string {
  const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
  const { crv, x, y } = key.jwk;
  if (crv === 'Ed25519') return `did:key:z${base58.encode(Uint8Array.of(0xed, 0x01, ...bytes(x)))}`;
  const point = p256.Point.fromBytes(Uint8Array.of(4, ...bytes(x), ...bytes(y)));
  return `did:key:z${base58.encode(Uint8Array.of(0x80, 0x24, ...point.toBytes(true)))}`;
}

function refusal(code: string): readonly [string, string] {
  const reading = verifiableCredential.read(code);
  assert.ok(!reading.ok);
  return [reading.reason, reading.detail];
}

async function verified(code: string) {
  const reading = verifiableCredential.read(code);
  assert.ok(reading.ok, reading.ok ? '' : reading.detail);
  return await verifiableCredential.verify(reading.pass, [signer.held]);
}

async function judgingWithKey(context: Parameters<typeof newJudging>[0]) {
  const judging = newJudging(context, seconds * 1000);
  await judging.takeText(JSON.stringify({ keys: [signer.key.jwk] }), issuer);
  return judging;
}

function presentedAt(audience: string | null, maxLifeSeconds = 600): { readonly policy: Policy } {
  return { policy: { ...defaultPolicy, presentation: { audience, maxLifeSeconds } } };
}

describe('a presentation', () => {
  test('is the same pass as the credential in it, and holds no longer than either', async () => {
    const credential = await personalCode();
    const alone = verifiableCredential.read(credential);
    const again = verifiableCredential.read(
      await presentationCode(holder, credential, { aud: 'venue', nbf: seconds }),
    );
    assert.ok(alone.ok && again.ok);
    assert.equal(again.pass.identity, alone.pass.identity);
    assert.equal(again.pass.subject, goodCredential.id);
    assert.equal(again.pass.notBefore, seconds * 1000);
    assert.equal(again.pass.expiresAt, (seconds + 600) * 1000);
    assert.deepEqual(again.pass.presentation, {
      audience: ['venue'],
      madeAt: seconds * 1000,
      expiresAt: (seconds + 600) * 1000,
    });
  });

  test('is admitted in either data model', async (context) => {
    const judging = await judgingWithKey(context);
    assert.deepEqual(await judging.answer(await presentationCode(holder, await personalCode())), [
      'admit',
      'ok',
    ]);
    const older = await olderPresentationCode(holder, await olderCode(signer, { sub: didJwkOf(holder) }));
    assert.deepEqual(await judging.answer(older), ['admit', 'ok']);
  });

  test('is by a holder who is known by a did:key of either curve', async () => {
    for (const by of [holder, edwards]) {
      const did = didKeyOf(by);
      const code = await presentationCode(by, await personalCode(did), { iss: did });
      assert.equal((await verified(code)).ok, true);
    }
  });

  test('is by the key that the credential itself confirms, whatever its holder is called', async () => {
    const credential = await credentialCode(signer, { cnf: { jwk: holder.key.jwk } });
    const by = async (who: Signer) =>
      await verified(await presentationCode(who, credential, { iss: 'https://holder.example' }));
    assert.equal((await by(holder)).ok, true);
    const stolen = await by(thief);
    assert.equal(!stolen.ok && stolen.reason, 'signature-invalid');
  });

  test('of a credential about nobody in particular is by whoever holds it', async () => {
    assert.equal((await verified(await presentationCode(holder, await credentialCode(signer)))).ok, true);
  });
});

describe('a presentation is refused', () => {
  test('if somebody else than its holder signed it', async (context) => {
    const judging = await judgingWithKey(context);
    const code = await presentationCode(thief, await personalCode(), { iss: didJwkOf(holder) });
    const judgement = await judging.judge(code);
    assert.equal(judgement.reason, 'signature-invalid');
    assert.match(judgement.detail ?? '', /holder/);
  });

  test('if its holder is not whom the credential is about', async (context) => {
    const judging = await judgingWithKey(context);
    const judgement = await judging.judge(await presentationCode(thief, await personalCode()));
    assert.equal(judgement.reason, 'signature-invalid');
    assert.match(judgement.detail ?? '', /somebody else/);
  });

  test('if the credential in it is forged, however well it is presented', async (context) => {
    const judging = await judgingWithKey(context);
    const forged = await credentialCode(thief, { credentialSubject: { id: didJwkOf(thief) } });
    assert.deepEqual(await judging.answer(await presentationCode(thief, forged)), [
      'refuse',
      'signature-invalid',
    ]);
  });

  test('after its short life, and before it', async (context) => {
    const judging = await judgingWithKey(context);
    const code = await presentationCode(holder, await personalCode(), { nbf: seconds });
    judging.now = (seconds + 600) * 1000;
    assert.deepEqual(await judging.answer(code), ['refuse', 'expired']);
    judging.now = (seconds - 1) * 1000;
    assert.deepEqual(await judging.answer(code), ['refuse', 'not-yet-valid']);
  });

  test('if it was made to hold for too long, whether or not it says when it was made', async (context) => {
    const judging = await judgingWithKey(context);
    const credential = await personalCode();
    for (const claims of [{ exp: seconds + 601 }, { exp: seconds + 601, iat: undefined }]) {
      const judgement = await judging.judge(await presentationCode(holder, credential, claims));
      assert.equal(judgement.reason, 'rule-not-met');
      assert.equal(judgement.rule?.id, 'presentation-life');
    }
  });

  test('if it was made for somebody else than the policy says', async (context) => {
    const judging = await judgingWithKey(context);
    const credential = await personalCode();
    const here = await presentationCode(holder, credential, { aud: ['https://venue.example', 'other'] });
    const elsewhere = await presentationCode(holder, credential, { aud: 'https://other.example' });
    const policy = presentedAt('https://venue.example');
    assert.deepEqual(await judging.answer(here, policy), ['admit', 'ok']);
    assert.equal((await judging.judge(elsewhere, policy)).rule?.id, 'presentation-audience');
    assert.equal(
      (await judging.judge(await presentationCode(holder, credential), policy)).decision,
      'refuse',
    );
    assert.deepEqual(
      await judging.answer(elsewhere),
      ['admit', 'ok'],
      'a policy that names nobody does not ask',
    );
    assert.deepEqual(
      await judging.answer(credential, policy),
      ['admit', 'ok'],
      'nor of a credential by itself',
    );
  });
});

describe('a presentation that nobody here can judge is left to staff:', () => {
  const defects: readonly (readonly [string, Readonly<Record<string, unknown>>, string, RegExp])[] = [
    ['without an end', { exp: undefined }, 'unreadable', /claim exp /],
    ['of no type', { type: undefined }, 'unreadable', /claim type /],
    ['with two names of its holder', { holder: 'did:example:other' }, 'unreadable', /different holders/],
    [
      'by a holder whose key it does not carry',
      { iss: 'did:web:holder.example' },
      'unsupported-format',
      /holder's key/,
    ],
    ['by nobody', { iss: undefined }, 'unsupported-format', /holder's key/],
    ['with a malformed did:jwk', { iss: 'did:jwk:e30' }, 'unsupported-format', /holder's key/],
    ['with a malformed did:key', { iss: 'did:key:z6MkhaXg' }, 'unsupported-format', /holder's key/],
    ['of nothing', { verifiableCredential: [] }, 'unsupported-format', /no credential/],
    [
      'of a credential that is no JWT',
      { verifiableCredential: [{ id: 'urn:a' }] },
      'unsupported-format',
      /no credential/,
    ],
    [
      'of an envelope with something else',
      { verifiableCredential: [enveloped('x')] },
      'unreadable',
      /three parts/,
    ],
    [
      'of several',
      { verifiableCredential: [enveloped('x'), enveloped('y')] },
      'unsupported-format',
      /several/,
    ],
  ];
  for (const [what, claims, reason, detail] of defects) {
    test(`one ${what}`, async () => {
      const [why, says] = refusal(await presentationCode(holder, await personalCode(), claims));
      assert.equal(why, reason);
      assert.match(says, detail);
      assert.doesNotMatch(says, /Hong|Gildong/);
    });
  }

  test('a key that is no point of its curve is nobody’s', async () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
    const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
    assert.equal(
      refusal(await presentationCode(holder, await personalCode(), { iss: did }))[0],
      'unsupported-format',
    );
  });
});
