import type { Clock, EpochMs } from '../../shared/clock.ts';

/** How one source of a refresh fared: `error` is set if it went wrong. */
interface Refreshed {
  readonly error?: string | undefined;
}

/** Milliseconds. */
export interface ScheduleTimings {
  /** From the start of the kiosk to the first refresh: the door opens first. */
  readonly firstMs: number;
  /** After a refresh that failed; doubled from failure to failure, up to the usual time. */
  readonly retryMs: number;
  /** After the network came back, at most: not all kiosks of a fleet in the same instant. */
  readonly spreadMs: number;
}

const usual: ScheduleTimings = { firstMs: 1_000, retryMs: 30_000, spreadMs: 3_000 };

export interface RefreshScheduleOptions {
  readonly clock: Clock;
  /** Asks every source for news. Rejects only by a fault of ours. */
  readonly refresh: (signal: AbortSignal) => Promise<readonly Refreshed[]>;
  /** From one good refresh to the next, give or take a tenth, in milliseconds. */
  readonly everyMs: number;
  /** A source could not be asked. */
  readonly onFailed?: () => void;
  readonly onFault?: (error: unknown) => void;
  readonly timings?: ScheduleTimings;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** Refills the stores from time to time: one refresh at a time, later and later while it fails. */
export class RefreshSchedule {
  readonly #options: RefreshScheduleOptions;
  readonly #timings: ScheduleTimings;
  readonly #random: () => number;
  readonly #stopping = new AbortController();
  #failures = 0;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #dueAt: EpochMs | undefined;
  #wantedAgain = false;

  constructor(options: RefreshScheduleOptions) {
    this.#options = options;
    this.#timings = options.timings ?? usual;
    this.#random = options.random ?? Math.random;
  }

  /** When the next refresh begins; `undefined` while one is under way, and when none will come. */
  get dueAt(): EpochMs | undefined {
    return this.#dueAt;
  }

  start(): void {
    this.#plan(this.#timings.firstMs);
  }

  /** The network came back, or the clock jumped: there may be news, and failures of before count no more. */
  soon(): void {
    this.#failures = 0;
    if (this.#running !== undefined) {
      // It may have asked while there was no answer to be had.
      this.#wantedAgain = true;
      return;
    }
    const wait = this.#timings.spreadMs * this.#random();
    const now = this.#options.clock.now();
    // What seems overdue is not: the clock went forward, and the timer did not.
    const comesInTime = this.#dueAt !== undefined && this.#dueAt >= now && this.#dueAt <= now + wait;
    if (!comesInTime) this.#plan(wait);
  }

  /** Calls off what is under way; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#dueAt = undefined;
    await this.#running;
  }

  #plan(waitMs: number): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#dueAt = this.#options.clock.now() + waitMs;
    this.#timer = setTimeout(() => {
      this.#dueAt = undefined;
      this.#running = this.#refresh().then((good) => {
        this.#running = undefined;
        this.#after(good);
      });
    }, waitMs).unref();
  }

  async #refresh(): Promise<boolean> {
    try {
      const refreshed = await this.#options.refresh(this.#stopping.signal);
      return refreshed.every(({ error }) => error === undefined);
    } catch (error) {
      this.#options.onFault?.(error);
      return false;
    }
  }

  #after(good: boolean): void {
    if (this.#stopping.signal.aborted) return;
    if (!good) this.#options.onFailed?.();
    const { retryMs, spreadMs } = this.#timings;
    if (this.#wantedAgain) {
      this.#wantedAgain = false;
      this.#plan(spreadMs * this.#random());
      return;
    }
    const { everyMs } = this.#options;
    const wait = good ? everyMs : Math.min(everyMs, retryMs * 2 ** this.#failures);
    this.#failures = good ? 0 : this.#failures + 1;
    this.#plan(wait * (0.9 + 0.2 * this.#random()));
  }
}
