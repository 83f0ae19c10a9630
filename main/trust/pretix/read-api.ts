import { fetchSource } from '../fetch-source.ts';
import type { TicketEventPlace } from '../location.ts';
import type { ReadOptions } from '../source-document.ts';
import { SourceRefused } from '../source-refused.ts';
import { readDevice } from './device.ts';
import { notPaired } from './pair-device.ts';
import type { ReadApi } from './read-list.ts';

/** What to do where the device is known no more, or may not read this event. */
function refusedBy(
  { status }: SourceRefused,
  { base, organizer }: TicketEventPlace,
): SourceRefused | undefined {
  if (status === 401) {
    const again = `Import it again after: munjigi trust pair-pretix ${base} TOKEN.`;
    return new SourceRefused('untrusted', `${base} does not know this kiosk as a device any more. ${again}`, {
      status,
    });
  }
  if (status !== 403) return undefined;
  return new SourceRefused(
    'untrusted',
    `${base} does not let this kiosk read the event. Check there, among the devices of ${organizer}, that it may.`,
    { status },
  );
}

/**
 * Reads the API as the device that this kiosk was paired as. The token is sent to that server and to no other.
 *
 * @throws {SourceRefused} `untrusted` if it was not paired
 */
export function apiReader(
  profile: string,
  place: TicketEventPlace,
  options: Pick<ReadOptions, 'signal' | 'timeoutMs'>,
): ReadApi {
  const device = readDevice(profile, place);
  if (device === undefined) throw notPaired(place.base);
  return async (url) => {
    try {
      return await fetchSource(url, { ...options, authorization: `Device ${device.api_token}` });
    } catch (error) {
      throw (error instanceof SourceRefused && refusedBy(error, place)) || error;
    }
  };
}
