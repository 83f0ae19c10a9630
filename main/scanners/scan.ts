import type { EpochMs } from '../../shared/clock.ts';
import type { ScannerStatus } from '../../shared/kiosk-event.ts';

/** `unreadable`: what arrived is no plain line of text; `too-long`: more than any code of ours holds. */
export type ScanFault = 'unreadable' | 'too-long';

interface ScanOrigin {
  /** The id of the scanner that read it. */
  readonly scanner: string;
  readonly at: EpochMs;
  /** `performance.now()` of this process when the last byte was in, in milliseconds. */
  readonly lastByteAt: number;
}

/** One code as a scanner read it: a line of 1 to 8,192 printable ASCII characters, or what was wrong with it. */
export type Scan = ScanOrigin &
  (
    | { readonly text: string }
    | {
        readonly fault: ScanFault;
        /** What kind of thing it was and what to do, in English. Never what it said. */
        readonly detail: string;
      }
  );

/** Hears what the scanners do. Called in the order of the bytes; must not throw. */
export interface ScannerListener {
  /** The first bytes of a code are in, and more must come. Not told of a code that arrives whole. */
  reading(scanner: string): void;
  /** What `reading` announced came to nothing. */
  ended(scanner: string): void;
  scan(scan: Scan): void;
  /** The scanner's state or its detail changed. */
  state(status: ScannerStatus): void;
}
