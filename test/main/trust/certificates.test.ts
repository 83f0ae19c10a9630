import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TrustStore } from '../../../main/trust/trust-store.ts';
import { signedCase } from './signer-certificates.ts';
import { hour, newFolder, newStore, noon } from './test-store.ts';

const austria = signedCase('AT/2DCode/raw/1.json');
const belgium = signedCase('BE/2DCode/raw/1.json');
const switzerland = signedCase('CH/2DCode/raw/1.json');

function heldIssuers(store: TrustStore): readonly string[] {
  return store.issuers().map(({ id, name, keys }) => `${id} ${name} ${keys}`);
}

/** Every key that may sign a health certificate. */
function signers(store: TrustStore) {
  return store.candidates({ format: 'hcert' }).keys;
}

describe('certificates of those who sign health certificates', () => {
  test('come as one file in DER, or as any number in PEM, each for the country in its subject', async (context) => {
    const { store } = newStore(context);
    const folder = newFolder(context);
    const [der, pem] = [join(folder, 'at.der'), join(folder, 'others.pem')];
    writeFileSync(der, austria.der);
    writeFileSync(pem, `Signers\n${belgium.pem}\n${switzerland.pem}`);
    for (const path of [der, pem]) assert.equal((await store.importSource(path)).ok, true);
    assert.deepEqual(heldIssuers(store), [
      'hcert:AT Austria 1',
      'hcert:BE Belgium 1',
      'hcert:CH Switzerland 1',
    ]);
    assert.deepEqual(
      signers(store).map(({ algorithms }) => algorithms[0]),
      ['ES256', 'ES256', 'PS256'],
    );
  });

  test('come as a folder, in which other files are left alone, and go when they are taken out of it', async (context) => {
    const { store } = newStore(context);
    const folder = newFolder(context);
    writeFileSync(join(folder, 'at.crt'), austria.der);
    writeFileSync(join(folder, 'be.PEM'), belgium.pem);
    writeFileSync(join(folder, 'notes.txt'), 'from the ministry');
    mkdirSync(join(folder, 'old'));
    assert.equal((await store.importSource(folder)).ok, true);
    assert.deepEqual(heldIssuers(store), ['hcert:AT Austria 1', 'hcert:BE Belgium 1']);
    rmSync(join(folder, 'at.crt'));
    assert.equal((await store.importSource(folder)).ok, true);
    assert.deepEqual(heldIssuers(store), ['hcert:BE Belgium 1']);
  });

  test('are known by the first bytes of their hash, and keep the certificate for who reads the pass', async (context) => {
    const { store } = newStore(context);
    const path = join(newFolder(context), 'at.pem');
    writeFileSync(path, austria.pem);
    await store.importSource(path);
    const [key] = signers(store);
    assert.equal(key?.kid, '2Rk3X8HntrI=');
    assert.deepEqual(key?.jwk.x5c, [austria.der.toString('base64')]);
    assert.equal('d' in (key?.jwk ?? {}), false);
  });

  test('join those of other files, and are of the issuer that staff name', async (context) => {
    const { store } = newStore(context);
    const folder = newFolder(context);
    const [one, other] = [join(folder, 'one.der'), join(folder, 'other.der')];
    writeFileSync(one, austria.der);
    writeFileSync(other, belgium.der);
    const options = { issuer: 'https://health.example', name: 'Ministry' };
    for (const path of [one, other]) assert.equal((await store.importSource(path, options)).ok, true);
    assert.deepEqual(heldIssuers(store), ['https://health.example Ministry 2']);
    assert.equal(
      store.candidates({ format: 'pass+jwt', issuer: options.issuer, keyId: 'any' }).keys.length,
      0,
    );
  });

  test('never join the keys of an issuer of another kind', async (context) => {
    const { store } = newStore(context);
    const folder = newFolder(context);
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keySet = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] };
    writeFileSync(join(folder, 'jwks.json'), JSON.stringify(keySet));
    writeFileSync(join(folder, 'at.der'), austria.der);
    const options = { issuer: 'https://venue.example' };
    assert.equal((await store.importSource(join(folder, 'jwks.json'), options)).ok, true);
    const report = await store.importSource(join(folder, 'at.der'), options);
    assert.equal(!report.ok && report.problem, 'untrusted');
    assert.equal(store.issuers()[0]?.keys, 1);
  });

  test('grow older when nobody imports them again', async (context) => {
    const { store, clock } = newStore(context);
    const path = join(newFolder(context), 'at.der');
    writeFileSync(path, austria.der);
    await store.importSource(path);
    clock.at = noon + hour;
    await store.refresh();
    assert.equal(store.ages('hcert:AT').keys, noon);
  });

  test('are refused with a private key beside them, and damaged ones are passed over', async (context) => {
    const { store } = newStore(context);
    const folder = newFolder(context);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const secret = join(folder, 'secret.pem');
    writeFileSync(secret, austria.pem + privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const report = await store.importSource(secret);
    assert.equal(!report.ok && report.problem, 'private-key');
    const damaged = join(folder, 'damaged.der');
    writeFileSync(damaged, austria.der.subarray(0, 200));
    const other = await store.importSource(damaged);
    assert.equal(!other.ok && other.problem, 'invalid');
    assert.match(!other.ok ? other.detail : '', /damaged/);
    assert.deepEqual(store.issuers(), []);
  });
});

describe("Germany's list of signers", () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  function listOf(cases: readonly { readonly der: Buffer }[], timestamp: string): string {
    const certificates = cases.map(({ der }) => ({
      certificateType: 'DSC',
      rawData: der.toString('base64'),
      timestamp,
    }));
    return JSON.stringify({ certificates });
  }

  function signedList(content: string, key = privateKey): string {
    return `${sign('sha256', Buffer.from(content), key).toString('base64')}\n${content}`;
  }

  function newList(folder: string, text: string): string {
    const path = join(folder, 'trustlist.json');
    writeFileSync(path, text);
    writeFileSync(join(folder, 'trustlist.pem'), publicKey.export({ format: 'pem', type: 'spki' }));
    return path;
  }

  test('is taken in by the key that lies beside it, and is as old as it says', async (context) => {
    const { store } = newStore(context);
    const text = signedList(listOf([austria, belgium], '2026-12-24T02:00:00Z'));
    assert.equal((await store.importSource(newList(newFolder(context), text))).ok, true);
    assert.deepEqual(heldIssuers(store), ['hcert:AT Austria 1', 'hcert:BE Belgium 1']);
    assert.equal(store.ages('hcert:AT').keys, noon - hour);
    assert.equal(store.vouchedAt(), noon - hour);
  });

  test('is not taken in without that key, and the kiosk says what is missing', async (context) => {
    const { store } = newStore(context);
    const path = newList(newFolder(context), signedList(listOf([austria], '2026-12-24T02:00:00Z')));
    rmSync(path.replace('.json', '.pem'));
    const report = await store.importSource(path);
    assert.equal(!report.ok && report.problem, 'untrusted');
    assert.match(!report.ok ? report.detail : '', /trustlist\.pem, in PEM/);
  });

  test('is refused if it was changed, or signed by somebody else', async (context) => {
    const { store } = newStore(context);
    const content = listOf([austria], '2026-12-24T02:00:00Z');
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const bad = [
      signedList(content).replace('"DSC"', '"DSX"'),
      signedList(content, createPrivateKey(stranger.export({ format: 'pem', type: 'pkcs8' }))),
    ];
    for (const text of bad) {
      const report = await store.importSource(newList(newFolder(context), text));
      assert.equal(!report.ok && report.problem, 'signature');
    }
  });

  test('may come from elsewhere the next time, withdraws who is not in it, and never goes back in time', async (context) => {
    const { store } = newStore(context);
    const older = signedList(listOf([austria], '2026-12-24T01:00:00Z'));
    const newer = signedList(listOf([austria, belgium], '2026-12-24T01:30:00Z'));
    const newest = signedList(listOf([belgium], '2026-12-24T02:00:00Z'));
    await store.importSource(newList(newFolder(context), newer));
    assert.equal((await store.importSource(newList(newFolder(context), newest))).ok, true);
    assert.deepEqual(heldIssuers(store), ['hcert:BE Belgium 1']);
    const report = await store.importSource(newList(newFolder(context), older));
    assert.equal(!report.ok && report.problem, 'rollback');
    assert.deepEqual(heldIssuers(store), ['hcert:BE Belgium 1']);
  });
});
