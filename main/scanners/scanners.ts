import type { Clock } from '../../shared/clock.ts';
import type { ScannerStatus, WedgeKey } from '../../shared/kiosk-event.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ScannerListener } from './scan.ts';
import { SerialScanner, serialScannerId } from './serial-scanner.ts';
import { WedgeScanner } from './wedge-scanner.ts';

export interface ScannersOptions {
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'keyboardWedge' | 'serialScanners'>;
  readonly listener: ScannerListener;
}

/** All scanners of a kiosk. One that is named twice is one; what was said last of it holds. */
export class Scanners {
  readonly #wedge: WedgeScanner | undefined;
  readonly #serial: readonly SerialScanner[];

  constructor({ clock, settings, listener }: ScannersOptions) {
    this.#wedge = settings.keyboardWedge ? new WedgeScanner({ clock, listener }) : undefined;
    const named = new Map(settings.serialScanners.map((scanner) => [serialScannerId(scanner), scanner]));
    this.#serial = [...named.values()].map(
      (scanner) => new SerialScanner({ clock, listener, settings: scanner }),
    );
  }

  start(): void {
    for (const scanner of this.#serial) scanner.start();
  }

  /** Resolves when every device is closed; nothing is told after that. */
  async stop(): Promise<void> {
    this.#wedge?.stop();
    await Promise.all(this.#serial.map((scanner) => scanner.stop()));
  }

  statuses(): readonly ScannerStatus[] {
    return [...(this.#wedge === undefined ? [] : [this.#wedge]), ...this.#serial].map((one) => one.status());
  }

  /** Keys that a window saw, oldest first. Without a keyboard wedge in the settings they mean nothing. */
  keys(keys: readonly WedgeKey[]): void {
    this.#wedge?.keys(keys);
  }
}
