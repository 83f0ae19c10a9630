import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Issuer } from '../../../../main/issuer/issuer.ts';
import type { TrustStore } from '../../../../main/trust/trust-store.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { startServer, type TestServer } from '../test-server.ts';
import { hour, newClock, newFolder, newStore, noon, type TestClock } from '../test-store.ts';

export const day = 24 * hour;
export const venue = 'https://venue.example';

/** An issuer that publishes a repository into a folder of its own, for a week unless told, on a clock that stands still. */
export async function newPublisher(context: TestContext, clock: TestClock = newClock(), id: string = venue) {
  const issuer = await Issuer.init(newFolder(context), { id, name: 'Venue', clock });
  context.after(() => issuer.close());
  const folder = newFolder(context);
  const publish = async (days = 7) => {
    const until = clock.now() + days * day;
    await issuer.publishRepository(folder, { policies: [{ ...defaultPolicy, name: 'concert' }], until });
  };
  await publish();
  const root = { file: readFileSync(join(folder, 'root.json')) };
  return { issuer, folder, publish, root, clock };
}

/** What lay in the folder at this moment, to be put back later. */
export function snapshot(context: TestContext, folder: string): { readonly putBack: (into: string) => void } {
  const copy = newFolder(context);
  cpSync(folder, copy, { recursive: true });
  return { putBack: (into) => cpSync(copy, into, { recursive: true, force: true }) };
}

/** A kiosk that holds the repository as it was first published, in which nothing is revoked. */
export async function newPairedKiosk(context: TestContext) {
  const publisher = await newPublisher(context);
  const { store, profile } = newStore(context, { clock: publisher.clock });
  const report = await store.importSource(publisher.folder, { root: publisher.root });
  if (!report.ok) throw new Error(report.detail);
  return { ...publisher, store, profile };
}

export async function serveFolder(context: TestContext, folder: string): Promise<TestServer> {
  return await startServer(context, (request, response) => {
    const path = join(folder, decodeURIComponent(request.url ?? ''));
    if (existsSync(path) && statSync(path).isFile()) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
}

/** The one file of the folder whose name fits. */
export function fileLike(folder: string, words: RegExp): string {
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => words.test(path));
  if (name === undefined) throw new Error(`nothing in the folder is like ${words}`);
  return join(folder, name);
}

/** Whether what was held before an attack holds after it, with its age. */
export function isAsOfNoon(store: TrustStore): boolean {
  const { keys, revocations } = store.ages(venue);
  return keys === noon && revocations === noon;
}
