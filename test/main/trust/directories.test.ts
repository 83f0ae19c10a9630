import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { vciSnapshot, whoList } from './signer-certificates.ts';
import { newClock, newFolder, newStore } from './test-store.ts';

const august = Date.UTC(2026, 7, 23);
const portugal = 'did:web:tng-cdn.who.int:v2:trustlist:DCC:PRT:DSC';
const quebec = 'https://covid19.quebec.ca/PreuveVaccinaleApi/issuer';

describe("the WHO's list of signers", () => {
  test('gives every participant with its own keys, for health certificates alone, as old as it says', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const report = await store.importSource(whoList);
    assert.equal(report.ok, true);
    const issuers = store.issuers();
    assert.equal(issuers.length, 33);
    assert.equal(
      issuers.reduce((sum, { keys }) => sum + keys, 0),
      438,
    );
    const { name, keys, keysAsOf } = issuers.find(({ id }) => id === portugal) ?? {};
    assert.deepEqual([name, keys, keysAsOf], ['Portugal (DCC)', 9, Date.UTC(2026, 7, 22, 17, 5, 1)]);
    assert.equal(
      store.issuer('did:web:tng-cdn.who.int:v2:trustlist:DCC:IOM:DSC')?.name,
      'International Organization for Migration (DCC)',
      'its certificates must name a country, which is not its own',
    );
    assert.equal(
      store.candidates({ format: 'pass+jwt', issuer: portugal, keyId: '+6w2r2RfO1M=' }).keys.length,
      0,
    );
  });

  test('says that its own signature was not checked, and which keys sign no passes', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const report = await store.importSource(whoList);
    assert.deepEqual(report.ok && report.skipped, [
      'the signature of the list, which is in a form that cannot be checked here: the list is believed for where it comes from',
      '61 keys for DCC SCA, which sign no code that is read here',
      '2 keys for DCC DECA, which sign no code that is read here',
    ]);
  });

  test('is taken by its certificates, since some of its keys are without a curve or with an octet too many', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    await store.importSource(whoList);
    const keys = store.candidates({ format: 'hcert', keyId: '+6w2r2RfO1M=' }).keys;
    assert.deepEqual(
      keys.map(({ issuer, kid }) => [issuer, kid]),
      [[portugal, '+6w2r2RfO1M=']],
    );
    for (const { jwk, kid } of store.candidates({ format: 'hcert' }).keys) {
      if (jwk.kty === 'EC') assert.deepEqual([jwk.x?.length, jwk.y?.length], [43, 43], kid);
    }
  });

  test('may come anew from the same place, but not from another with other keys', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const folder = newFolder(context);
    const [place, elsewhere] = [join(folder, 'did.json'), join(folder, 'other.json')];
    const list = JSON.parse(readFileSync(whoList, 'utf8'));
    const isPortuguese = ({ id }: { readonly id: string }) => id.startsWith(portugal);
    const all: readonly { readonly id: string }[] = list.verificationMethod;
    const [first, ...others] = all.filter(isPortuguese);
    writeFileSync(place, JSON.stringify({ ...list, verificationMethod: others }));
    assert.equal((await store.importSource(place)).ok, true);
    writeFileSync(elsewhere, JSON.stringify({ ...list, verificationMethod: [first] }));
    const stranger = await store.importSource(elsewhere);
    assert.equal(!stranger.ok && stranger.problem, 'untrusted');
    writeFileSync(place, JSON.stringify({ ...list, verificationMethod: all }));
    assert.equal((await store.importSource(place)).ok, true);
    assert.equal(store.issuers().find(({ id }) => id === portugal)?.keys, 9);
  });

  test('is of many: nobody can import it as one', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const report = await store.importSource(whoList, { issuer: portugal });
    assert.equal(!report.ok && report.problem, 'mismatch');
  });
});

describe("the VCI's directory", () => {
  /** A directory signed by a key of this test, with its signature and key beside it. */
  function newDirectory(
    path: string,
    key: ReturnType<typeof newSigner>,
    entries: readonly unknown[],
    time: string,
  ) {
    const content = JSON.stringify({ directory: 'https://vci.example', time, issuerInfo: entries });
    writeFileSync(path, content);
    writeFileSync(path.replace('.json', '.sig'), sign('sha512', Buffer.from(content), key.privateKey));
    writeFileSync(path.replace('.json', '.crt'), key.publicKey.export({ format: 'pem', type: 'spki' }));
  }

  function newSigner() {
    return generateKeyPairSync('ec', { namedCurve: 'P-521' });
  }

  function entry(iss: string, kid = 'k1') {
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    return { issuer: { iss, name: `Issuer of ${iss}` }, keys: [{ ...jwk, kid, use: 'sig', alg: 'ES256' }] };
  }

  test('gives 651 issuers with 961 keys and their revocations, for health cards alone, as old as it says', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const report = await store.importSource(vciSnapshot);
    assert.deepEqual(report.ok && report.skipped, []);
    const issuers = store.issuers();
    assert.deepEqual([issuers.length, issuers.reduce((sum, { keys }) => sum + keys, 0)], [651, 961]);
    assert.deepEqual(
      issuers.find(({ id }) => id === quebec),
      {
        id: quebec,
        name: 'Gouvernement du Québec - Government of Quebec',
        keys: 4,
        keysAsOf: Date.UTC(2026, 7, 22, 4, 43, 50),
        revocationsAsOf: Date.UTC(2026, 7, 22, 4, 43, 50),
        revoked: 788,
      },
    );
    assert.equal(store.vouchedAt(), Date.UTC(2026, 7, 22, 4, 43, 50));
  });

  test('gives each key to its issuer alone, though 46 key ids are shared', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    await store.importSource(vciSnapshot);
    const snapshot: { issuerInfo: readonly { issuer: { iss: string }; keys: readonly { kid: string }[] }[] } =
      JSON.parse(readFileSync(vciSnapshot, 'utf8'));
    const issuersOf = Map.groupBy(
      snapshot.issuerInfo.flatMap(({ issuer: { iss }, keys }) =>
        [...new Set(keys.map(({ kid }) => kid))].map((kid) => ({ iss, kid })),
      ),
      ({ kid }) => kid,
    );
    const shared = [...issuersOf].filter(([, owners]) => owners.length > 1);
    assert.equal(shared.length, 46);
    for (const [kid, owners] of shared) {
      for (const { iss } of owners) {
        const { keys } = store.candidates({ format: 'shc', issuer: iss, keyId: kid });
        assert.ok(keys.length > 0 && keys.every(({ issuer }) => issuer === iss));
      }
    }
  });

  test('is refused if a byte of it was changed, or its signature is not there', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const folder = newFolder(context);
    for (const extension of ['.sig', '.crt']) {
      copyFileSync(vciSnapshot.replace('.json', extension), join(folder, `vci${extension}`));
    }
    const path = join(folder, 'vci.json');
    writeFileSync(
      path,
      readFileSync(vciSnapshot, 'utf8').replace('State of California', 'State of Kalifornia'),
    );
    const changed = await store.importSource(path);
    assert.equal(!changed.ok && changed.problem, 'signature');
    const alone = join(newFolder(context), 'vci.json');
    copyFileSync(vciSnapshot, alone);
    const unsigned = await store.importSource(alone);
    assert.equal(!unsigned.ok && unsigned.problem, 'unreachable');
    assert.deepEqual(store.issuers(), []);
  });

  test('is pinned to its signer: another one may not take its place, unless staff say so', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const path = join(newFolder(context), 'vci.json');
    const [first, other] = [newSigner(), newSigner()];
    const [a, b] = [entry('https://a.example'), entry('https://b.example')];
    newDirectory(path, first, [a], '2026-08-20T00:00:00Z');
    assert.equal((await store.importSource(path)).ok, true);
    newDirectory(path, other, [a, b], '2026-08-21T00:00:00Z');
    const report = await store.importSource(path);
    assert.equal(!report.ok && report.problem, 'untrusted');
    assert.deepEqual(
      store.issuers().map(({ id }) => id),
      ['https://a.example'],
    );
    assert.equal((await store.importSource(path, { replace: true })).ok, true);
    assert.equal(store.issuers().length, 2);
  });

  test('never goes back in time, from wherever it comes', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const [folder, stick, key] = [newFolder(context), newFolder(context), newSigner()];
    newDirectory(join(folder, 'vci.json'), key, [entry('https://a.example')], '2026-08-21T00:00:00Z');
    newDirectory(join(stick, 'vci.json'), key, [entry('https://b.example')], '2026-08-20T00:00:00Z');
    assert.equal((await store.importSource(join(folder, 'vci.json'))).ok, true);
    const report = await store.importSource(join(stick, 'vci.json'));
    assert.equal(!report.ok && report.problem, 'rollback');
    newDirectory(join(stick, 'vci.json'), key, [entry('https://b.example')], '2026-08-22T00:00:00Z');
    assert.equal((await store.importSource(join(stick, 'vci.json'))).ok, true);
    assert.deepEqual(
      store.issuers().map(({ id }) => id),
      ['https://b.example'],
      'who is not listed any more is withdrawn',
    );
  });

  test('is not held up by one issuer that is written badly or gives its private key away', async (context) => {
    const { store } = newStore(context, { clock: newClock(august) });
    const path = join(newFolder(context), 'vci.json');
    const good = entry('https://a.example');
    const careless = entry('https://b.example');
    const [key] = careless.keys;
    newDirectory(
      path,
      newSigner(),
      [good, { issuer: {} }, { ...careless, keys: [{ ...key, d: 'secret' }] }],
      '2026-08-20T00:00:00Z',
    );
    const report = await store.importSource(path);
    assert.equal(report.ok, true);
    const [malformed = '', secret = ''] = report.ok ? report.skipped : [];
    assert.match(malformed, /not written as it should be/);
    assert.match(secret, /^https:\/\/b\.example: This key set holds a private/);
    assert.equal(store.issuers().length, 1);
  });
});
