import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { CompactSign } from 'jose';
import { bitstringAt } from '../../../main/trust/bitstring-list.ts';
import { newKey, signStatusList, type TestKey, writeFiles } from './test-issuer.ts';
import { serve, startServer } from './test-server.ts';
import { hour, issuer, list, newFolder, newStore, noon, passAt, passWith } from './test-store.ts';

type Claims = Readonly<Record<string, unknown>>;

const iso = (at: number) => new Date(at).toISOString();

/** The least that a list may be long is 16 KiB (section 3.2), so that nobody is told by its length. */
function bitsWith(...set: readonly number[]): Buffer {
  const bits = Buffer.alloc(16 * 1024);
  for (const at of set) bits.writeUInt8(bits.readUInt8(at >> 3) | (0x80 >> (at & 7)), at >> 3);
  return bits;
}

function encoded(bits: Buffer): string {
  return `u${gzipSync(bits).toString('base64url')}`;
}

function listCredential(bits: Buffer, more: Claims = {}, subject: Claims = {}): Claims {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: list,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: iso(noon - hour),
    credentialSubject: {
      id: `${list}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encoded(bits),
      ...subject,
    },
    ...more,
  };
}

async function sign(key: TestKey, claims: Claims, header: Claims = {}): Promise<string> {
  return await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: key.alg, kid: `${issuer}#${key.jwk.kid}`, typ: 'vc+jwt', ...header })
    .sign(key.privateKey);
}

function at(index: number, purpose: 'revocation' | 'suspension' = 'revocation', size = 1) {
  return passWith({ scheme: 'bitstring-status-list', list, index, purpose, size });
}

/** A store that holds the issuer's key, and takes in lists as files. */
async function storeWithKey(context: Parameters<typeof newStore>[0]) {
  const [held, folder, key] = [newStore(context), newFolder(context), await newKey()];
  writeFiles(folder, { 'jwks.json': JSON.stringify({ keys: [key.jwk] }) });
  await held.store.importSource(`${folder}/jwks.json`, { issuer });
  let files = 0;
  const take = async (text: string) => {
    files += 1;
    writeFiles(folder, { [`list-${files}`]: text });
    return await held.store.importSource(`${folder}/list-${files}`);
  };
  return { ...held, key, take };
}

describe('a bitstring status list', () => {
  test('says in milliseconds when a fresh one is wanted', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    const report = await take(await sign(key, listCredential(Buffer.alloc(16_384), {}, { ttl: 300_000 })));
    assert.equal(report.ok, true, report.ok ? '' : report.detail);
    assert.deepEqual(
      store.ends().map(({ what, at }) => [what, at]),
      [['list-due', noon - hour + 300_000]],
    );
  });

  test('has the most significant bit first, the other way round than a token status list', () => {
    const bits = Buffer.of(0b1000_0001, 0b0100_0000);
    assert.deepEqual(
      [0, 1, 7, 8, 9, 15].map((index) => bitstringAt(bits, index, 1)),
      [1, 0, 1, 0, 1, 0],
    );
    assert.equal(bitstringAt(bits, 16, 1), undefined);
    assert.deepEqual(
      [0, 1, 3, 4].map((index) => bitstringAt(bits, index, 2)),
      [0b10, 0, 0b01, 0b01],
    );
    assert.equal(bitstringAt(bits, 2, 3), 0b010, 'a status may lie across two bytes');
  });

  test('gives back whatever was packed into it, at every size', () => {
    const packed = fc
      .integer({ min: 1, max: 8 })
      .chain((size) =>
        fc.record({ size: fc.constant(size), statuses: fc.array(fc.nat(2 ** size - 1), { maxLength: 100 }) }),
      );
    fc.assert(
      fc.property(packed, ({ size, statuses }) => {
        const text = statuses.map((status) => status.toString(2).padStart(size, '0')).join('');
        const bytes = text.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)) ?? [];
        const held = Buffer.from(bytes);
        for (const [index, status] of statuses.entries())
          assert.equal(bitstringAt(held, index, size), status);
        assert.equal(bitstringAt(held, held.length * 8, size), undefined);
      }),
    );
  });

  test('revokes those whose bit is set, and no other', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    const report = await take(await sign(key, listCredential(bitsWith(3, 94_567))));
    assert.equal(report.ok && report.source.kind, 'status-list');
    assert.deepEqual(store.revocation(at(94_567)), { state: 'revoked', asOf: noon - hour });
    assert.deepEqual(store.revocation(at(3)), { state: 'revoked', asOf: noon - hour });
    assert.deepEqual(store.revocation(at(4)), { state: 'valid', asOf: noon - hour });
    assert.equal(store.revocation(at(131_072)).state, 'out-of-range');
    assert.equal(store.issuers()[0]?.revoked, 2);
  });

  test('only blocks where its purpose is to suspend, and says nothing for another purpose', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    await take(
      await sign(key, listCredential(bitsWith(3), {}, { statusPurpose: ['suspension', 'refresh'] })),
    );
    assert.equal(store.revocation(at(3, 'suspension')).state, 'blocked');
    assert.equal(store.revocation(at(3, 'revocation')).state, 'not-held');
  });

  test('is not read as a list of the other standard, nor the other as this', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    await take(await sign(key, listCredential(bitsWith(3))));
    assert.equal(store.revocation(passAt(3)).state, 'not-held');
    await take(await signStatusList(key, { uri: list, at: noon, bytes: Buffer.of(8) }));
    assert.equal(store.revocation(passAt(3)).state, 'revoked');
    assert.equal(store.revocation(at(3)).state, 'not-held');
  });

  test('may be a credential of the data model 1.1', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    const { issuer: _, validFrom: __, ...vc } = listCredential(bitsWith(3));
    const token = await sign(key, { iss: issuer, nbf: (noon - hour) / 1000, vc }, { typ: 'JWT' });
    assert.equal((await take(token)).ok, true);
    assert.equal(store.revocation(at(3)).state, 'revoked');
  });

  test('that names no key is verified by any of its issuer', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    assert.equal((await take(await sign(key, listCredential(bitsWith(3)), { kid: undefined }))).ok, true);
    assert.equal(store.revocation(at(3)).state, 'revoked');
  });

  test('still revokes after it expired, but calls nothing valid any more', async (context) => {
    const { store, clock, key, take } = await storeWithKey(context);
    await take(await sign(key, listCredential(bitsWith(3), { validUntil: iso(noon + hour) })));
    clock.at = noon + hour;
    assert.equal(store.revocation(at(3)).state, 'revoked');
    assert.equal(store.revocation(at(4)).state, 'not-held');
  });

  test('replaces an older one and not a newer one', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    await take(await sign(key, listCredential(bitsWith(3))));
    const older = await take(
      await sign(key, listCredential(bitsWith(), { validFrom: iso(noon - 2 * hour) })),
    );
    assert.equal(!older.ok && older.problem, 'rollback');
    assert.equal(store.revocation(at(3)).state, 'revoked');
    assert.equal(
      (await take(await sign(key, listCredential(bitsWith(), { validFrom: iso(noon) })))).ok,
      true,
    );
    assert.equal(store.revocation(at(3)).state, 'valid');
  });
});

describe('a bitstring status list is refused', () => {
  const defects: readonly (readonly [name: string, claims: Claims, problem: string])[] = [
    ['of another type', listCredential(bitsWith(), { type: ['VerifiableCredential'] }), 'invalid'],
    [
      'that does not say since when it holds',
      listCredential(bitsWith(), { validFrom: undefined }),
      'invalid',
    ],
    ['that does not hold yet', listCredential(bitsWith(), { validFrom: iso(noon + hour) }), 'invalid'],
    ['that has expired', listCredential(bitsWith(), { validUntil: iso(noon) }), 'expired'],
    ['that names two issuers', listCredential(bitsWith(), { iss: 'https://other.example' }), 'invalid'],
    ['that names no issuer', listCredential(bitsWith(), { issuer: undefined }), 'invalid'],
    ['that nothing can refer to', listCredential(bitsWith(), { id: undefined }), 'invalid'],
    [
      'of an issuer who is not held',
      listCredential(bitsWith(), { issuer: 'https://other.example' }),
      'untrusted',
    ],
    ['in another multibase', listCredential(bitsWith(), {}, { encodedList: 'zAAAA' }), 'invalid'],
    ['that is no GZIP stream', listCredential(bitsWith(), {}, { encodedList: 'uAAAA' }), 'invalid'],
    [
      'with bytes after its stream',
      listCredential(
        bitsWith(),
        {},
        { encodedList: `u${Buffer.concat([gzipSync('ab'), Buffer.alloc(9)]).toString('base64url')}` },
      ),
      'invalid',
    ],
    [
      'that inflates to more than a door can want',
      listCredential(bitsWith(), {}, { encodedList: encoded(Buffer.alloc(17 * 1024 * 1024)) }),
      'too-large',
    ],
  ];
  for (const [name, claims, problem] of defects) {
    test(`one ${name}`, async (context) => {
      const { key, take } = await storeWithKey(context);
      const report = await take(await sign(key, claims));
      assert.equal(!report.ok && report.problem, problem, report.ok ? '' : report.detail);
    });
  }

  test('if another key signed it, and what was held stays', async (context) => {
    const { store, key, take } = await storeWithKey(context);
    await take(await sign(key, listCredential(bitsWith(3))));
    const stranger = await newKey('ES256', key.jwk.kid);
    const report = await take(await sign(stranger, listCredential(bitsWith(), { validFrom: iso(noon) })));
    assert.equal(!report.ok && report.problem, 'signature');
    assert.equal(store.revocation(at(3)).state, 'revoked');
  });

  test('if it says that it is another than its address', async (context) => {
    const { store, key } = await storeWithKey(context);
    const server = await startServer(context, serve({ list: await sign(key, listCredential(bitsWith())) }));
    const report = await store.importSource(`${server.url}/list`);
    assert.equal(!report.ok && report.problem, 'mismatch');
  });

  test('unless its server serves it under its own name, and then it is current now', async (context) => {
    const { store, key } = await storeWithKey(context);
    const server = await startServer(context, (_, response) => response.end());
    const uri = `${server.url}/list`;
    server.answer = serve({ list: await sign(key, listCredential(bitsWith(3), { id: uri })) });
    assert.equal((await store.importSource(uri)).ok, true);
    const reference = { scheme: 'bitstring-status-list', index: 3, purpose: 'revocation', size: 1 } as const;
    assert.deepEqual(store.revocation(passWith({ ...reference, list: uri })), {
      state: 'revoked',
      asOf: noon,
    });
  });
});
