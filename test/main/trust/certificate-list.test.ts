import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TrustStore } from '../../../main/trust/trust-store.ts';
import { certificateList, newAuthority, newKeys } from '../passes/vdsnc/authority.ts';
import { signedCase } from './signer-certificates.ts';
import { newFolder, newStore, noon, passWith } from './test-store.ts';

const authority = await newAuthority();
const { kid } = authority.held;

/** A store that takes bytes as files, and answers with the problem. */
function newTaking(context: Parameters<typeof newStore>[0]) {
  const { store, clock } = newStore(context);
  const folder = newFolder(context);
  let files = 0;
  const take = async (bytes: Buffer | string, issuer?: string) => {
    files += 1;
    const path = join(folder, `source-${files}`);
    writeFileSync(path, bytes);
    const report = await store.importSource(path, { issuer });
    return report.ok ? 'ok' : report.problem;
  };
  return { store, clock, take };
}

function pem(label: string, der: Buffer): string {
  return `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`;
}

function stateOf(store: TrustStore, serial: string, issuer = 'UTO'): string {
  return store.revocation({ ...passWith({ scheme: 'x509-crl', authority: kid, serial }), issuer }).state;
}

describe('the certificate of a state authority', () => {
  test('is held for the state that it names, for seals alone, in DER and in PEM', async (context) => {
    for (const bytes of [authority.der, pem('CERTIFICATE', authority.der)]) {
      const { store, take } = newTaking(context);
      assert.equal(await take(bytes), 'ok');
      assert.deepEqual(
        store.issuers().map(({ id, keys }) => [id, keys]),
        [['UTO', 1]],
      );
      const asked = { issuer: 'UTO', keyId: kid };
      assert.equal(store.candidates({ format: 'vdsnc', ...asked }).keys.length, 1);
      assert.equal(store.candidates({ format: 'pass+jwt', ...asked }).keys.length, 0);
      assert.equal(store.candidates({ format: 'hcert' }).keys.length, 0);
    }
  });

  test('names its state as passports do, or staff name it', async (context) => {
    const { store, take } = newTaking(context);
    assert.equal(await take((await newAuthority('D', { alternative: 'D<<' })).der), 'ok');
    assert.equal(await take((await newAuthority('FRE', { alternative: null })).der, 'FRE'), 'ok');
    assert.equal(await take((await newAuthority('FRE')).der, 'GRE'), 'mismatch');
    assert.deepEqual(
      store.issuers().map(({ id }) => id),
      ['D', 'FRE'],
    );
  });

  test('is no authority if it may not certify, or if nobody says whose it is', async (context) => {
    const { store, take } = newTaking(context);
    await take((await newAuthority('UTO', { isAuthority: false })).der);
    await take((await newAuthority('FRE', { alternative: null })).der);
    assert.equal(store.candidates({ format: 'vdsnc' }).issuerHeld, false);
  });

  test('comes beside the certificates of signers, and a renewed one beside the old one', async (context) => {
    const { store, take } = newTaking(context);
    const renewed = await newAuthority('UTO', { keys: authority.keys, name: 'Renewed' });
    const files = [authority.der, signedCase('AT/2DCode/raw/1.json').der, renewed.der];
    assert.equal(await take(files.map((der) => pem('CERTIFICATE', der)).join('')), 'ok');
    assert.deepEqual(
      store.issuers().map(({ id, keys }) => [id, keys]),
      [
        ['hcert:AT', 1],
        ['UTO', 2],
      ],
    );
  });
});

describe("an authority's list of revoked certificates", () => {
  test('says who is revoked, who is on hold, and counts for its own authority only', async (context) => {
    const { store, take } = newTaking(context);
    assert.equal(await take(authority.der), 'ok');
    assert.equal(stateOf(store, '12'), 'not-held');
    const revoked = [{ serial: 0x12 }, { serial: 0x1234, reason: 6 }, { serial: 0x99, reason: 1 }];
    assert.equal(await take(pem('X509 CRL', await certificateList(authority, { revoked }))), 'ok');
    assert.deepEqual(
      ['12', '1234', '99', '13'].map((serial) => stateOf(store, serial)),
      ['revoked', 'blocked', 'revoked', 'valid'],
    );
    assert.equal(stateOf(store, '12', 'FRE'), 'not-held');
    assert.equal(store.issuers()[0]?.revoked, 3);
    assert.equal(store.ages('UTO').revocations, Date.parse('2026-12-20T00:00:00Z'));
    assert.equal(store.vouchedAt(), Date.parse('2026-12-20T00:00:00Z'));
  });

  test('is not taken in without its authority, or with the signature of somebody else', async (context) => {
    const { take } = newTaking(context);
    const list = await certificateList(authority);
    assert.equal(await take(list), 'untrusted');
    await take(authority.der);
    assert.equal(await take(await certificateList(authority, { forger: await newKeys() })), 'signature');
    const renamed = await newAuthority('UTO', { keys: authority.keys, name: 'Somebody else' });
    assert.equal(await take(await certificateList(renamed)), 'signature');
    assert.equal(await take(Buffer.concat([list, Buffer.of(0)])), 'invalid');
    assert.equal(await take(await certificateList(authority, { critical: true })), 'invalid');
  });

  test('is not taken in when it has run out, or is of the future', async (context) => {
    const { take } = newTaking(context);
    await take(authority.der);
    const now = new Date(noon).toISOString();
    const later = new Date(noon + 1_000).toISOString();
    assert.equal(await take(await certificateList(authority, { until: now })), 'expired');
    assert.equal(await take(await certificateList(authority, { from: later })), 'invalid');
  });

  test('never goes back, in number or in time, and a newer one takes its place', async (context) => {
    const { store, take } = newTaking(context);
    await take(authority.der);
    const revoked = [{ serial: 0x12 }];
    assert.equal(await take(await certificateList(authority, { number: 10, revoked })), 'ok');
    assert.equal(await take(await certificateList(authority, { number: 9 })), 'rollback');
    const from = '2026-12-19T00:00:00Z';
    assert.equal(await take(await certificateList(authority, { number: 11, from })), 'rollback');
    assert.equal(stateOf(store, '12'), 'revoked');
    assert.equal(await take(await certificateList(authority, { number: 16 })), 'ok');
    assert.equal(stateOf(store, '12'), 'valid');
  });

  test('goes with its issuer', async (context) => {
    const { store, clock, take } = newTaking(context);
    await take(authority.der);
    await take(await certificateList(authority));
    clock.at = noon + 1;
    const location = store.sources()[0]?.location ?? '';
    assert.equal((await store.importSource(location, { replace: true })).ok, true);
    assert.equal(stateOf(store, '12'), 'not-held');
  });
});
