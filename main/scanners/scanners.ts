import type { Clock } from '../../shared/clock.ts';
import type { ScannerStatus, WedgeKey } from '../../shared/kiosk-event.ts';
import type { SerialScannerSettings, Settings } from '../../shared/settings.ts';
import type { ScannerListener } from './scan.ts';
import { SerialScanner, serialScannerId } from './serial-scanner.ts';
import { WedgeScanner } from './wedge-scanner.ts';

type ScannerSettings = Pick<Settings, 'keyboardWedge' | 'serialScanners'>;

export interface ScannersOptions {
  readonly clock: Clock;
  readonly settings: ScannerSettings;
  readonly listener: ScannerListener;
}

interface Held {
  readonly settings: SerialScannerSettings;
  readonly scanner: SerialScanner;
}

function isSame(one: SerialScannerSettings, other: SerialScannerSettings): boolean {
  const keys = ['name', 'path', 'vendorId', 'productId', 'serialNumber', 'baudRate'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/** All scanners of a kiosk. One that is named twice is one; what was said last of it holds. */
export class Scanners {
  readonly #clock: Clock;
  readonly #listener: ScannerListener;
  #wedge: WedgeScanner | undefined;
  #serial: ReadonlyMap<string, Held> = new Map();
  /** What is to be closed and opened, one change after the other: a device is closed before it is opened anew. */
  #changing: Promise<unknown> = Promise.resolve();
  #started = false;

  constructor({ clock, settings, listener }: ScannersOptions) {
    this.#clock = clock;
    this.#listener = listener;
    this.use(settings);
  }

  start(): void {
    this.#started = true;
    for (const { scanner } of this.#serial.values()) scanner.start();
  }

  /** Goes by these settings from now on. A scanner whose own did not change goes on reading meanwhile. */
  use({ keyboardWedge, serialScanners }: ScannerSettings): void {
    this.#setWedge(keyboardWedge);
    const before = this.#serial;
    const wanted = new Map(serialScanners.map((settings) => [serialScannerId(settings), settings]));
    this.#serial = new Map(
      [...wanted].map(([id, settings]) => [id, this.#held(settings, before.get(id))] as const),
    );
    const held = new Set(this.#serial.values());
    const gone = [...before.values()].filter((one) => !held.has(one));
    const known = new Set(before.values());
    const added = [...held].filter((one) => !known.has(one));
    if (!this.#started || gone.length + added.length === 0) return;
    this.#changing = this.#changing.then(async () => {
      await Promise.all(gone.map(({ scanner }) => scanner.stop()));
      const still = new Set(this.#serial.values());
      for (const one of added) if (still.has(one)) one.scanner.start();
    });
  }

  /** Resolves when every device is closed; nothing is told after that. */
  async stop(): Promise<void> {
    this.#wedge?.stop();
    await this.#changing;
    await Promise.all([...this.#serial.values()].map(({ scanner }) => scanner.stop()));
  }

  statuses(): readonly ScannerStatus[] {
    const serial = [...this.#serial.values()].map(({ scanner }) => scanner);
    return [...(this.#wedge === undefined ? [] : [this.#wedge]), ...serial].map((one) => one.status());
  }

  /** Keys that a window saw, oldest first. Without a keyboard wedge in the settings they mean nothing. */
  keys(keys: readonly WedgeKey[]): void {
    this.#wedge?.keys(keys);
  }

  #setWedge(wanted: boolean): void {
    if (wanted === (this.#wedge !== undefined)) return;
    this.#wedge?.stop();
    this.#wedge = wanted ? new WedgeScanner({ clock: this.#clock, listener: this.#listener }) : undefined;
  }

  #held(settings: SerialScannerSettings, before: Held | undefined): Held {
    if (before !== undefined && isSame(before.settings, settings)) return before;
    return {
      settings,
      scanner: new SerialScanner({ clock: this.#clock, listener: this.#listener, settings }),
    };
  }
}
