import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../shared/clock.ts';
import type { SourceStatus } from '../../shared/contract/trust.ts';
import type { Errand, ErrandOrder, ErrandResults } from './errand.ts';
import type { ImportOptions, ImportReport, RestoreReport, Which } from './import-report.ts';

/** Sources are bounded, and so is what reading them may take: beyond it the thread ends, and the kiosk does not. */
const maxHeapMb = 512;

const calledOff = { ok: false, problem: 'unreachable', detail: 'This was called off.' } as const;

/** An errand ended without an answer. The stores are as they were, or as the errand committed them. */
export class ErrandFailed extends Error {
  readonly code = 'ERRAND_FAILED';
  constructor(errand: Errand['type'], options?: ErrorOptions) {
    super(`The ${errand} of the trust store ended in a fault.`, options);
    this.name = 'ErrandFailed';
  }
}

export interface ErrandsOptions {
  readonly profile: string;
  readonly clock: Clock;
  /** For each document that is fetched, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** How long a thread that has answered may take to end, in milliseconds; 2 s unless told. */
  readonly endsWithinMs?: number;
  /** Whether an errand that begins now is to find no network. */
  readonly offline?: () => boolean;
  /** Hears of each end, before whoever asked: there may be news in the store. */
  readonly onEnd?: () => void;
  /** The thread's entry. Ours unless a test brings one that crashes. */
  readonly entry?: URL;
}

/**
 * Refills `trust.db` off the door's thread: each errand has a thread of its own, with a store of its own on the same
 * profile, and one runs at a time. The kiosk's store notices what was committed by itself. Whatever befalls the
 * thread is a fault of that errand and of nothing else.
 */
export class Errands {
  readonly #options: ErrandsOptions;
  readonly #closing = new AbortController();
  /** Threads that have answered and cannot end, since a device hangs that they read. */
  readonly #hanging = new Set<Worker>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ErrandsOptions) {
    this.#options = options;
  }

  /** As `TrustStore.refresh`. @throws {ErrandFailed} */
  async refresh({
    signal,
    which = 'all',
  }: {
    readonly signal?: AbortSignal;
    readonly which?: Which;
  } = {}): Promise<readonly SourceStatus[]> {
    return (await this.#send({ type: 'refresh', which }, signal)) ?? [];
  }

  /** As `TrustStore.importSource`. @throws {ErrandFailed} */
  async importSource(location: string, options: ImportOptions = {}): Promise<ImportReport> {
    const { signal, ...rest } = options;
    const { issuer, name, replace, root, strangers, carried } = rest;
    const errand = {
      type: 'import',
      location,
      options: { issuer, name, replace, root, strangers, carried },
    } as const;
    const report = await this.#send(errand, signal);
    return report ?? calledOff;
  }

  /** As `TrustStore.restore`. @throws {ErrandFailed} */
  async restore(location: string, generation?: number): Promise<RestoreReport> {
    return (await this.#send({ type: 'restore', location, generation })) ?? calledOff;
  }

  /** Calls off what is under way; resolves when its thread has ended. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
  }

  /** In turn. @returns `undefined` if it was called off before it began */
  #send<Sent extends Errand>(
    errand: Sent,
    signal?: AbortSignal,
  ): Promise<ErrandResults[Sent['type']] | undefined> {
    const off = AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])]);
    const result = this.#last.then(() => (off.aborted ? undefined : this.#start(errand, off)));
    this.#last = result.catch(() => undefined);
    return result;
  }

  #start<Sent extends Errand>(errand: Sent, off: AbortSignal): Promise<ErrandResults[Sent['type']]> {
    const { profile, clock, timeoutMs, endsWithinMs = 2_000, entry, offline = () => false } = this.#options;
    const order: ErrandOrder = {
      profile,
      errand,
      now: clock.now(),
      timeoutMs,
      leaveFiles: this.#hanging.size > 0,
      offline: offline(),
    };
    const thread = new Worker(
      entry ?? new URL(`./errand-thread${extname(import.meta.filename)}`, import.meta.url),
      {
        workerData: order,
        resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
      },
    );
    const callOff = () => thread.postMessage('off');
    off.addEventListener('abort', callOff, { once: true });
    return new Promise<ErrandResults[Sent['type']]>((resolve, reject) => {
      let answer: ErrandResults[Sent['type']] | undefined;
      let fault: unknown;
      let patience: NodeJS.Timeout | undefined;
      const settle = () => {
        off.removeEventListener('abort', callOff);
        this.#options.onEnd?.();
        if (answer === undefined) reject(new ErrandFailed(errand.type, { cause: fault }));
        else resolve(answer);
      };
      thread.once('message', (result: ErrandResults[Sent['type']]) => {
        answer = result;
        patience = setTimeout(() => {
          this.#hanging.add(thread);
          thread.unref();
          settle();
        }, endsWithinMs);
      });
      thread.once('error', (error) => {
        fault = error;
      });
      // Not before its store is closed: whoever hears the answer may remove the profile.
      thread.once('exit', () => {
        clearTimeout(patience);
        if (!this.#hanging.delete(thread)) settle();
      });
    });
  }
}
