import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { visibleSeal } from '../../../../main/passes/vdsnc/vdsnc.ts';
import { newJudging } from '../judging.ts';
import { type Authority, certificateList, certify, newAuthority, newKeys } from './authority.ts';
import { newSeal, type SealOptions, sealCode, test as testMessage, vaccination } from './seal-codes.ts';

/** 24 December 2026, noon in Seoul. */
const noon = Date.UTC(2026, 11, 24, 3);
const authority = await newAuthority();
const signer = await certify(authority);

/** A kiosk that holds an authority and its list of revoked certificates. */
async function newDoor(context: Parameters<typeof newJudging>[0], of: Authority = authority, list?: Buffer) {
  const door = newJudging(context, noon);
  const taken = [await door.takeBytes(of.der), await door.takeBytes(list ?? (await certificateList(of)))];
  assert.deepEqual(
    taken.map((report) => (report.ok ? 'ok' : report.detail)),
    ['ok', 'ok'],
  );
  return door;
}

function reasonOf(text: string): string {
  const reading = visibleSeal.read(text);
  return reading.ok ? 'ok' : reading.reason;
}

describe('a seal that the authority of a state stands behind', () => {
  test('is admitted with the authority and its list held, whatever its curve', async (context) => {
    const door = await newDoor(context);
    for (const curve of ['P-256', 'P-384', 'P-521'] as const) {
      const code = await sealCode(await certify(authority, { curve }));
      assert.deepEqual(await door.answer(code), ['admit', 'ok']);
    }
  });

  test('is of the state, of its signer, and holds as long as the signer does', async (context) => {
    const door = await newDoor(context);
    const { pass } = await door.judge(await sealCode(signer));
    assert.equal(pass?.issuer, 'UTO');
    assert.equal(pass?.keyId, authority.held.kid);
    assert.equal(pass?.type, 'vaccination');
    assert.equal(pass?.name, 'HONG GIL DONG');
    assert.equal(pass?.subject, undefined);
    assert.equal(pass?.notBefore, Date.parse('2026-01-01T00:00:00Z'));
    assert.equal(pass?.expiresAt, Date.parse('2030-01-01T00:00:00Z') + 1);
  });

  test('of a test is read, too', async (context) => {
    const door = await newDoor(context);
    const code = await sealCode(signer, { hdr: { t: 'icao.test' }, msg: testMessage });
    const { decision, pass } = await door.judge(code);
    assert.deepEqual([decision, pass?.type], ['admit', 'test']);
  });

  test('is the same pass however its JSON is laid out, and with another good signature', async () => {
    const { data, sig } = await newSeal(signer);
    const again = await newSeal(signer);
    const codes = [
      JSON.stringify({ data, sig }),
      JSON.stringify({ sig, data: { msg: data.msg, hdr: data.hdr } }, undefined, 2).replaceAll('\n', ' '),
      JSON.stringify(again),
    ];
    const read = codes.map((code) => visibleSeal.read(code));
    assert.equal(new Set(read.map((one) => one.ok && one.pass.identity)).size, 1);
    for (const one of read) {
      assert.ok(one.ok);
      assert.equal((await visibleSeal.verify(one.pass, [authority.held])).ok, true);
    }
  });

  test('is another pass with one space less in the name', async (context) => {
    const door = await newDoor(context);
    const code = await sealCode(signer);
    assert.deepEqual(await door.answer(code.replace('HONG  GIL', 'HONG GIL')), [
      'refuse',
      'signature-invalid',
    ]);
  });
});

describe('a seal that somebody made up', () => {
  test('is refused if its signer was not certified by the key that it names', async (context) => {
    const door = await newDoor(context);
    const forged = await certify(authority, { forger: await newKeys() });
    assert.deepEqual(await door.answer(await sealCode(forged)), ['refuse', 'signature-invalid']);
  });

  test('is refused with the certificate of a good signer and the signature of another', async (context) => {
    const door = await newDoor(context);
    const { data, sig } = await newSeal(await certify(authority));
    const code = JSON.stringify({ data, sig: { ...sig, cer: signer.der.toString('base64url') } });
    assert.deepEqual(await door.answer(code), ['refuse', 'signature-invalid']);
  });

  test('is refused with an algorithm that its curve is not for, or that no seal has', async (context) => {
    const door = await newDoor(context);
    const p384 = await certify(authority, { curve: 'P-384' });
    const sigvl = Buffer.alloc(64, 1).toString('base64url');
    const wrong = await sealCode(p384, { alg: 'ES256', sig: { sigvl } });
    assert.deepEqual(await door.answer(wrong), ['refuse', 'algorithm-not-allowed']);
    for (const alg of ['none', 'HS256', 'RS256', 'toString']) {
      assert.deepEqual(await door.answer(await sealCode(signer, { alg })), [
        'refuse',
        'algorithm-not-allowed',
      ]);
    }
  });

  test('does not open the door in the name of another state', async (context) => {
    const door = await newDoor(context);
    await door.takeBytes((await newAuthority('FRE')).der);
    const code = await sealCode(signer, { hdr: { is: 'FRE' } });
    assert.deepEqual(await door.answer(code), ['review', 'key-unknown']);
  });
});

describe('a seal that this kiosk cannot decide', () => {
  test('goes to staff while its state, or its authority, is not held', async (context) => {
    const door = await newDoor(context);
    const other = await newAuthority('FRE');
    const stranger = await newAuthority('UTO');
    const codes = [
      await sealCode(await certify(other), { hdr: { is: 'FRE' } }),
      await sealCode(await certify(stranger)),
    ];
    assert.deepEqual(await door.answer(codes[0] ?? ''), ['review', 'issuer-unknown']);
    assert.deepEqual(await door.answer(codes[1] ?? ''), ['review', 'key-unknown']);
  });

  test('goes to staff if its signer is certified for something else', async (context) => {
    const door = await newDoor(context);
    const others = [
      await certify(authority, { purposes: [] }),
      await certify(authority, { purposes: ['2.23.136.1.1.3'] }),
      await certify(authority, { documentTypes: ['NT'] }),
    ];
    for (const other of others) {
      assert.deepEqual(await door.answer(await sealCode(other)), ['review', 'key-unknown']);
    }
  });

  test('goes to staff if the authority certified the signer under another name', async (context) => {
    const keys = await newKeys();
    const door = await newDoor(context, await newAuthority('UTO', { keys }));
    const renamed = await newAuthority('UTO', { keys, name: 'Passport Authority' });
    assert.deepEqual(await door.answer(await sealCode(await certify(renamed))), ['review', 'key-unknown']);
  });

  test('goes to staff without a list of revoked certificates, and when the list has run out', async (context) => {
    const door = newJudging(context, noon);
    await door.takeBytes(authority.der);
    const code = await sealCode(signer);
    assert.deepEqual(await door.answer(code), ['review', 'revocations-stale']);
    const list = await certificateList(authority, { until: '2026-12-24T04:00:00Z' });
    assert.equal((await door.takeBytes(list)).ok, true);
    assert.deepEqual(await door.answer(code, { judgeAges: false }), ['admit', 'ok']);
    door.now = Date.parse('2026-12-24T04:00:00Z');
    assert.deepEqual(await door.answer(code, { judgeAges: false }), ['review', 'revocations-stale']);
  });
});

describe('a seal that does not hold any more', () => {
  test('is refused when its signer has run out, or does not count yet', async (context) => {
    const door = await newDoor(context);
    const past = await certify(authority, { until: '2026-12-24T02:59:59Z' });
    const future = await certify(authority, { from: '2026-12-24T03:00:01Z' });
    assert.deepEqual(await door.answer(await sealCode(past)), ['refuse', 'expired']);
    assert.deepEqual(await door.answer(await sealCode(future)), ['refuse', 'not-yet-valid']);
  });

  test('is refused when its signer is revoked or on hold, even by a list that has run out', async (context) => {
    const list = await certificateList(authority, {
      until: '2026-12-24T04:00:00Z',
      revoked: [{ serial: 4_660 }, { serial: 200, reason: 6 }],
    });
    const door = await newDoor(context, authority, list);
    const held = await certify(authority, { serial: 200 });
    assert.deepEqual(await door.answer(await sealCode(signer)), ['refuse', 'revoked']);
    assert.deepEqual(await door.answer(await sealCode(held)), ['refuse', 'blocked']);
    door.now = Date.parse('2026-12-25T00:00:00Z');
    assert.deepEqual(await door.answer(await sealCode(signer)), ['refuse', 'revoked']);
    const other = await certify(authority, { serial: 4_661 });
    assert.deepEqual(await door.answer(await sealCode(other)), ['review', 'revocations-stale']);
  });
});

describe('a text that is no whole seal', () => {
  test('is not read if a member is named twice, spare, missing or malformed', async () => {
    const { data, sig } = await newSeal(signer);
    const code = JSON.stringify({ data, sig });
    const spoilt = [
      code.replace('"v":1', '"v":1,"v":1'),
      code.replace('"seq":2', '"seq":2E'),
      code.replace('},{', '},,{'),
      code.replace('"alg"', '"alg":"ES256","alg"'),
      JSON.stringify({ data, sig, more: 1 }),
      JSON.stringify({ data, sig: { ...sig, more: 1 } }),
      JSON.stringify({ data }),
      JSON.stringify({ data: { ...data, more: 1 }, sig }),
      JSON.stringify({ data: { ...data, hdr: { ...data.hdr, is: 'uto' } }, sig }),
      JSON.stringify({ data: { ...data, msg: { ...vaccination, pid: {} } }, sig }),
      ` ${code}`,
      `${code} `,
    ];
    for (const text of spoilt) assert.equal(reasonOf(text), 'unreadable', text.slice(0, 60));
  });

  test('is not read if its certificate or signature is not exactly that', async () => {
    const { data, sig } = await newSeal(signer);
    const der = signer.der;
    const members: readonly SealOptions['sig'][] = [
      { sigvl: sig.sigvl.slice(0, -4) },
      { sigvl: Buffer.alloc(65, 1).toString('base64url') },
      { sigvl: `${sig.sigvl}=` },
      { sigvl: Buffer.alloc(64, 0xff).toString('base64') },
      { cer: Buffer.concat([der, Buffer.of(0)]).toString('base64url') },
      { cer: der.subarray(0, 100).toString('base64url') },
      { cer: '' },
      { cer: (await certify(authority, { namesAuthority: false })).der.toString('base64url') },
    ];
    for (const member of members) {
      assert.equal(reasonOf(JSON.stringify({ data, sig: { ...sig, ...member } })), 'unreadable');
    }
    assert.equal(reasonOf(JSON.stringify({ data, sig: { ...sig, sigvl: `${sig.sigvl}==` } })), 'ok');
  });

  test('of a type or version that nobody here knows is said to be that', async () => {
    for (const hdr of [{ t: 'icao.visa' }, { v: 2 }]) {
      assert.equal(reasonOf(await sealCode(signer, { hdr })), 'unsupported-format');
    }
  });

  test('takes no noticeable time, however deep it is nested', () => {
    assert.equal(reasonOf(`{"data":${'['.repeat(4_000)}"t":"icao.vacc"}`), 'unreadable');
  });
});

describe('the published sample of Australia', () => {
  const vectors = join(import.meta.dirname, '../../../vectors/vdsnc');
  const codeOf = (name: string) => readFileSync(join(vectors, name), 'utf8').trim();
  const at = Date.parse('2021-09-15T03:00:00Z');

  test('is admitted at the time of its list, and refused with another name in it', async (context) => {
    const door = newJudging(context, at);
    await door.take(join(vectors, 'aus-csca.der'));
    await door.take(join(vectors, 'aus.crl'));
    assert.deepEqual(door.store.issuers()[0]?.id, 'AUS');
    const here = { judgeAges: false };
    assert.deepEqual(await door.answer(codeOf('valid.txt'), here), ['admit', 'ok']);
    assert.deepEqual(await door.answer(codeOf('changed-name.txt'), here), ['refuse', 'signature-invalid']);
  });
});
