const second = 1_000;
const longestMs = 30 * second;

/** What lived for this long was well, and its end is no sign that the next start fails too. */
const wellAfterMs = 60 * second;

/** How long to wait before a window that ended by itself is opened again: twice as long after each quick end. */
export class Patience {
  #quickEnds = 0;

  /** Ends in a row, each soon after its start. */
  get quickEnds(): number {
    return this.#quickEnds;
  }

  /**
   * @param livedMs how long it was there
   * @returns milliseconds to wait: half a second, 1, 2, … up to 30 s
   */
  after(livedMs: number): number {
    this.#quickEnds = livedMs > wellAfterMs ? 0 : this.#quickEnds + 1;
    return Math.min(longestMs, (second / 2) * 2 ** Math.max(0, this.#quickEnds - 1));
  }
}
