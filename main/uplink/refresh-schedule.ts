import type { Clock, EpochMs } from '../../shared/clock.ts';

/** How one source of a refresh fared: `error` is set if it went wrong. */
interface Refreshed {
  readonly error?: string | undefined;
  readonly attemptedAt?: EpochMs | undefined;
}

/** `due`: only those whose time has come. `all`: whatever befell them before. */
type Which = 'all' | 'due';

/** Milliseconds. */
export interface ScheduleTimings {
  /** From the start of the kiosk to the first refresh: the door opens first. */
  readonly firstMs: number;
  /** After a fault of ours; doubled from fault to fault, up to the usual time. */
  readonly retryMs: number;
  /** After the network came back, at most: not all kiosks of a fleet in the same instant. */
  readonly spreadMs: number;
  /** From the end of one refresh to the next, at least. */
  readonly leastMs: number;
}

const usual: ScheduleTimings = { firstMs: 1_000, retryMs: 30_000, spreadMs: 3_000, leastMs: 2_000 };

export interface RefreshScheduleOptions {
  readonly clock: Clock;
  /** Asks sources for news. Rejects only by a fault of ours. */
  readonly refresh: (signal: AbortSignal, which: Which) => Promise<readonly Refreshed[]>;
  /** When the first of the sources is to be asked again. */
  readonly nextAt: () => EpochMs | undefined;
  /** The longest from one refresh to the next, give or take a tenth, in milliseconds: a stick may have come. */
  readonly everyMs: number;
  /** A source could not be asked. */
  readonly onFailed?: () => void;
  readonly onFault?: (error: unknown) => void;
  readonly timings?: ScheduleTimings;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** Refills the stores: one refresh at a time, each source when its own time has come. */
export class RefreshSchedule {
  readonly #options: RefreshScheduleOptions;
  readonly #timings: ScheduleTimings;
  readonly #random: () => number;
  readonly #stopping = new AbortController();
  #faults = 0;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #dueAt: EpochMs | undefined;
  /** Planned for what has just happened: no plan of a source puts that off. */
  #isSettled = true;
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
    this.#plan(this.#timings.firstMs, 'due', true);
  }

  /** The network came back, or the clock jumped: every source may have news, and failures of before count no more. */
  soon(): void {
    this.#faults = 0;
    if (this.#running !== undefined) {
      // It may have asked while there was no answer to be had.
      this.#wantedAgain = true;
      return;
    }
    const wait = this.#timings.spreadMs * this.#random();
    const now = this.#options.clock.now();
    // What seems overdue is not: the clock went forward, and the timer did not.
    const comesInTime = this.#dueAt !== undefined && this.#dueAt >= now && this.#dueAt <= now + wait;
    this.#plan(comesInTime ? (this.#dueAt ?? now) - now : wait, 'all', true);
  }

  /** A source was asked by somebody else, or has come or gone. */
  replan(): void {
    if (this.#isSettled || this.#running !== undefined) return;
    this.#plan(this.#untilNext(), 'due');
  }

  /** Calls off what is under way; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#dueAt = undefined;
    await this.#running;
  }

  #plan(waitMs: number, which: Which, isSettled = false): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#isSettled = isSettled;
    this.#dueAt = this.#options.clock.now() + waitMs;
    this.#timer = setTimeout(() => {
      this.#dueAt = undefined;
      this.#running = this.#refresh(which).then((outcome) => {
        this.#running = undefined;
        this.#after(outcome);
      });
    }, waitMs).unref();
  }

  async #refresh(which: Which): Promise<'good' | 'failed' | 'fault'> {
    const began = this.#options.clock.now();
    try {
      const refreshed = await this.#options.refresh(this.#stopping.signal, which);
      const failed = refreshed.some(
        ({ error, attemptedAt = began }) => error !== undefined && attemptedAt >= began,
      );
      return failed ? 'failed' : 'good';
    } catch (error) {
      this.#options.onFault?.(error);
      return 'fault';
    }
  }

  #after(outcome: 'good' | 'failed' | 'fault'): void {
    if (this.#stopping.signal.aborted) return;
    if (outcome !== 'good') this.#options.onFailed?.();
    const { retryMs, spreadMs } = this.#timings;
    if (this.#wantedAgain) {
      this.#wantedAgain = false;
      this.#plan(spreadMs * this.#random(), 'all', true);
      return;
    }
    if (outcome !== 'fault') {
      this.#faults = 0;
      this.#plan(this.#untilNext(), 'due');
      return;
    }
    this.#plan(this.#jittered(Math.min(this.#options.everyMs, retryMs * 2 ** this.#faults)), 'due', true);
    this.#faults += 1;
  }

  #untilNext(): number {
    const longest = this.#jittered(this.#options.everyMs);
    const nextAt = this.#options.nextAt();
    const wait = nextAt === undefined ? longest : nextAt - this.#options.clock.now();
    return Math.min(longest, Math.max(this.#timings.leastMs, wait));
  }

  #jittered(ms: number): number {
    return ms * (0.9 + 0.2 * this.#random());
  }
}
