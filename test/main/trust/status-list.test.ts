import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { readKeySet } from '../../../main/trust/key-set.ts';
import {
  countNotValid,
  inflateList,
  readStatusList,
  type StatusBits,
  statusAt,
} from '../../../main/trust/status-list.ts';
import { type ListOptions, newKey, signStatusList, writeFiles } from './test-issuer.ts';
import { hour, list, newFolder, newStore, noon } from './test-store.ts';

const vectors = join(import.meta.dirname, '../../vectors/status-list');

/** A vector's JSON: its strings are folded over lines. */
function readVector(name: string): { readonly bits: StatusBits; readonly list: Buffer } {
  const text = readFileSync(join(vectors, `${name}.md`), 'utf8');
  const json = text.slice(text.indexOf('{')).replace(/\n\s*/g, '');
  const { bits, lst } = JSON.parse(json);
  return { bits, list: inflateList(lst) };
}

function notValid(held: { readonly bits: StatusBits; readonly list: Buffer }): readonly [number, number][] {
  const found: [number, number][] = [];
  for (let index = 0; index < held.list.length * (8 / held.bits); index += 1) {
    const status = statusAt(held, index);
    if (status !== undefined && status !== 0) found.push([index, status]);
  }
  return found;
}

test('the one-bit list of the draft (section 4.1) reads as the draft says', () => {
  const held = readVector('status_list_encoding_json');
  const statuses = Array.from({ length: 16 }, (_, index) => statusAt(held, index));
  assert.deepEqual(statuses, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
  assert.equal(statusAt(held, 16), undefined);
});

test('the two-bit list of the draft reads as the draft says', () => {
  const held = readVector('status_list_encoding2_json');
  const statuses = Array.from({ length: 12 }, (_, index) => statusAt(held, index));
  assert.deepEqual(statuses, [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
});

const longVectors: readonly [string, readonly [number, number][]][] = [
  [
    'status_list_encoding1_long_json',
    [0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345].map((at) => [at, 1]),
  ],
  [
    'status_list_encoding2_long_json',
    [
      [0, 1],
      [1993, 2],
      [25460, 1],
      [159495, 3],
      [495669, 1],
      [554353, 1],
      [645645, 2],
      [723232, 1],
      [854545, 1],
      [934534, 2],
      [1000345, 3],
    ],
  ],
  [
    'status_list_encoding4_json',
    [
      [0, 1],
      [1993, 2],
      [35460, 3],
      [459495, 4],
      [595669, 5],
      [754353, 6],
      [845645, 7],
      [923232, 8],
      [924445, 9],
      [934534, 10],
      [1004534, 11],
      [1000345, 12],
      [1030203, 13],
      [1030204, 14],
      [1030205, 15],
    ],
  ],
];

for (const [name, expected] of longVectors) {
  test(`${name}: a million places, and what is not valid is where the draft puts it`, () => {
    const held = readVector(name);
    assert.equal(held.list.length * (8 / held.bits), 2 ** 20);
    assert.deepEqual(
      notValid(held),
      [...expected].sort(([one], [other]) => one - other),
    );
    assert.equal(countNotValid(held), expected.length);
  });
}

test('status_list_encoding8_json: every status but 0 is there once', () => {
  const held = readVector('status_list_encoding8_json');
  const statuses = notValid(held).map(([, status]) => status);
  assert.deepEqual(
    statuses.sort((one, other) => one - other),
    Array.from({ length: 255 }, (_, status) => status + 1),
  );
});

test('whatever is packed is read back, at every width', () => {
  const width = fc.constantFrom<StatusBits>(1, 2, 4, 8);
  const packed = width.chain((bits) =>
    fc.record({ bits: fc.constant(bits), statuses: fc.array(fc.nat(2 ** bits - 1), { maxLength: 200 }) }),
  );
  fc.assert(
    fc.property(packed, ({ bits, statuses }) => {
      const bytes = Buffer.alloc(Math.ceil((statuses.length * bits) / 8));
      for (const [index, status] of statuses.entries()) {
        const at = (index * bits) >> 3;
        bytes.writeUInt8(bytes.readUInt8(at) | (status << ((index * bits) & 7)), at);
      }
      const held = { bits, list: inflateList(deflateSync(bytes).toString('base64url')) };
      for (const [index, status] of statuses.entries()) assert.equal(statusAt(held, index), status);
      assert.equal(countNotValid(held), statuses.filter((status) => status !== 0).length);
      assert.equal(statusAt(held, bytes.length * (8 / bits)), undefined);
    }),
  );
});

test("the draft's own token needs the key that signed it", async () => {
  const token = readFileSync(join(vectors, 'status_list_jwt_raw.md'), 'utf8').replace(/\s/g, '');
  const { keys } = await readKeySet({ keys: [(await newKey('ES256', '12')).jwk] });
  await assert.rejects(readStatusList(token, { keys, now: noon }), { code: 'signature' });
  await assert.rejects(readStatusList(token, { keys: [], now: noon }), { code: 'untrusted' });
});

const good: ListOptions = { uri: list, at: noon };
const refused: readonly [name: string, options: ListOptions, code: string][] = [
  ['of another type', { ...good, typ: 'jwt' }, 'invalid'],
  ['that has expired', { ...good, expiresAt: noon }, 'expired'],
  ['that is another list than was asked for', { ...good, uri: `${list}0` }, 'mismatch'],
  ['of three bits a status', { ...good, bits: 3 }, 'invalid'],
  ['that is no ZLIB stream', { ...good, lst: 'AAAA' }, 'invalid'],
  ['that breaks off', { ...good, lst: 'eNrbuRgAAg' }, 'invalid'],
  ['with bytes after its stream', { ...good, lst: 'eNrbuRgAAhcBXQAA' }, 'invalid'],
  [
    'that inflates to more than a door can want',
    { ...good, lst: deflateSync(Buffer.alloc(17 * 1024 * 1024)).toString('base64url') },
    'too-large',
  ],
];

for (const [name, options, code] of refused) {
  test(`a list ${name} is refused`, async () => {
    const key = await newKey();
    const { keys } = await readKeySet({ keys: [key.jwk] });
    const token = await signStatusList(key, options);
    await assert.rejects(readStatusList(token, { keys, uri: list, now: noon }), { code });
  });
}

test('a list is imported by itself for the issuer whose key signed it', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, {
    'jwks.json': JSON.stringify({ keys: [key.jwk] }),
    list: await signStatusList(key, { ...good, at: noon - hour }),
  });
  const early = await store.importSource(`${folder}/list`);
  assert.equal(!early.ok && early.problem, 'untrusted');
  await store.importSource(`${folder}/jwks.json`, { issuer: 'https://venue.example' });
  const report = await store.importSource(`${folder}/list`);
  assert.equal(report.ok && report.source.issuer, 'https://venue.example');
  assert.deepEqual(store.ages(), { keys: noon, revocations: noon - hour });
});

test('a list by a key that two issuers use needs to be told whose it is', async (context) => {
  const { store } = newStore(context);
  const [folder, key] = [newFolder(context), await newKey()];
  writeFiles(folder, {
    'a.json': JSON.stringify({ keys: [key.jwk] }),
    'b.json': JSON.stringify({ keys: [key.jwk] }),
    list: await signStatusList(key, good),
  });
  await store.importSource(`${folder}/a.json`, { issuer: 'https://a.example' });
  await store.importSource(`${folder}/b.json`, { issuer: 'https://b.example' });
  const report = await store.importSource(`${folder}/list`);
  assert.equal(!report.ok && report.problem, 'issuer-needed');
  assert.equal((await store.importSource(`${folder}/list`, { issuer: 'https://b.example' })).ok, true);
});
