import type { Page } from '@playwright/test';
import { quantile, rounded } from '../bench/figures.ts';

const patienceMs = 30_000;

interface Painted {
  /** Epoch milliseconds on the browser's clock, with fractions. */
  readonly at: number;
  /** The row of the scan. */
  readonly seq: number;
}

/** Times from the last byte of a scan to the frame that shows its verdict, whatever screen shows it. */
export class Paints {
  readonly #page: Page;
  readonly #times: number[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Sends a scan and waits for its frame. @returns the row of the scan */
  async after(send: () => void): Promise<number> {
    const seen = await this.#page.evaluate(() => performance.getEntriesByName('munjigi:verdict').length);
    const began = performance.timeOrigin + performance.now();
    send();
    const { at, seq } = await this.#next(seen);
    this.#times.push(at - began);
    return seq;
  }

  /** Milliseconds. */
  figures(): { readonly p50: number; readonly p99: number } {
    return { p50: rounded(quantile(this.#times, 0.5)), p99: rounded(quantile(this.#times, 0.99)) };
  }

  async #next(seen: number): Promise<Painted> {
    const mark = (had: number) => {
      const found = performance.getEntriesByName('munjigi:verdict')[had] as PerformanceMark | undefined;
      return found && { at: performance.timeOrigin + found.startTime, seq: found.detail.seq as number };
    };
    const handle = await this.#page.waitForFunction(mark, seen, { polling: 'raf', timeout: patienceMs });
    return (await handle.jsonValue()) as Painted;
  }
}
