import { type ChildProcess, spawn } from 'node:child_process';
import { Patience } from '../patience.ts';
import { chromiumArguments, type WindowOptions } from './chromium.ts';
import { freeFolder } from './leftover-browser.ts';

const second = 1_000;

export interface KioskWindowOptions extends Omit<WindowOptions, 'url'> {
  readonly browser: string;
  /** A fresh address for every launch, because each works once. */
  readonly address: () => string;
  readonly log: (message: string) => void;
  /** The window was closed by hand (`view: 'window'` only); a kiosk's window comes back. */
  readonly onClosed: () => void;
}

/** The machine's own Chromium around the screens: launched, and launched again when it dies, ever more patiently. */
export class KioskWindow {
  readonly #options: KioskWindowOptions;
  readonly #patience = new Patience();
  #process: ChildProcess | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(options: KioskWindowOptions) {
    this.#options = options;
  }

  open(): void {
    const { browser, address, view, sandbox, userData, log } = this.#options;
    this.#process = undefined;
    const startedAt = performance.now();
    try {
      if (freeFolder(userData)) log('A browser that was left from before is closed.');
    } catch (error) {
      this.#gone(startedAt, (error as Error).message);
      return;
    }
    const launched = spawn(browser, chromiumArguments({ url: address(), userData, view, sandbox }), {
      stdio: 'ignore',
    });
    // Without a number nothing was started, and nothing would ever exit.
    if (launched.pid !== undefined) this.#process = launched;
    launched.once('error', (error) => this.#gone(startedAt, error.message));
    launched.once('exit', (code, signal) => {
      this.#process = undefined;
      if (view === 'window' && code === 0 && !this.#closing) return this.#options.onClosed();
      this.#gone(startedAt, signal ?? `exit code ${code}`);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#waiting);
    const running = this.#process;
    if (running === undefined) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill();
    const impatient = setTimeout(() => running.kill('SIGKILL'), 3 * second);
    await ended;
    clearTimeout(impatient);
  }

  #gone(startedAt: number, why: string): void {
    if (this.#closing) return;
    const wait = this.#patience.after(performance.now() - startedAt);
    this.#options.log(`The browser ended (${why}). Opening it again in ${wait / second} s.`);
    this.#waiting = setTimeout(() => this.open(), wait);
  }
}
