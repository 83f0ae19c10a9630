import { type Client, type Connection, connect } from './client.ts';
import { dueAt, emptyView, type Happening, type KioskView, next, type VerdictEvent } from './kiosk-view.ts';

export interface KioskStoreOptions {
  /** Runs the work and draws what it changed before it returns (`flushSync`). */
  readonly drawNow: (work: () => void) => void;
  /** Hears of each verdict right after it was drawn. */
  readonly drawn: (event: VerdictEvent) => void;
  /** Another version of the program answers than the one these screens came with. */
  readonly outdated: () => void;
}

/** The kiosk as this window knows it: one subscription to its events, and what follows from them and from time. */
export class KioskStore {
  readonly client: Client;
  readonly #options: KioskStoreOptions;
  readonly #connection: Connection;
  readonly #listeners = new Set<() => void>();
  #view = emptyView;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KioskStoreOptions) {
    this.#options = options;
    this.#connection = connect({
      opened: () => void this.#follow(),
      lost: () => this.#happen({ type: 'lost' }),
    });
    this.client = this.#connection.client;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): KioskView => this.#view;

  /** The guest or staff are done with what is shown. */
  readonly dismiss = (): void => this.#happen({ type: 'dismissed' });

  /** Staff have settled the scan in this row: its verdict asks for nobody any more. */
  readonly settled = (scan: number): void => this.#happen({ type: 'settled', scan });

  /** The kiosk's clock, in epoch milliseconds. */
  readonly now = (): number => Date.now() + this.#view.clockAheadMs;

  async #follow(): Promise<void> {
    try {
      for await (const event of await this.client.kiosk.events()) {
        if (event.type === 'verdict') {
          this.#options.drawNow(() => this.#happen(event));
          this.#options.drawn(event);
          continue;
        }
        if (event.type === 'status') this.#compare(event.status.version);
        this.#happen(event);
      }
    } catch {
      // The connection ended, or the kiosk did: either way the next connection starts anew.
    }
    this.#connection.renew();
  }

  #compare(version: string): void {
    const known = this.#view.status?.version;
    if (known !== undefined && known !== version) this.#options.outdated();
  }

  #happen(happening: Happening): void {
    this.#view = next(this.#view, happening, Date.now());
    clearTimeout(this.#timer);
    const due = dueAt(this.#view);
    if (due !== undefined) {
      this.#timer = setTimeout(() => this.#happen({ type: 'time' }), Math.max(0, due - Date.now()));
    }
    for (const listener of this.#listeners) listener();
  }
}
