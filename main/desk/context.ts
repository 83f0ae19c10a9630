import type { SessionHolder } from './session.ts';

/** What each connection of a screen has of its own. */
export interface KioskContext {
  readonly desk: SessionHolder;
}
