import type { Migration } from '../../store/open-database.ts';
import { issuersAndRevocations } from './010-issuers-and-revocations.ts';

/** Every step of `trust.db`, ascending. */
export const migrations: readonly Migration[] = [issuersAndRevocations];
