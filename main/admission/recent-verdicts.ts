import type { Clock, EpochMs } from '../../shared/clock.ts';

interface Recent<Shown> {
  readonly shown: Shown;
  lastAt: EpochMs;
}

/**
 * Remembers what was shown for a text for a few seconds after it was last scanned: a scanner that reads the same
 * code again while the guest still holds it there means one scan, not two.
 */
export class RecentVerdicts<Shown> {
  readonly #clock: Clock;
  readonly #forMs: () => number;
  readonly #recent = new Map<string, Recent<Shown>>();

  /** @param forMs how long to remember, in milliseconds after the last time the text was seen */
  constructor(clock: Clock, forMs: () => number) {
    this.#clock = clock;
    this.#forMs = forMs;
  }

  /** What was shown for this text a moment ago, if it was; remembers it from now on again. */
  recall(text: string): Shown | undefined {
    this.#prune();
    const found = this.#recent.get(text);
    if (found === undefined) return undefined;
    found.lastAt = this.#clock.now();
    return found.shown;
  }

  remember(text: string, shown: Shown): void {
    this.#recent.set(text, { shown, lastAt: this.#clock.now() });
  }

  forget(): void {
    this.#recent.clear();
  }

  /** A clock that jumps back forgets too: better one row too many than a verdict that is too old. */
  #prune(): void {
    const now = this.#clock.now();
    for (const [text, { lastAt }] of this.#recent) {
      if (now < lastAt || now - lastAt > this.#forMs()) this.#recent.delete(text);
    }
  }
}
