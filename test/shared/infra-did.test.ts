import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyOfInfraDid } from '../../shared/infra-did.ts';
import { didOf, newInfraParty } from '../main/passes/coov/infra-issuer.ts';

/** The issuer `kdca` of the SDK's own tests (InfraBlockchain/infra-verify, 2021). */
const kdca = 'did:infra:01:PUB_K1_5yeJywQqxEjZag6k4C9uXxtMednobVkzgdFxXom9RiEUYR1Hbu';

test('the key of a published identifier comes out of it, and goes back into it', () => {
  const key = keyOfInfraDid(kdca);
  assert.deepEqual(key, {
    kty: 'EC',
    crv: 'secp256k1',
    x: 'j2Zd2pUj8d7QWWHFRr6Y14TM13O9chzpqJhxuRtDG8Y',
    y: 'tw5VDmQuwmPljI32eILt7tycW7fQfiSCfUM66EACMU4',
  });
  // An even y is written as 2 before x (SEC 1, 2.3.3).
  assert.equal(didOf(Uint8Array.of(2, ...Buffer.from(key?.x ?? '', 'base64url'))), kdca);
});

test('a character that is wrong, missing or too much spoils the checksum', () => {
  const { did } = newInfraParty();
  const start = did.lastIndexOf('_') + 1;
  for (let at = start; at < did.length; at += 1) {
    const other = did[at] === 'z' ? 'y' : 'z';
    assert.equal(keyOfInfraDid(did.slice(0, at) + other + did.slice(at + 1)), undefined, `character ${at}`);
    assert.equal(keyOfInfraDid(did.slice(0, at) + did.slice(at + 1)), undefined);
  }
  assert.equal(keyOfInfraDid(`${did}1`), undefined);
});

test('a checksum over no point of the curve makes no key', () => {
  assert.equal(keyOfInfraDid(didOf(Uint8Array.of(5, ...new Uint8Array(32)))), undefined);
  assert.equal(keyOfInfraDid(didOf(Uint8Array.of(2, ...new Uint8Array(32).fill(255)))), undefined);
});

test('nothing else is taken for an identifier, and nothing throws', () => {
  for (const text of [
    '',
    'did:infra:',
    'did:infra:01:account',
    `${kdca} `,
    kdca.replace(':01:', '::'),
    `x${kdca}`,
  ]) {
    assert.equal(keyOfInfraDid(text), undefined);
  }
  const start = fc.constantFrom('', 'did:infra:01:PUB_K1_', kdca);
  const made = fc
    .tuple(start, fc.string({ unit: 'grapheme-ascii', maxLength: 80 }))
    .map((parts) => parts.join(''));
  fc.assert(fc.property(made, (text) => text === kdca || keyOfInfraDid(text) === undefined));
});
