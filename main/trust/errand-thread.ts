import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Errand, ErrandOrder, ErrandResults } from './errand.ts';
import { leaveFilesAlone } from './file-deadline.ts';
import { fetchThroughProxy } from './proxy.ts';
import { TrustStore } from './trust-store.ts';
import { unplug } from './unplug.ts';

/** The thread that `Errands` starts: one errand on a store of its own, then it ends. */

async function run(
  store: TrustStore,
  errand: Errand,
  signal: AbortSignal,
): Promise<ErrandResults[keyof ErrandResults]> {
  switch (errand.type) {
    case 'refresh':
      return await store.refresh({ signal, which: errand.which });
    case 'restore':
      return store.restore(errand.location, errand.generation);
    case 'import':
      return await store.importSource(errand.location, { ...errand.options, signal });
  }
}

const port = parentPort;
if (port === null) throw new Error('this is the entry of a thread');
// Linux lowers the one thread that asks, so that the door's is served first; elsewhere it would be the whole kiosk.
if (process.platform === 'linux') setPriority(10);
fetchThroughProxy();
const { profile, errand, now, timeoutMs, leaveFiles, offline } = workerData as ErrandOrder;
if (leaveFiles) leaveFilesAlone();
if (offline) unplug();
const off = new AbortController();
port.once('message', () => off.abort());
const store = TrustStore.open(profile, { clock: { now: () => now }, timeoutMs });
try {
  port.postMessage(await run(store, errand, off.signal));
} finally {
  store.close();
  port.close();
}
