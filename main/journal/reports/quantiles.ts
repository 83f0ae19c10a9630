import type { Quantiles } from '../../../shared/report.ts';

/** Counts durations by their tenths of a millisecond: what is held grows with their variety, not with their number. */
export class DurationCount {
  readonly #tenths = new Map<number, number>();
  #count = 0;

  /** @param ms milliseconds, not negative */
  add(ms: number): void {
    const tenths = Math.round(ms * 10);
    this.#tenths.set(tenths, (this.#tenths.get(tenths) ?? 0) + 1);
    this.#count += 1;
  }

  /** By the nearest rank: each is a duration that was measured. `undefined`: none was. */
  quantiles(): Quantiles | undefined {
    if (this.#count === 0) return undefined;
    const sorted = [...this.#tenths].sort(([one], [other]) => one - other);
    const at = (part: number) => {
      const rank = Math.ceil(part * this.#count);
      let passed = 0;
      const found = sorted.find(([, count]) => {
        passed += count;
        return passed >= rank;
      });
      return (found?.[0] ?? 0) / 10;
    };
    return { count: this.#count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  }
}
