import type { PlayedDoor, Served } from './door.ts';
import type { Guest } from './guests.ts';

/** A guest's time at a door. `left`: patience ran out in the queue. */
export type Visit = {
  readonly guest: Guest;
  /** From the arrival to the end: the answer, the entry by hand, or the moment of giving up, in milliseconds. */
  readonly waitedMs: number;
} & ({ readonly left: true } | ({ readonly left: false } & Served));

/**
 * Plays the day at one door: a queue, first come, first served. Guests arrive by the seed; how long each is served is
 * what it really takes, and the next one waits for it.
 */
export async function playDay(
  door: PlayedDoor,
  guests: readonly Guest[],
  patienceMs: number,
): Promise<readonly Visit[]> {
  const { clock } = door;
  const visits: Visit[] = [];
  for (const guest of guests) {
    clock.skipTo(guest.arrivesAt);
    if (clock.now() - guest.arrivesAt > patienceMs) {
      visits.push({ guest, waitedMs: patienceMs, left: true });
      continue;
    }
    const served = await door.serve(guest);
    visits.push({ guest, waitedMs: clock.now() - guest.arrivesAt, left: false, ...served });
  }
  return visits;
}
