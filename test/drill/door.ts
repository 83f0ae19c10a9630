import type { CompressedClock } from './compressed-clock.ts';
import type { Guest } from './guests.ts';

/** What a door did with a guest who came to it. */
export interface Served {
  /** `staff`: by a manual entry. `nobody`: the guest got no answer that is one. */
  readonly by: 'door' | 'staff' | 'nobody';
  readonly admitted: boolean;
  /**
   * From the first scan to the door's answer, in milliseconds of its clock. That staff decide is an answer where they
   * can; an error is none.
   */
  readonly answerMs: number;
}

/** A door that the day is played at. */
export interface PlayedDoor {
  readonly clock: CompressedClock;
  serve(guest: Guest): Promise<Served>;
}
