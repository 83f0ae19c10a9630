import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { HashType, Pass } from '../../../main/passes/pass.ts';
import { newJudging } from '../passes/judging.ts';
import { signedCase } from './signer-certificates.ts';
import { hour, newFolder, newStore, noon, passWith } from './test-store.ts';

const day = 24 * hour;
const published = signedCase('AT/2DCode/raw/1.json');
const kid = '2Rk3X8HntrI=';
const ci = 'URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B';

function hashOf(input: string): string {
  return createHash('sha256').update(input).digest().subarray(0, 16).toString('base64');
}

function batch(hashes: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
  return {
    country: 'AT',
    expires: new Date(noon + 30 * day).toISOString(),
    kid: 'UNKNOWN_KID',
    hashType: 'UCI',
    entries: hashes.map((hash) => ({ hash })),
    ...more,
  };
}

/** A pass that Austria's key verified, listed under these hashes if at all. */
function austrian(...hashes: readonly (readonly [HashType, string])[]): Pass {
  const pass = passWith({ scheme: 'hcert-hash', hashes: hashes.map(([type, hash]) => ({ type, hash })) });
  return { ...pass, format: 'hcert', issuer: 'hcert:AT', keyId: kid };
}

/** A store with Austria's signer, into which lists are put. */
async function newLists(context: TestContext) {
  const { store, clock } = newStore(context);
  const folder = newFolder(context);
  writeFileSync(join(folder, 'at.der'), published.der);
  await store.importSource(join(folder, 'at.der'));
  const take = async (value: unknown, name = 'batch.json') => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return await store.importSource(join(folder, name));
  };
  return { store, clock, take };
}

describe('a list of revoked hashes', () => {
  test('revokes what it lists, of its kind of hash, for its country', async (context) => {
    const { store, take } = await newLists(context);
    const [listed, other] = [hashOf('listed'), hashOf('other')];
    assert.deepEqual(store.revocation(austrian(['UCI', listed])), { state: 'not-needed' });
    assert.equal((await take(batch([listed]))).ok, true);
    const asOf = noon;
    assert.deepEqual(store.revocation(austrian(['UCI', other], ['UCI', listed])), { state: 'revoked', asOf });
    assert.deepEqual(store.revocation(austrian(['UCI', other])), { state: 'valid', asOf });
    assert.deepEqual(store.revocation(austrian(['SIGNATURE', listed])), { state: 'valid', asOf });
    assert.equal(store.issuers()[0]?.revoked, 1);
    assert.equal(store.ages('hcert:AT').revocations, noon);
  });

  test('of another country, or for another key, says nothing about a pass', async (context) => {
    const { store, take } = await newLists(context);
    const listed = hashOf('listed');
    await take(batch([listed], { country: 'DE' }), 'de.json');
    assert.deepEqual(store.revocation(austrian(['UCI', listed])), { state: 'not-needed' });
    await take(batch([listed], { kid: 'AAAAAAAAAAA=' }));
    assert.equal(store.revocation(austrian(['UCI', listed])).state, 'valid');
    await take(batch([listed], { kid }), 'own.json');
    assert.equal(store.revocation(austrian(['UCI', listed])).state, 'revoked');
  });

  test('says nothing any more once it has expired', async (context) => {
    const { store, clock, take } = await newLists(context);
    const listed = hashOf('listed');
    await take(batch([listed], { expires: '2026-12-24T13:00:00+09:00' }));
    clock.at = noon + hour - 1;
    assert.equal(store.revocation(austrian(['UCI', listed])).state, 'revoked');
    clock.at = noon + hour;
    assert.equal(store.revocation(austrian(['UCI', listed])).state, 'valid');
  });

  test('takes back what its file does not list any more, and leaves the other files alone', async (context) => {
    const { store, take } = await newLists(context);
    const [one, other] = [hashOf('one'), hashOf('other')];
    await take(batch([one]), 'one.json');
    assert.equal(
      (await take([batch([other]), batch([one], { hashType: 'COUNTRYCODEUCI' })], 'other.json')).ok,
      true,
    );
    await take(batch([]), 'one.json');
    const state = (type: HashType, hash: string) => store.revocation(austrian([type, hash])).state;
    assert.equal(state('UCI', one), 'valid');
    assert.equal(state('UCI', other), 'revoked');
    assert.equal(state('COUNTRYCODEUCI', one), 'revoked');
  });

  test('is as old as its import, however often the kiosk asks again', async (context) => {
    const { store, clock, take } = await newLists(context);
    await take(batch([hashOf('one')]));
    clock.at = noon + day;
    await store.refresh();
    assert.equal(store.ages('hcert:AT').revocations, noon);
    await take(batch([hashOf('two')]), 'two.json');
    assert.equal(store.ages('hcert:AT').revocations, noon + day);
  });

  test('is refused whole if anything in it is not as it should be', async (context) => {
    const { store, take } = await newLists(context);
    const good = batch([hashOf('one')]);
    for (const bad of [
      { ...good, country: 'Austria' },
      { ...good, hashType: 'NAME' },
      { ...good, expires: 'never' },
      batch([Buffer.alloc(15).toString('base64')]),
      batch(['not base64!']),
      [good, { ...good, entries: [{}] }],
    ]) {
      const report = await take(bad);
      assert.equal(!report.ok && report.problem, 'invalid');
    }
    assert.deepEqual(store.revocation(austrian(['UCI', hashOf('one')])), { state: 'not-needed' });
  });

  test('in its signed envelope is not taken for one: nobody here checks such a signature', async (context) => {
    const { take } = await newLists(context);
    const report = await take('MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgEFADCABgkqhkiG9w0BBwGggCSABIHv');
    assert.equal(!report.ok && report.problem, 'unrecognised');
  });
});

describe('a published certificate that its country revoked', () => {
  const kinds: readonly (readonly [HashType, string])[] = [
    ['UCI', hashOf(ci)],
    ['COUNTRYCODEUCI', hashOf(`AT${ci}`)],
  ];
  for (const [hashType, hash] of kinds) {
    test(`by its ${hashType} is refused at the door`, async (context) => {
      const judging = newJudging(context, published.clock);
      await judging.takeText(published.pem);
      const expires = new Date(published.clock + day).toISOString();
      assert.deepEqual(await judging.answer(published.code), ['admit', 'ok']);
      assert.equal((await judging.takeText(JSON.stringify(batch([hash], { hashType, expires })))).ok, true);
      assert.deepEqual(await judging.answer(published.code), ['refuse', 'revoked']);
    });
  }

  test('by its signature is refused, and staff decide once the list is old', async (context) => {
    const judging = newJudging(context, published.clock);
    await judging.takeText(published.pem);
    const { pass } = await judging.judge(published.code);
    const [reference] = pass?.references ?? [];
    const signature =
      reference?.scheme === 'hcert-hash'
        ? reference.hashes.find(({ type }) => type === 'SIGNATURE')
        : undefined;
    assert.ok(signature);
    const list = batch([signature.hash], {
      hashType: 'SIGNATURE',
      kid,
      expires: new Date(published.clock + 30 * day).toISOString(),
    });
    await judging.takeText(JSON.stringify(list));
    assert.deepEqual(await judging.answer(published.code), ['refuse', 'revoked']);
    const other = signedCase('AT/2DCode/raw/3.json');
    judging.now = other.clock;
    assert.deepEqual(await judging.answer(other.code), ['admit', 'ok']);
    judging.now = other.clock + 8 * day;
    assert.deepEqual(await judging.answer(other.code), ['review', 'revocations-stale']);
  });
});
