import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GuestErrand, GuestErrandOrder, GuestErrandResults } from './guest-errand.ts';

/** Files are bounded, and so is what reading them may take. */
const maxHeapMb = 512;

/** An errand ended without an answer: the lists that are held are as they were. */
class GuestErrandFailed extends Error {
  readonly code = 'GUEST_ERRAND_FAILED';
  constructor(errand: GuestErrand['type'], options?: ErrorOptions) {
    super(`The ${errand} of a guest list ended in a fault.`, options);
  }
}

/**
 * Reads and stages guest lists off the door's thread: each errand has a thread of its own, with a store of its own on
 * the same profile, and one runs at a time.
 */
export class GuestErrands {
  readonly #profile: string;
  #last: Promise<unknown> = Promise.resolve();
  #running: Worker | undefined;
  #closed = false;

  constructor(profile: string) {
    this.#profile = profile;
  }

  /** In turn. @throws {GuestErrandFailed} */
  run<Sent extends GuestErrand>(errand: Sent): Promise<GuestErrandResults[Sent['type']]> {
    const result = this.#last.then(() => this.#start(errand));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Ends what is under way: what was staged half is destroyed with the next purge. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.terminate();
    await this.#last;
  }

  #start<Sent extends GuestErrand>(errand: Sent): Promise<GuestErrandResults[Sent['type']]> {
    if (this.#closed) return Promise.reject(new GuestErrandFailed(errand.type));
    const order: GuestErrandOrder = { profile: this.#profile, errand };
    const entry = new URL(`./guest-thread${extname(import.meta.filename)}`, import.meta.url);
    const thread = new Worker(entry, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    this.#running = thread;
    return new Promise<GuestErrandResults[Sent['type']]>((resolve, reject) => {
      let answer: { readonly result: GuestErrandResults[Sent['type']] } | undefined;
      let fault: unknown;
      thread.once('message', (result: GuestErrandResults[Sent['type']]) => {
        answer = { result };
      });
      thread.once('error', (error) => {
        fault = error;
      });
      // Not before its store is closed: whoever hears the answer may remove the profile.
      thread.once('exit', () => {
        this.#running = undefined;
        if (answer === undefined) reject(new GuestErrandFailed(errand.type, { cause: fault }));
        else resolve(answer.result);
      });
    });
  }
}
