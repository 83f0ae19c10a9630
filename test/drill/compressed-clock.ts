import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, EpochMs } from '../../shared/clock.ts';

/** A moment by which something has to be done. */
export interface Deadline {
  /** Aborted when the moment is there. */
  readonly signal: AbortSignal;
  /** It was done in time. */
  readonly meet: () => void;
}

interface Pending {
  readonly at: EpochMs;
  readonly pass: () => void;
}

/**
 * The clock at one door. It runs as fast as any other, so that whatever is really done takes as long as it takes; what
 * nobody has to do (waiting for a guest, the delay of an overloaded centre) is jumped over or passes `speed` times
 * faster.
 */
export class CompressedClock implements Clock {
  readonly #speed: number;
  readonly #startedAt: number = performance.now();
  readonly #start: EpochMs;
  readonly #pending = new Set<Pending>();
  #skippedMs = 0;

  constructor(start: EpochMs, speed: number) {
    this.#start = start;
    this.#speed = speed;
  }

  readonly now = (): EpochMs =>
    Math.floor(this.#start + (performance.now() - this.#startedAt) + this.#skippedMs);

  /** It is `ms` milliseconds later. */
  skip(ms: number): void {
    this.#skippedMs += ms;
    for (const { at, pass } of this.#pending) if (at <= this.now()) pass();
  }

  /** It is `at`, unless it is later already. */
  skipTo(at: EpochMs): void {
    this.skip(Math.max(0, at - this.now()));
  }

  /**
   * A delay of `ms` milliseconds. It is compressed up to the next deadline only: what happens then is really done.
   *
   * @throws {DOMException} `AbortError`
   */
  async delay(ms: number, signal: AbortSignal): Promise<void> {
    const begun = this.now();
    const due = Math.min(...[...this.#pending].map(({ at }) => at)) - begun;
    const compressed = Math.max(0, Math.min(ms, due));
    await wait(compressed / this.#speed, undefined, { signal });
    this.skipTo(begun + compressed);
    if (compressed < ms) await wait(ms - compressed, undefined, { signal });
  }

  /** The moment in `ms` milliseconds of this clock. */
  deadline(ms: number): Deadline {
    const controller = new AbortController();
    const meet = () => {
      clearTimeout(timer);
      this.#pending.delete(pending);
    };
    const pass = () => {
      meet();
      controller.abort();
    };
    const pending = { at: this.now() + ms, pass };
    const timer = setTimeout(pass, ms);
    this.#pending.add(pending);
    return { signal: controller.signal, meet };
  }
}
