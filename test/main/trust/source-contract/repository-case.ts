import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { newPublisher, venue } from '../repository/test-repository.ts';
import { newClock } from '../test-store.ts';
import type { ContractCase, Files } from './published-source.ts';

function filesIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path))]));
}

/** A publisher that revokes one pass more with each edition. */
async function newRevoking(context: TestContext) {
  const clock = newClock();
  const publisher = await newPublisher(context, clock);
  let revoked = 0;
  const publish = async (edition: number, at: number): Promise<Files> => {
    clock.at = at;
    for (; revoked < edition; revoked += 1) {
      const pass = await publisher.issuer.issue({});
      publisher.issuer.revoke([pass.id]);
    }
    await publisher.publish();
    return filesIn(publisher.folder);
  };
  return { ...publisher, publish };
}

export const signedRepository: ContractCase = {
  name: 'a signed repository',
  kind: 'repository',
  open: async (context) => {
    const [own, stranger] = [await newRevoking(context), await newRevoking(context)];
    return {
      entry: '',
      prefix: 'tuf+',
      options: { root: own.root },
      publish: own.publish,
      forge: (at) => stranger.publish(2, at),
      counts: (edition) => ({ keys: 1, entries: edition }),
      age: (store) => store.ages(venue).revocations,
      datedBy: 'server',
      datesCopies: true,
      isOrdered: true,
      isConditional: false,
    };
  },
};
