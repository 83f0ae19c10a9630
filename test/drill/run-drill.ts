import { newInfraParty } from '../main/passes/coov/infra-issuer.ts';
import { guestsOf } from './guests.ts';
import type { Parameters } from './parameters.ts';
import { type CentralDay, playCentral } from './play-central.ts';
import { type OurDay, playOurs } from './play-ours.ts';

/** What came of a day at both doors. */
export interface Drill {
  readonly parameters: Parameters;
  readonly central: CentralDay;
  readonly ours: OurDay;
}

/**
 * 13 December 2021 at one restaurant, twice with the same guests: at a door that asks the centre about each of them,
 * and at ours. Guests arrive by the seed in the time of the day, and each service is really done, over HTTP and by a
 * real kiosk with its stores on disk; what it really took is what the queue waits. Only idle time is left out, and the
 * delays of the centre towards the door that asks pass `speed` times faster, its time-outs with them.
 */
export async function runDrill(parameters: Parameters): Promise<Drill> {
  const issuer = newInfraParty();
  const guests = guestsOf(parameters, issuer);
  const central = await playCentral(parameters, guests);
  const ours = await playOurs(parameters, guests, issuer.did);
  return { parameters, central, ours };
}
