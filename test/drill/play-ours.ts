import { temporaryProfile } from '../e2e/kiosk-process.ts';
import { Centre } from './centre.ts';
import { fateAt } from './centre-load.ts';
import { CompressedClock } from './compressed-clock.ts';
import { type DoorFigures, doorFigures } from './figures.ts';
import { type Guest, recordOf } from './guests.ts';
import { OurDoor } from './our-door.ts';
import { type Evidence, pin, readJournal, setUpKiosk } from './our-kiosk.ts';
import { morning, type Parameters } from './parameters.ts';
import { playDay, type Visit } from './play-day.ts';
import { randomOf } from './random.ts';

/** The day at our door, and what its journal holds in the evening. */
export interface OurDay {
  readonly visits: readonly Visit[];
  readonly figures: DoorFigures &
    Pick<Evidence, 'rows' | 'chainHolds'> & {
      readonly kills: number;
      /** How often the screen gave each reason. */
      readonly reasons: Readonly<Record<string, number>>;
    };
}

/** @param issuer who signed the guests' passes: a `did:infra` */
export async function playOurs(
  parameters: Parameters,
  guests: readonly Guest[],
  issuer: string,
): Promise<OurDay> {
  const { seed, kills, patienceMs } = parameters;
  // The kiosk's own deadlines are real, so nothing that it waits for passes faster.
  const clock = new CompressedClock(morning, 1);
  const { profile, remove } = temporaryProfile();
  const random = randomOf(seed, 'centre for the kiosk');
  const fate = (at: number) => fateAt(at, parameters, random);
  const centre = await Centre.start({ clock, record: recordOf(guests), fate });
  const door = new OurDoor({ clock, profile, pin, kills, random: randomOf(seed, 'kill') });
  try {
    await setUpKiosk(profile, { issuer, endpoint: centre.endpoint, clock });
    await door.open();
    const visits = await playDay(door, guests, patienceMs);
    await door.close();
    const { lostRows, ...evidence } = await readJournal(profile, door.shown, clock);
    const figures = { ...doorFigures(visits, lostRows), ...evidence };
    return { visits, figures: { ...figures, kills: door.kills, reasons: door.reasons } };
  } finally {
    door.abandon();
    await centre.close();
    remove();
  }
}
