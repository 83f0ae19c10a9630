import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StickWatch } from '../../../main/uplink/stick-watch.ts';

test('folders that do not answer are asked once, told of once, and asked again when they have answered', async (context) => {
  const faults: unknown[] = [];
  const answers: PromiseWithResolvers<[]>[] = [];
  const watch = new StickWatch({
    folders: () => ['/media/*'],
    importSource: () => assert.fail('nothing was found'),
    onFault: (fault) => faults.push(fault),
    find: () => {
      const answer = Promise.withResolvers<[]>();
      answers.push(answer);
      return answer.promise;
    },
    timeoutMs: 5,
    everyMs: 60_000,
  });
  context.after(() => watch.stop());
  await watch.look();
  await watch.look();
  assert.equal(answers.length, 1);
  assert.deepEqual(
    faults.map((fault) => fault instanceof Error && fault.message),
    ['/media/* does not answer.'],
  );
  answers[0]?.resolve([]);
  await answers[0]?.promise;
  await watch.look();
  assert.equal(answers.length, 2);
});
