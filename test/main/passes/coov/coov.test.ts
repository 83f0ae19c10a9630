import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { coov } from '../../../../main/passes/coov/coov.ts';
import { verifiableCredential } from '../../../../main/passes/verifiable-credential/verifiable-credential.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { newJudging } from '../judging.ts';
import { seconds } from '../signed-codes.ts';
import { coovCredential, coovPresentation, handle, newInfraParty } from './infra-issuer.ts';

const kdca = newInfraParty();
const guest = newInfraParty();
const venue = newInfraParty();
const stranger = newInfraParty();

const hour = 3_600_000;
const { name: _, presentation, ...others } = defaultPolicy;
const policy = { ...others, name: 'coov', presentation: { ...presentation, audience: venue.did } };

function listOf(credentials: readonly string[], at = seconds * 1000 - hour, issuer = kdca.did): string {
  return JSON.stringify({ issuer, asOf: new Date(at).toISOString(), revokedCredentials: credentials });
}

/** A door that pinned the issuer and holds what it withdrew. */
async function judgingWithIssuer(
  context: Parameters<typeof newJudging>[0],
  withdrawn: readonly string[] = [],
) {
  const judging = newJudging(context, seconds * 1000);
  await judging.take(kdca.did);
  const report = await judging.takeText(listOf(withdrawn));
  assert.equal(report.ok, true);
  return judging;
}

function presented(claims: Readonly<Record<string, unknown>> = {}, by = guest): string {
  return coovPresentation(by, coovCredential(kdca, guest.did), venue.did, claims);
}

function refusal(code: string): readonly [string, string] {
  const reading = coov.read(code);
  assert.ok(!reading.ok);
  return [reading.reason, reading.detail];
}

describe('a pass as COOV published its form', () => {
  test('is read by its own format, and by no other', () => {
    for (const code of [presented(), coovCredential(kdca, guest.did)]) {
      assert.equal(coov.recognise(code), true);
      assert.equal(verifiableCredential.recognise(code), false);
    }
  });

  test('says what it is, by whom, and where it is withdrawn; never by what name its key is called', () => {
    const reading = coov.read(presented({}, guest));
    assert.ok(reading.ok);
    const { proof, claims, ...pass } = reading.pass;
    assert.deepEqual(pass, {
      format: 'coov',
      issuer: kdca.did,
      algorithm: 'ES256K',
      identity: JSON.stringify([kdca.did, handle]),
      subject: handle,
      type: 'Personal',
      name: '홍길동',
      notBefore: seconds * 1000,
      expiresAt: (seconds + 600) * 1000,
      references: [{ scheme: 'credential-id', credential: handle }],
      presentation: { audience: [venue.did], madeAt: seconds * 1000, expiresAt: (seconds + 600) * 1000 },
      resolution: 'local',
    });
  });

  test('is admitted with its presentation or alone, once its issuer is pinned', async (context) => {
    const judging = await judgingWithIssuer(context);
    assert.deepEqual(await judging.answer(presented(), { policy }), ['admit', 'ok']);
    assert.deepEqual(await judging.answer(coovCredential(kdca, guest.did)), ['admit', 'ok']);
    assert.equal((await judging.judge(presented())).pass?.issuer, kdca.did);
  });

  test('verifies with the higher half of s, too, which JOSE does not forbid', async () => {
    const code = coovCredential(kdca, guest.did);
    const [input, encoded = ''] = [code.slice(0, code.lastIndexOf('.')), code.split('.')[2]];
    const { r, s } = secp256k1.Signature.fromBytes(Buffer.from(encoded, 'base64url'));
    const other = new secp256k1.Signature(r, secp256k1.Point.Fn.ORDER - s).toBytes();
    const reading = coov.read(`${input}.${Buffer.from(other).toString('base64url')}`);
    assert.ok(reading.ok);
    assert.equal((await coov.verify(reading.pass, [kdca.held])).ok, true);
    const again = coov.read(code);
    assert.equal(again.ok && again.pass.identity, reading.pass.identity);
  });
});

describe('at the door such a pass', () => {
  test('is left to staff while its issuer is not pinned', async (context) => {
    const judging = newJudging(context, seconds * 1000);
    assert.deepEqual(await judging.answer(presented()), ['review', 'issuer-unknown']);
  });

  test('is left to staff while no list says what its issuer withdrew', async (context) => {
    const judging = newJudging(context, seconds * 1000);
    await judging.take(kdca.did);
    assert.deepEqual(await judging.answer(presented()), ['review', 'revocations-stale']);
  });

  test('is refused once it is withdrawn', async (context) => {
    const judging = await judgingWithIssuer(context, [handle]);
    assert.deepEqual(await judging.answer(presented()), ['refuse', 'revoked']);
  });

  test('is left to staff when the list has grown too old', async (context) => {
    const judging = await judgingWithIssuer(context);
    judging.now += 8 * 24 * hour;
    const code = coovCredential(kdca, guest.did);
    assert.deepEqual(await judging.answer(code), ['review', 'revocations-stale']);
  });

  test('is refused if its issuer did not sign it', async (context) => {
    const judging = await judgingWithIssuer(context);
    const forged = coovCredential(stranger, guest.did, { iss: kdca.did });
    assert.deepEqual(await judging.answer(coovPresentation(guest, forged, venue.did)), [
      'refuse',
      'signature-invalid',
    ]);
    assert.deepEqual(await judging.answer(forged), ['refuse', 'signature-invalid']);
  });

  test('is refused if another presents it, or signs in the name of its subject', async (context) => {
    const judging = await judgingWithIssuer(context);
    assert.deepEqual(await judging.answer(presented({}, stranger)), ['refuse', 'signature-invalid']);
    assert.deepEqual(await judging.answer(presented({ iss: guest.did }, stranger)), [
      'refuse',
      'signature-invalid',
    ]);
  });

  test('is refused when its short life is over, or was never short', async (context) => {
    const judging = await judgingWithIssuer(context);
    assert.equal((await judging.judge(presented({ exp: seconds + 3_600 }))).rule?.id, 'presentation-life');
    judging.now = (seconds + 600) * 1000;
    assert.deepEqual(await judging.answer(presented()), ['refuse', 'expired']);
  });

  test('is refused if it was made for another venue', async (context) => {
    const judging = await judgingWithIssuer(context);
    const code = coovPresentation(guest, coovCredential(kdca, guest.did), stranger.did);
    assert.equal((await judging.judge(code, { policy })).rule?.id, 'presentation-audience');
  });

  test('with another algorithm in its header is refused, whatever signed it', async (context) => {
    const judging = await judgingWithIssuer(context);
    const code = kdca.sign(
      {
        ...JSON.parse(
          Buffer.from(coovCredential(kdca, guest.did).split('.')[1] ?? '', 'base64url').toString(),
        ),
      },
      { alg: 'ES256' },
    );
    assert.deepEqual(await judging.answer(code), ['refuse', 'algorithm-not-allowed']);
  });
});

describe('what is not whole is left to staff:', () => {
  const credential = coovCredential(kdca, guest.did);
  const anonymous = coovCredential(kdca, undefined);
  const codes: readonly (readonly [name: string, code: string, detail: RegExp])[] = [
    [
      'an issuer whose checksum does not hold',
      coovCredential(kdca, guest.did, { iss: `${kdca.did}1` }),
      /issuer's identifier/,
    ],
    ['a presentation for nobody', presented({ aud: undefined }), /whom it is for/],
    ['a presentation that answers no challenge', presented({ nonce: undefined }), /challenge/],
    ['a presentation that never ends', presented({ exp: undefined }), /claim exp /],
    [
      'a credential about nobody, presented by somebody',
      coovPresentation(guest, anonymous, venue.did),
      /whom it is about/,
    ],
    ['a credential without a type', coovCredential(kdca, guest.did, { vc: {} }), /claim vc\./],
    ['a signature that is cut short', credential.slice(0, -6), /cut short/],
    [
      'a credential of another issuer’s kind',
      presented({ iss: 'did:web:guest.example' }),
      /no credential of a did:infra/,
    ],
  ];
  for (const [name, code, detail] of codes) {
    test(name, () => {
      const [reason, says] = refusal(code);
      assert.equal(reason, 'unreadable');
      assert.match(says, detail);
      assert.doesNotMatch(says, /홍길동|PUB_K1/);
    });
  }
});

describe('pinning an issuer by its identifier', () => {
  test('holds its one key under its own name', async (context) => {
    const judging = newJudging(context, seconds * 1000);
    await judging.take(kdca.did);
    assert.deepEqual(judging.store.issuers(), [
      { id: kdca.did, name: kdca.did, keys: 1, keysAsOf: seconds * 1000, revoked: 0 },
    ]);
    assert.equal(judging.store.sources()[0]?.kind, 'identifier');
  });

  test('refuses one with a wrong character, and says so', async (context) => {
    const judging = newJudging(context, seconds * 1000);
    const report = await judging.store.importSource(`${kdca.did}1`);
    assert.equal(!report.ok && report.problem, 'invalid');
    assert.match(report.ok ? '' : report.detail, /checksum/);
    assert.deepEqual(judging.store.issuers(), []);
  });

  test('again makes its key young; nothing else does', async (context) => {
    const judging = await judgingWithIssuer(context);
    judging.now += 24 * hour;
    await judging.store.refresh();
    assert.equal(judging.store.ages(kdca.did).keys, seconds * 1000);
    await judging.take(kdca.did);
    assert.equal(judging.store.ages(kdca.did).keys, judging.now);
  });

  test('comes before the list of what it withdrew, which only ever gets newer', async (context) => {
    const judging = newJudging(context, seconds * 1000);
    const early = await judging.takeText(listOf([]));
    assert.equal(!early.ok && early.problem, 'untrusted');
    await judging.take(kdca.did);
    assert.equal((await judging.takeText(listOf([handle]))).ok, true);
    const older = await judging.takeText(listOf([], seconds * 1000 - 2 * hour));
    assert.equal(!older.ok && older.problem, 'rollback');
    const future = await judging.takeText(listOf([], seconds * 1000 + hour));
    assert.equal(!future.ok && future.problem, 'invalid');
    assert.deepEqual(await judging.answer(presented()), ['refuse', 'revoked']);
    assert.equal(judging.store.issuers()[0]?.revoked, 1);
    assert.equal((await judging.takeText(listOf([]))).ok, true);
    assert.deepEqual(await judging.answer(presented()), ['admit', 'ok']);
  });
});
