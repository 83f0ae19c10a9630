import { randomUUID } from 'node:crypto';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { Staff } from '../../shared/settings.ts';

/** One staff member at one screen. */
export interface Session {
  readonly id: string;
  readonly staff: Staff;
  lastTouch: EpochMs;
}

/** The desk session of one connection: at most one, gone with the connection or after a while without a touch. */
export class SessionHolder {
  readonly #clock: Clock;
  readonly #lockAfterMs: () => number;
  readonly #onLock: (session: Session, why: 'by hand' | 'by time') => void;
  #session: Session | undefined;

  constructor(options: {
    readonly clock: Clock;
    readonly lockAfterMs: () => number;
    readonly onLock: (session: Session, why: 'by hand' | 'by time') => void;
  }) {
    this.#clock = options.clock;
    this.#lockAfterMs = options.lockAfterMs;
    this.#onLock = options.onLock;
  }

  /** Opens a session; one that was open at this screen ends. */
  open(staff: Staff): Session {
    this.lock('by hand');
    this.#session = { id: randomUUID(), staff, lastTouch: this.#clock.now() };
    return this.#session;
  }

  /** The session, if it is still open; asking is a touch. A clock set back ends it. */
  touch(): Session | undefined {
    const now = this.#clock.now();
    if (this.#session === undefined) return undefined;
    const idle = now - this.#session.lastTouch;
    if (idle < 0 || idle > this.#lockAfterMs()) {
      this.lock('by time');
      return undefined;
    }
    this.#session.lastTouch = now;
    return this.#session;
  }

  lock(why: 'by hand' | 'by time'): void {
    const session = this.#session;
    this.#session = undefined;
    if (session !== undefined) this.#onLock(session, why);
  }
}
