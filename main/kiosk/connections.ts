import type { KioskContext } from '../desk/context.ts';
import { SessionHolder, type SessionHolderOptions } from '../desk/session.ts';

/** A screen's own context for the router. */
export interface Connection {
  readonly context: KioskContext;
  /** To be called as the screen goes: its desk locks. */
  readonly close: () => void;
}

/** The screens that are connected, each with a desk of its own that staff unlock and that locks itself. */
export class Connections {
  readonly #options: SessionHolderOptions;
  readonly #desks = new Set<SessionHolder>();

  constructor(options: SessionHolderOptions) {
    this.#options = options;
  }

  open(): Connection {
    const desk = new SessionHolder(this.#options);
    this.#desks.add(desk);
    const close = () => {
      desk.lock('by hand');
      this.#desks.delete(desk);
    };
    return { context: { desk }, close };
  }

  /** Whether a manager works at any of them now. */
  get managerIsIn(): boolean {
    return [...this.#desks].some((desk) => desk.touch()?.staff.role === 'manager');
  }

  lockAll(): void {
    for (const desk of this.#desks) desk.lock('by hand');
  }
}
