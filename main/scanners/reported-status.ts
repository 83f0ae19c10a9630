import type { Clock } from '../../shared/clock.ts';
import type { ScannerState, ScannerStatus } from '../../shared/kiosk-event.ts';
import type { ScannerListener } from './scan.ts';

/** What is known of one scanner. Tells the listener of each change, and of nothing that is no change. */
export class ReportedStatus {
  readonly #clock: Clock;
  readonly #listener: Pick<ScannerListener, 'state'>;
  #status: ScannerStatus;

  constructor(
    first: Pick<ScannerStatus, 'id' | 'name' | 'kind' | 'state'>,
    clock: Clock,
    listener: Pick<ScannerListener, 'state'>,
  ) {
    this.#clock = clock;
    this.#listener = listener;
    this.#status = { ...first, since: clock.now() };
  }

  get current(): ScannerStatus {
    return this.#status;
  }

  become(state: ScannerState, detail?: string): void {
    const { id, name, kind, since, ...before } = this.#status;
    if (before.state === state && before.detail === detail) return;
    this.#status = {
      id,
      name,
      kind,
      state,
      since: before.state === state ? since : this.#clock.now(),
      ...(detail === undefined ? {} : { detail }),
    };
    this.#listener.state(this.#status);
  }

  /** The last fault on the line, or `undefined` once a code was read well. */
  line(detail: string | undefined): void {
    this.become(this.#status.state, detail);
  }
}
