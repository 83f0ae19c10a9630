import { type ChildProcess, spawn } from 'node:child_process';
import { chromiumArguments, type WindowOptions } from './chromium.ts';

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
  #process: ChildProcess | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #closing = false;
  #quickDeaths = 0;

  constructor(options: KioskWindowOptions) {
    this.#options = options;
  }

  open(): void {
    const { browser, address, view, sandbox, userData } = this.#options;
    const startedAt = performance.now();
    const launched = spawn(browser, chromiumArguments({ url: address(), userData, view, sandbox }), {
      stdio: 'ignore',
    });
    this.#process = launched;
    launched.once('error', (error) => this.#gone(startedAt, error.message));
    launched.once('exit', (code, signal) => {
      if (view === 'window' && code === 0) return this.#options.onClosed();
      this.#gone(startedAt, signal ?? `exit code ${code}`);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#waiting);
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill();
    const impatient = setTimeout(() => running.kill('SIGKILL'), 3 * second);
    await ended;
    clearTimeout(impatient);
  }

  /** One that lived for a minute starts the patience anew. */
  #gone(startedAt: number, why: string): void {
    if (this.#closing) return;
    this.#quickDeaths = performance.now() - startedAt > 60 * second ? 0 : this.#quickDeaths + 1;
    const wait = Math.min(30 * second, 0.5 * second * 2 ** this.#quickDeaths);
    this.#options.log(`The browser ended (${why}). Opening it again in ${wait / second} s.`);
    this.#waiting = setTimeout(() => this.open(), wait);
  }
}
