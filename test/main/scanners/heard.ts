import type { Scan, ScannerListener } from '../../../main/scanners/scan.ts';
import type { ScannerState, ScannerStatus } from '../../../shared/kiosk-event.ts';

/** Writes down, in order, what a scanner tells: `reading`, `ended`, `text …`, `unreadable`, `too-long`, its states. */
export class Heard implements ScannerListener {
  /** Without the states. */
  readonly events: string[] = [];
  readonly scans: Scan[] = [];
  readonly statuses: ScannerStatus[] = [];
  readonly #waiting = new Set<() => void>();

  reading(): void {
    this.#hear('reading');
  }

  ended(): void {
    this.#hear('ended');
  }

  scan(scan: Scan): void {
    this.scans.push(scan);
    this.#hear('text' in scan ? `text ${scan.text}` : scan.fault);
  }

  state(status: ScannerStatus): void {
    this.statuses.push(status);
    for (const look of this.#waiting) look();
  }

  /** What was read or found wrong, without the announcements. */
  get outcomes(): readonly string[] {
    return this.events.filter((event) => event !== 'reading' && event !== 'ended');
  }

  get states(): readonly ScannerState[] {
    return this.statuses.map(({ state }) => state);
  }

  /** Resolves as soon as it is so. */
  async until(isSo: () => boolean): Promise<void> {
    if (isSo()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  #hear(event: string): void {
    this.events.push(event);
    for (const look of this.#waiting) look();
  }
}
