import type { Migration } from '../../store/open-database.ts';
import { register } from './010-register.ts';
import { repository } from './020-repository.ts';

/** Every step of `register.db`, ascending. */
export const migrations: readonly Migration[] = [register, repository];
