import { randomLogNormal } from 'd3-random';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import { coovCredential, type InfraParty } from '../main/passes/coov/infra-issuer.ts';
import { arrivals } from './day-shape.ts';
import { hour, midnight, type Parameters } from './parameters.ts';
import { type Random, randomOf } from './random.ts';

/** Who comes to the door; the same guest to either door. */
export interface Guest {
  readonly arrivesAt: EpochMs;
  /** Whether the rules of the day let this guest in. */
  readonly eligible: boolean;
  /** What the centre knows the guest's pass by. */
  readonly token: string;
  /** What the guest holds before our scanner: a signed pass, or the bare token. */
  readonly code: string;
  readonly isOpaque: boolean;
  readonly handlingMs: number;
  readonly manualMs: number;
}

const day = 24 * hour;

/** What tells the centre's tokens from other codes. */
export const tokenPrefix = 'kr1.';

/** Unguessable to look at, the same in every run: it decides nothing. */
function tokenOf(random: Random): string {
  const part = () =>
    Math.floor(random() * 2 ** 48)
      .toString(36)
      .padStart(10, '0');
  return `${tokenPrefix}${part()}${part()}${part()}`;
}

/** Eligible: the second dose was 20 to 170 days ago. Otherwise there was only one. */
function signedPass(issuer: InfraParty, token: string, eligible: boolean, daysAgo: number): string {
  const given = midnight - daysAgo * day;
  const health = { kind: eligible ? 'vaccination' : 'partial-vaccination', date: toIso(given).slice(0, 10) };
  return coovCredential(issuer, undefined, {
    nbf: Math.floor(given / 1000),
    vc: {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://coov.vc.io/personal'],
      type: ['VerifiableCredential', 'Personal'],
      // What makes one guest's pass another than the next one's.
      credentialSubject: { health, reference: token },
    },
  });
}

/** The guests of the day, in the order in which they come. Their times and kinds follow from the seed alone. */
export function guestsOf(parameters: Parameters, issuer: InfraParty): readonly Guest[] {
  const random = randomOf(parameters.seed, 'guests');
  const around = (median: number) => randomLogNormal.source(random)(Math.log(median), 0.4);
  const handling = around(parameters.handlingMs);
  const manual = around(parameters.manualMs);
  return arrivals(parameters.guests, random).map((arrivesAt) => {
    const eligible = random() >= parameters.ineligible;
    const isOpaque = random() < parameters.opaque;
    const token = tokenOf(random);
    const daysAgo = 20 + Math.floor(150 * random());
    return {
      arrivesAt,
      eligible,
      isOpaque,
      token,
      code: isOpaque ? token : signedPass(issuer, token, eligible, daysAgo),
      handlingMs: handling(),
      manualMs: manual(),
    };
  });
}

/** What the centre holds: whether the holder of a token is vaccinated, or `undefined` for a token of nobody. */
export function recordOf(guests: readonly Guest[]): (token: string) => boolean | undefined {
  const eligible = new Map(guests.map((guest) => [guest.token, guest.eligible]));
  return (token) => eligible.get(token);
}
