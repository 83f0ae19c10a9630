import { CentralDoor } from './central-door.ts';
import { Centre } from './centre.ts';
import { fateAt } from './centre-load.ts';
import { CompressedClock } from './compressed-clock.ts';
import { type DoorFigures, doorFigures } from './figures.ts';
import { type Guest, recordOf } from './guests.ts';
import { morning, type Parameters } from './parameters.ts';
import { playDay, type Visit } from './play-day.ts';
import { randomOf } from './random.ts';

/** The day at the door that asks the centre about each guest. */
export interface CentralDay {
  readonly visits: readonly Visit[];
  readonly figures: DoorFigures;
}

export async function playCentral(parameters: Parameters, guests: readonly Guest[]): Promise<CentralDay> {
  const { seed, speed, timeoutMs, tries, patienceMs } = parameters;
  const clock = new CompressedClock(morning, speed);
  const random = randomOf(seed, 'centre for the door that asks');
  const fate = (at: number) => fateAt(at, parameters, random);
  const centre = await Centre.start({ clock, record: recordOf(guests), fate });
  try {
    const door = new CentralDoor({ clock, endpoint: centre.endpoint, timeoutMs, tries });
    const visits = await playDay(door, guests, patienceMs);
    // The one journal of that door is the centre's.
    const answered = visits.filter((visit) => !visit.left && visit.by === 'door');
    const lost = answered.filter(({ guest }) => !centre.hasRowOf(guest.token));
    return { visits, figures: doorFigures(visits, lost.length) };
  } finally {
    await centre.close();
  }
}
