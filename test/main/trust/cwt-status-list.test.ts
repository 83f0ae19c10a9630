import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { isCborMessage, readCwtList, verifyCwtList } from '../../../main/trust/cwt-status-list.ts';
import { inflateBytes, inflateList } from '../../../main/trust/status-list.ts';
import { readCbor } from '../../../shared/cose/cbor.ts';
import { type CwtClaims, type CwtEnvelope, signCwt as signAny } from './sign-cwt.ts';
import { newKey, type TestKey, writeFiles } from './test-issuer.ts';
import { hour, issuer, list, newFolder, newStore, noon, passAt } from './test-store.ts';

const vectors = join(import.meta.dirname, '../../vectors/status-list');

/** A vector's bytes: the hexadecimal lines of it, without what it says about them. */
function bytesOf(name: string): Buffer {
  const text = readFileSync(join(vectors, `${name}.md`), 'utf8');
  const hex = text.slice(Math.max(0, text.indexOf('encoded:')));
  return Buffer.from(hex.replace('encoded:', '').replace(/\s/g, ''), 'hex');
}

const goodList = { bits: 1, lst: new Uint8Array(deflateSync(Buffer.of(0b1000, 0))) };
const good: CwtClaims = [
  [2, list],
  [6, (noon - hour) / 1000],
  [4, (noon + hour) / 1000],
  [65_533, goodList],
];

function changed(label: number, value: unknown): CwtClaims {
  return good.flatMap(([at, held]) =>
    at === label ? (value === undefined ? [] : [[at, value]]) : [[at, held]],
  );
}

function signCwt(key: TestKey, claims: CwtClaims = good, envelope: CwtEnvelope = {}) {
  return signAny(key, claims, envelope);
}

/** A store that holds the issuer's key, and takes in lists as files. */
async function storeWithKey(context: Parameters<typeof newStore>[0]) {
  const [held, folder, key] = [newStore(context), newFolder(context), await newKey()];
  writeFiles(folder, { 'jwks.json': JSON.stringify({ keys: [key.jwk] }) });
  await held.store.importSource(`${folder}/jwks.json`, { issuer });
  const take = async (bytes: Buffer) => {
    writeFileSync(join(folder, 'list.cwt'), bytes);
    return await held.store.importSource(join(folder, 'list.cwt'));
  };
  return { ...held, key, take };
}

describe('a token status list in CBOR', () => {
  test('has the same content as in JSON, as the draft packs it', () => {
    for (const [cbor, json] of [
      ['status_list_encoding_cbor', 'status_list_encoding_json'],
      ['status_list_encoding2_cbor', 'status_list_encoding2_json'],
      ['status_list_encoding1_long_cbor', 'status_list_encoding1_long_json'],
    ] as const) {
      const text = readFileSync(join(vectors, `${json}.md`), 'utf8');
      const expected = JSON.parse(text.slice(text.indexOf('{')).replace(/\n\s*/g, ''));
      const item = readCbor(bytesOf(cbor))?.item;
      assert.ok(item instanceof Map);
      assert.equal(item.get('bits'), expected.bits);
      assert.ok(inflateBytes(item.get('lst')).equals(inflateList(expected.lst)));
    }
  });

  test("the draft's own token is read, and needs the key that signed it", async () => {
    const bytes = bytesOf('status_list_cwt');
    assert.equal(isCborMessage(bytes), true);
    const read = readCwtList(bytes);
    assert.equal(read.kid, '12');
    const { jwk } = await newKey('ES256', '12');
    const stranger = { kid: '12', thumbprint: 'any', jwk, algorithms: ['ES256'] };
    assert.throws(() => verifyCwtList(read, { keys: [stranger], now: noon }), { code: 'signature' });
    assert.throws(() => verifyCwtList(read, { keys: [], now: noon }), { code: 'untrusted' });
  });

  test('revokes by the least significant bit first', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    const report = await take(await signCwt(key));
    assert.equal(report.ok, true, report.ok ? '' : report.detail);
    assert.deepEqual(store.revocation(passAt(3)), { state: 'revoked', asOf: noon - hour });
    assert.deepEqual(store.revocation(passAt(4)), { state: 'valid', asOf: noon - hour });
    assert.equal(store.revocation(passAt(16)).state, 'out-of-range');
  });

  test('says when a fresh one is wanted, and is good without it or with a time that makes no sense', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    for (const [ttl, due] of [
      [3_600, noon],
      [-1, undefined],
    ] as const) {
      assert.equal((await take(await signCwt(key, [...good, [65_534, ttl]]))).ok, true);
      assert.equal(store.ends().find(({ what }) => what === 'list-due')?.at, due);
    }
  });

  const defects: readonly (readonly [
    name: string,
    claims: CwtClaims,
    envelope: CwtEnvelope,
    problem: string,
  ])[] = [
    ['of another type', good, { type: 'application/cwt' }, 'invalid'],
    ['by a key that is not held', good, { kid: 'other' }, 'untrusted'],
    ['naming an algorithm that its key is not for', good, { algorithm: -35 }, 'signature'],
    ['that has expired', changed(4, noon / 1000), {}, 'expired'],
    ['of no address', changed(2, undefined), {}, 'invalid'],
    ['of no date', changed(6, undefined), {}, 'invalid'],
    ['of three bits a status', changed(65_533, { ...goodList, bits: 3 }), {}, 'invalid'],
    ['that is no ZLIB stream', changed(65_533, { ...goodList, lst: new Uint8Array(4) }), {}, 'invalid'],
  ];
  for (const [name, claims, envelope, problem] of defects) {
    test(`one ${name} is refused`, async (context) => {
      const { key, take } = await storeWithKey(context);
      const report = await take(await signCwt(key, claims, envelope));
      assert.equal(!report.ok && report.problem, problem, report.ok ? '' : report.detail);
    });
  }

  test('one with a byte changed, cut off or behind it is refused', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    const bytes = await signCwt(key);
    for (const spoilt of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.of(0)])]) {
      const report = await take(spoilt);
      assert.equal(!report.ok && report.problem, 'invalid');
    }
    const changedByte = Buffer.from(bytes);
    changedByte.writeUInt8(changedByte.readUInt8(bytes.length - 80) ^ 1, bytes.length - 80);
    assert.equal((await take(changedByte)).ok, false);
    assert.equal(store.revocation(passAt(3)).state, 'not-held');
  });
});
