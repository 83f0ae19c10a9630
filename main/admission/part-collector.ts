import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { PassFormat } from '../passes/format.ts';

export type Collected =
  | { readonly complete: true; readonly text: string }
  | { readonly complete: false; readonly have: readonly number[]; readonly count: number };

/** A guest has this long to show the next code of a pass that comes in several. */
const patienceMs = 30_000;

/**
 * Collects the codes of a pass that comes in several, in any order. Nothing in a part says which pass it is of, so
 * a part of another size of set, of another format, or a different text for a place that is taken starts anew.
 */
export class PartCollector {
  readonly #clock: Clock;
  #format: string | undefined;
  #parts: (string | undefined)[] = [];
  #lastAt: EpochMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes a code in. `undefined`: it is a whole pass by itself, and what was collected is forgotten. */
  take(format: PassFormat, text: string): Collected | undefined {
    const part = format.part?.(text);
    if (part === undefined || format.join === undefined) {
      this.forget();
      return undefined;
    }
    const now = this.#clock.now();
    const place = part.index - 1;
    const taken = this.#parts[place];
    const sameSet =
      this.#format === format.id &&
      this.#parts.length === part.count &&
      Math.abs(now - this.#lastAt) <= patienceMs &&
      (taken === undefined || taken === text);
    if (!sameSet) {
      this.#format = format.id;
      this.#parts = Array.from({ length: part.count });
    }
    this.#parts[place] = text;
    this.#lastAt = now;
    const parts = this.#parts.filter((one) => one !== undefined);
    if (parts.length < part.count) {
      const have = this.#parts.flatMap((one, index) => (one === undefined ? [] : [index + 1]));
      return { complete: false, have, count: part.count };
    }
    this.forget();
    return { complete: true, text: format.join(parts) };
  }

  forget(): void {
    this.#format = undefined;
    this.#parts = [];
  }
}
