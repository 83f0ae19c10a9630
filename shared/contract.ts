import { entriesContract } from './contract/entries.ts';
import { guestImportsContract } from './contract/guest-imports.ts';
import { guestsContract } from './contract/guests.ts';
import { houseContract } from './contract/house.ts';
import { journalContract } from './contract/journal.ts';
import { kioskContract } from './contract/kiosk.ts';
import { limitsContract } from './contract/limits.ts';
import { outagesContract } from './contract/outages.ts';
import { peopleContract } from './contract/people.ts';
import { rehearsalContract } from './contract/rehearsal.ts';
import { reportsContract } from './contract/reports.ts';
import { sessionContract } from './contract/sessions.ts';
import { settingsContract } from './contract/settings.ts';
import { settleContract } from './contract/settle.ts';
import { shiftContract } from './contract/shift.ts';
import { trustContract } from './contract/trust.ts';

/**
 * What the screens may call, and nothing else. Both transports (a MessagePort in Electron, a loopback WebSocket in
 * the browser host) speak it; each connection has its own desk session.
 */
export const contract = {
  kiosk: kioskContract,
  desk: {
    ...sessionContract,
    ...entriesContract,
    ...journalContract,
    ...limitsContract,
    ...outagesContract,
    ...peopleContract,
    ...rehearsalContract,
    ...settleContract,
    ...guestsContract,
    ...guestImportsContract,
    ...shiftContract,
    ...reportsContract,
    ...settingsContract,
    ...trustContract,
    ...houseContract,
  },
};
export type KioskContract = typeof contract;
