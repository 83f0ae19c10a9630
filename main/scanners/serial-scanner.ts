import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../shared/clock.ts';
import type { ScannerStatus } from '../../shared/kiosk-event.ts';
import type { SerialScannerSettings } from '../../shared/settings.ts';
import { deviceIdentity, watchDevice } from './device-watch.ts';
import { findPorts } from './find-ports.ts';
import { FrameReader } from './frame-reader.ts';
import { type OpenFault, openFault } from './open-fault.ts';
import { ReportedStatus } from './reported-status.ts';
import type { ScannerListener } from './scan.ts';
import { openLine, type SerialLine } from './serial-line.ts';

/** Milliseconds. */
export interface SerialTimings {
  /** Before the first try after a failed one; doubled from try to try. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** Between two looks whether an open device is still there. */
  readonly watchMs: number;
}

const usual: SerialTimings = { retryMs: 250, longestRetryMs: 2_000, watchMs: 2_000 };

/** The same for the same settings, from one start to the next. */
export function serialScannerId({ path, vendorId, productId, serialNumber }: SerialScannerSettings): string {
  return path === undefined
    ? ['usb', vendorId, productId, serialNumber].filter((part) => part !== undefined).join(':')
    : `serial:${path}`;
}

/**
 * A scanner on a serial device (USB CDC-ACM, a USB bridge, RS-232): opened, read, and found again by itself after it
 * was unplugged. While it is tried again its state stays what it was, so that nothing flickers.
 */
export class SerialScanner {
  readonly #settings: SerialScannerSettings;
  readonly #timings: SerialTimings;
  readonly #status: ReportedStatus;
  readonly #reader: FrameReader;
  readonly #stopping = new AbortController();
  #line: SerialLine | undefined;
  #wasOpen = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly clock: Clock;
    readonly listener: ScannerListener;
    readonly settings: SerialScannerSettings;
    readonly timings?: SerialTimings;
  }) {
    const { clock, listener, settings } = options;
    this.#settings = settings;
    this.#timings = options.timings ?? usual;
    const id = serialScannerId(settings);
    const name = settings.name ?? settings.path ?? id;
    this.#status = new ReportedStatus({ id, name, kind: 'serial', state: 'opening' }, clock, listener);
    this.#reader = new FrameReader({ clock, listener, status: this.#status, timesItself: false });
  }

  status(): ScannerStatus {
    return this.#status.current;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when the device is closed. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#line?.close();
    await this.#running;
    this.#reader.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { retryMs, longestRetryMs } = this.#timings;
    let wait = retryMs;
    while (!signal.aborted) {
      const opened = await this.#attempt();
      wait = opened ? retryMs : Math.min(2 * wait, longestRetryMs);
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Tries each device that may be the scanner. @returns whether one was open, until it was gone again */
  async #attempt(): Promise<boolean> {
    const found = await this.#find();
    if ('detail' in found) {
      this.#status.become('failed', found.detail);
      return false;
    }
    let fault: OpenFault = { state: 'absent' };
    for (const path of found.paths) {
      const identity = await deviceIdentity(path);
      const line = await this.#open(path);
      if ('state' in line) {
        fault = line;
        continue;
      }
      await this.#hold(path, identity, line);
      return true;
    }
    if (fault.state === 'failed') this.#status.become('failed', fault.detail);
    else this.#missing();
    return false;
  }

  async #open(path: string): Promise<SerialLine | OpenFault> {
    try {
      return await openLine(path, this.#settings.baudRate, (bytes) => this.#read(bytes));
    } catch (error) {
      return openFault(path, error);
    }
  }

  async #find(): Promise<{ readonly paths: readonly string[] } | { readonly detail: string }> {
    try {
      return { paths: await findPorts(this.#settings) };
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown error';
      return { detail: `The serial ports cannot be listed (${why}). Give the path of the scanner instead.` };
    }
  }

  async #hold(path: string, identity: string | undefined, line: SerialLine): Promise<void> {
    this.#line = line;
    if (this.#stopping.signal.aborted) return line.close();
    this.#wasOpen = true;
    this.#status.become('open');
    const unwatch = watchDevice(path, identity, () => void line.close(), this.#timings.watchMs);
    await line.closed;
    unwatch();
    this.#line = undefined;
    this.#reader.drop();
    if (!this.#stopping.signal.aborted) this.#missing();
  }

  #read(bytes: Uint8Array): void {
    for (const byte of bytes) this.#reader.push(byte);
    this.#reader.settle();
  }

  #missing(): void {
    const { path } = this.#settings;
    const where = path === undefined ? 'No scanner with these USB ids is plugged in' : `There is no ${path}`;
    this.#status.become(
      this.#wasOpen ? 'lost' : 'absent',
      `${where}. Plug the scanner in and set it to USB serial (USB COM, CDC); it is then found by itself.`,
    );
  }
}
