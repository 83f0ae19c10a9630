import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Circumstances, Judge } from '../../../main/admission/judge.ts';
import type { PassFormat } from '../../../main/passes/format.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { newKey, publishedFiles, signIndex, signStatusList, writeFiles } from '../trust/test-issuer.ts';
import { hour, issuer, list, newFolder, newStore, noon, passAt } from '../trust/test-store.ts';

const here: Circumstances = {
  now: noon,
  clock: 'trusted',
  network: 'online',
  policy: defaultPolicy,
  timeZone: 'Asia/Seoul',
  direction: 'entry',
  judgeAges: true,
};

test('a verdict reads one generation: what was installed while a signature was checked is asked from the start', async (context) => {
  const { store } = newStore(context);
  const folder = newFolder(context);
  const [old, young] = [await newKey('ES256', 'old'), await newKey('ES256', 'young')];
  writeFiles(folder, await publishedFiles(old, { issuer, at: noon - hour, revoked: [1] }));
  await store.importSource(folder);

  const seen: (readonly string[])[] = [];
  const format: PassFormat = {
    id: 'pass+jwt',
    algorithms: ['ES256'],
    recognise: () => true,
    read: () => {
      const { keyId: _, ...pass } = passAt(1);
      return { ok: true, pass: { ...pass, issuer } };
    },
    verify: async (_, keys) => {
      seen.push(keys.map(({ kid }) => kid));
      if (seen.length === 1) {
        // The key and the list turn over together; a mixture would refuse a pass of the one by the list of the other.
        writeFiles(folder, {
          'index.json': await signIndex({
            issuer,
            at: noon,
            keys: [young],
            signedBy: old,
            lists: [{ uri: list, path: 'status/0' }],
          }),
          'status/0': await signStatusList(young, { uri: list, at: noon }),
        });
        assert.equal((await store.importSource(folder)).ok, true);
      }
      const [key] = keys;
      assert.ok(key);
      return { ok: true, key };
    },
  };
  const judgement = await new Judge({ formats: [format], trust: store }).judge('any', here);
  assert.deepEqual(seen, [['old'], ['young']]);
  assert.equal(judgement.reason, 'ok');
  assert.equal(judgement.ages.revocations.asOf, noon);
});

test('a store that never stands still is a fault of ours, not a verdict', async () => {
  let edition = 0;
  const judge = new Judge({
    formats: [
      {
        id: 'pass+jwt',
        algorithms: ['ES256'],
        recognise: () => true,
        read: () => ({ ok: true, pass: passAt(1) }),
        verify: async () => assert.fail('there is no key'),
      },
    ],
    trust: {
      edition: () => {
        edition += 1;
        return edition;
      },
      issuer: () => undefined,
      candidates: () => ({ issuerHeld: false, keys: [] }),
      revocation: () => ({ state: 'not-needed' }),
      ages: () => ({}),
    },
  });
  await assert.rejects(judge.judge('any', here), /changes all the time/);
});
