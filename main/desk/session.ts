import { randomUUID } from 'node:crypto';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { Staff } from '../../shared/settings.ts';

/** One staff member at one screen. */
export interface Session {
  readonly id: string;
  /** The account as it is now. */
  readonly staff: Staff;
  readonly lastTouch: EpochMs;
}

/** Why a session ended. */
type LockedBy = 'by hand' | 'by time' | 'account removed';

export interface SessionHolderOptions {
  readonly clock: Clock;
  /** Without a touch, in milliseconds. Asked each time. */
  readonly lockAfterMs: () => number;
  /** The account of this id at this moment, if there still is one. */
  readonly account: (id: string) => Staff | undefined;
  readonly onLock: (session: Session, why: LockedBy) => void;
}

/** The desk session of one connection: at most one, gone with the connection or after a while without a touch. */
export class SessionHolder {
  readonly #clock: Clock;
  readonly #lockAfterMs: () => number;
  readonly #account: (id: string) => Staff | undefined;
  readonly #onLock: (session: Session, why: LockedBy) => void;
  #session: Session | undefined;

  constructor(options: SessionHolderOptions) {
    this.#clock = options.clock;
    this.#lockAfterMs = options.lockAfterMs;
    this.#account = options.account;
    this.#onLock = options.onLock;
  }

  /** Opens a session; one that was open at this screen ends. */
  open(staff: Staff): Session {
    this.lock('by hand');
    this.#session = { id: randomUUID(), staff, lastTouch: this.#clock.now() };
    return this.#session;
  }

  /** The session, if it is still open; asking is a touch. A clock set back ends it, and so does an account removed. */
  touch(): Session | undefined {
    const now = this.#clock.now();
    if (this.#session === undefined) return undefined;
    const idle = now - this.#session.lastTouch;
    if (idle < 0 || idle > this.#lockAfterMs()) {
      this.lock('by time');
      return undefined;
    }
    const staff = this.#account(this.#session.staff.id);
    if (staff === undefined) {
      this.lock('account removed');
      return undefined;
    }
    // Another role counts at once, not from the next PIN on.
    this.#session = { ...this.#session, staff, lastTouch: now };
    return this.#session;
  }

  lock(why: LockedBy): void {
    const session = this.#session;
    this.#session = undefined;
    if (session !== undefined) this.#onLock(session, why);
  }
}
