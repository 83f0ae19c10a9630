import { Command } from 'commander';
import { parseLocation } from '../trust/location.ts';
import { pairDevice, readHandshake, renewDevice } from '../trust/pretix/pair-device.ts';
import { SourceRefused } from '../trust/source-refused.ts';
import { CommandFailed, profileOf, say, withProfile } from './command.ts';
import { version } from './version.ts';

interface ProfileOption {
  readonly profile?: string;
}

async function orFailed<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceRefused) throw new CommandFailed(error.message, { cause: error });
    throw error;
  }
}

/** `munjigi trust pair-pretix`: makes this kiosk a device of an organizer, whose events it then may read. */
export function pairPretixCommand(): Command {
  return withProfile(new Command('pair-pretix'))
    .description('make this kiosk a device of a pretix organizer, so that it may read its events')
    .argument('<url|code>', 'where pretix is, or the text of the pairing code that it shows')
    .argument('[token]', 'the token that pretix shows for a new device; good once')
    .action(async (where: string, token: string | undefined, options: ProfileOption) => {
      const handshake = { profile: profileOf(options), softwareVersion: version };
      const { organizer, device_id } = await orFailed(() => {
        const given = token === undefined ? readHandshake(where) : { url: where, token };
        return pairDevice(given, handshake);
      });
      say(`This kiosk is the device ${device_id} of ${organizer}. Take an event in with:`);
      say(`  munjigi trust import pretix+https://HOST/api/v1/organizers/${organizer}/events/EVENT/`);
    });
}

/** `munjigi trust renew-pretix`: another token for the device, if the one that is held may have been seen. */
export function renewPretixCommand(): Command {
  return withProfile(new Command('renew-pretix'))
    .description('have pretix give this kiosk another token: the one that it has is of no use any more')
    .argument('<event>', 'an event of the organizer, as `trust list` names it')
    .action(async (event: string, options: ProfileOption) => {
      const { organizer } = await orFailed(async () => {
        const place = parseLocation(event);
        if (place.kind !== 'pretix')
          throw new SourceRefused('not-allowed', `${place.id} is no event of pretix.`);
        return await renewDevice(place, { profile: profileOf(options), softwareVersion: version });
      });
      say(`This kiosk has another token for the events of ${organizer}.`);
    });
}
