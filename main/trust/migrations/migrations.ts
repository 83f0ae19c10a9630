import type { Migration } from '../../store/open-database.ts';
import { issuersAndRevocations } from './010-issuers-and-revocations.ts';
import { directoriesAndHashLists } from './020-directories-and-hash-lists.ts';
import { credentials } from './030-credentials.ts';
import { ticketSecrets } from './040-ticket-secrets.ts';
import { certificateLists } from './050-certificate-lists.ts';
import { generations } from './060-generations.ts';
import { entryLists } from './061-entry-lists.ts';
import { repositories } from './070-repositories.ts';
import { ends } from './090-ends.ts';
import { attempts } from './095-attempts.ts';
import { ticketCursors } from './096-ticket-cursors.ts';
import { fleetSettings } from './097-fleet-settings.ts';

/** Every step of `trust.db`, ascending. */
export const migrations: readonly Migration[] = [
  issuersAndRevocations,
  directoriesAndHashLists,
  credentials,
  ticketSecrets,
  certificateLists,
  generations,
  entryLists,
  repositories,
  ends,
  attempts,
  ticketCursors,
  fleetSettings,
];
