import type { KioskStatus } from '../../shared/kiosk-event.ts';

/** Tells the screens the kiosk's status whenever it is another than the one told last. Never in a verdict's way. */
export class StatusBoard {
  readonly #compose: () => KioskStatus;
  readonly #publish: (status: KioskStatus) => void;
  #told = '';
  #due: NodeJS.Immediate | undefined;

  constructor(options: {
    readonly compose: () => KioskStatus;
    readonly publish: (status: KioskStatus) => void;
  }) {
    this.#compose = options.compose;
    this.#publish = options.publish;
  }

  current(): KioskStatus {
    return this.#compose();
  }

  /** Something may have changed. Several calls in a row make one status. */
  changed(): void {
    this.#due ??= setImmediate(() => {
      this.#due = undefined;
      const status = this.#compose();
      const said = JSON.stringify({ ...status, now: 0 });
      if (said === this.#told) return;
      this.#told = said;
      this.#publish(status);
    });
  }

  close(): void {
    clearImmediate(this.#due);
  }
}
