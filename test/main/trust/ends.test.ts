import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { openDatabase } from '../../../main/store/open-database.ts';
import { migrations } from '../../../main/trust/migrations/migrations.ts';
import type { TrustStore } from '../../../main/trust/trust-store.ts';
import { toIso } from '../../../shared/clock.ts';
import { day, newPairedKiosk } from './repository/test-repository.ts';
import { signedCase } from './signer-certificates.ts';
import { newKey, publishedFiles, signStatusList, writeFiles } from './test-issuer.ts';
import { issuer, list, newFolder, newStore, noon } from './test-store.ts';

const singapore = ['SG/2DCode/raw/1-booster.json', 'SG/2DCode/raw/4.json'];

function told(store: TrustStore): readonly string[] {
  return store
    .ends()
    .map((end) => `${toIso(end.at)} ${end.what} of ${'location' in end ? end.location : end.name}`);
}

/** A store that holds an issuer whose list says when it ends and when it wants to be asked for anew. */
async function storeWithList(
  context: TestContext,
  more: { readonly expiresAt?: number; readonly ttl?: number },
) {
  const [{ store, profile }, folder, key] = [newStore(context), newFolder(context), await newKey()];
  const files = await publishedFiles(key, { issuer, at: noon });
  const token = await signStatusList(key, { uri: list, at: noon, bytes: Buffer.alloc(2), ...more });
  writeFiles(folder, { ...files, 'status/0': token });
  const report = await store.importSource(folder);
  assert.equal(report.ok, true, report.ok ? '' : report.detail);
  return { store, profile };
}

describe('the end', () => {
  test('of a list, and when its issuer wants a fresh one, are as its token says', async (context) => {
    const { store } = await storeWithList(context, { expiresAt: noon + day, ttl: 7_200 });
    assert.deepEqual(told(store), [
      '2026-12-24T05:00:00.000Z list-due of Test venue',
      '2026-12-25T03:00:00.000Z list of Test venue',
    ]);
  });

  for (const ttl of [0, -1]) {
    test(`of a list is none, and the list is good, where it names none and a time to live of ${ttl}`, async (context) => {
      const { store } = await storeWithList(context, { ttl });
      assert.deepEqual(told(store), []);
      assert.equal(store.ages(issuer).revocations, noon);
    });
  }

  test('of keys is that of their certificates, the last of an issuer by its own name', async (context) => {
    const { store } = newStore(context);
    const file = join(newFolder(context), 'signers.pem');
    writeFileSync(file, singapore.map((id) => signedCase(id).pem).join(''));
    await store.importSource(file);
    assert.deepEqual(told(store), [
      '2023-08-20T08:10:25.000Z key of Singapore',
      '2024-04-04T15:55:27.000Z last-key of Singapore',
    ]);
  });

  test('of a key is not the last while its issuer has one without an end', async (context) => {
    const { store, profile } = newStore(context);
    const file = join(newFolder(context), 'signers.pem');
    writeFileSync(file, signedCase(singapore[0] ?? '').pem);
    await store.importSource(file);
    const beside = openDatabase(join(profile, 'trust.db'), migrations);
    beside.exec(`INSERT INTO keys (issuer, kid, thumbprint, algorithms, jwk)
      VALUES ('hcert:SG', 'k2', 't', '["ES256"]', '{}')`);
    beside.close();
    assert.deepEqual(told(store), ['2023-08-20T08:10:25.000Z key of Singapore']);
  });

  test('of a repository is that of its root and of each of its signatures, while it is a source', async (context) => {
    const { store, folder, profile } = await newPairedKiosk(context);
    const ofRepository = store.ends().flatMap((end) => ('location' in end ? [end] : []));
    assert.deepEqual(
      ofRepository.map(({ what, at, location }) => [what, Math.round((at - noon) / day), location]),
      [...[7, 7, 7].map((days) => ['metadata', days, folder]), ['root', 365, folder]],
    );
    const beside = openDatabase(join(profile, 'trust.db'), migrations);
    beside.exec('DELETE FROM sources');
    beside.close();
    assert.equal(
      store.ends().some((end) => 'location' in end),
      false,
    );
  });
});
