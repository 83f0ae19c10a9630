import type { Clock } from '../../shared/clock.ts';
import { type Flaw, type Frame, Framer } from './framer.ts';
import type { ReportedStatus } from './reported-status.ts';
import type { ScannerListener } from './scan.ts';

/** Silence that ends a partial frame. Browsers and USB bridges pause for tens of milliseconds in mid-code. */
export const idleMs = 250;

/** A timer that fires this much after its time tells of a busy process, not of a silent line. */
const lateMs = 50;

/** A hand on the keyboard leaves shorter fragments than a scanner that ends its codes with nothing. */
const fragmentLength = 8;
const noTerminator =
  'The last code broke off, or nothing ended it. If no code is read, let the scanner end each code with CR (Enter).';

export interface FrameReaderOptions {
  readonly clock: Clock;
  readonly status: ReportedStatus;
  readonly listener: ScannerListener;
  /** Its characters carry their own times, by which whoever pushes them drops what fell silent. */
  readonly timesItself: boolean;
}

/**
 * From characters to scans, for one scanner: frames them, discards what falls silent, and tells the listener. What
 * arrives at once is pushed one by one and then settled, so that a code that comes in one piece is never announced.
 */
export class FrameReader {
  readonly #options: FrameReaderOptions;
  readonly #framer = new Framer();
  readonly #silence: NodeJS.Timeout;
  #armed = false;
  #announced = false;
  #settledAt = 0;
  #waitedOut = false;

  constructor(options: FrameReaderOptions) {
    this.#options = options;
    // One timer for good, refreshed: a new one for each chunk would be the dearest part of reading.
    this.#silence = setTimeout(() => this.#fellSilent(), idleMs).unref();
  }

  /** Characters of the frame so far. */
  get length(): number {
    return this.#framer.length;
  }

  push(byte: number): void {
    this.#deliver(this.#framer.take(byte));
  }

  spoil(flaw: Flaw): void {
    this.#deliver(this.#framer.spoil(flaw));
  }

  /** All that arrived at once is pushed. */
  settle(): void {
    const { listener, status } = this.#options;
    this.#armed = this.#framer.isBusy;
    if (!this.#armed) return;
    if (this.#framer.length > 0 && !this.#announced) {
      this.#announced = true;
      listener.reading(status.current.id);
    }
    this.#settledAt = performance.now();
    this.#waitedOut = false;
    this.#silence.refresh();
  }

  /** Whatever is partial comes to nothing: the line fell silent, or is gone. */
  drop(): void {
    this.#framer.discard();
    this.#announceEnd();
  }

  stop(): void {
    this.drop();
    clearTimeout(this.#silence);
  }

  #fellSilent(): void {
    if (!this.#armed) return;
    // A process that was held up sees its timers before the bytes that waited meanwhile: they get their turn.
    if (!this.#waitedOut && performance.now() - this.#settledAt > idleMs + lateMs) {
      this.#waitedOut = true;
      this.#silence.refresh();
      return;
    }
    const wasCode = this.#framer.length >= fragmentLength;
    // A window that was held up sends late what it saw in time: the screen goes back, the frame stays.
    if (this.#options.timesItself) this.#announceEnd();
    else this.drop();
    if (wasCode) this.#options.status.line(noTerminator);
  }

  #announceEnd(): void {
    const { listener, status } = this.#options;
    this.#armed = false;
    if (!this.#announced) return;
    this.#announced = false;
    listener.ended(status.current.id);
  }

  #deliver(frame: Frame | undefined): void {
    if (frame === undefined) return;
    const { clock, status, listener } = this.#options;
    this.#announced = false;
    listener.scan({
      scanner: status.current.id,
      at: clock.now(),
      lastByteAt: performance.now(),
      ...frame,
    });
    status.line('fault' in frame ? frame.detail : undefined);
  }
}
