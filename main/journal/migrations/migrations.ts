import type { Migration } from '../../store/open-database.ts';
import { rowsAndAdmissions } from './010-rows-and-admissions.ts';
import { companions } from './020-companions.ts';
import { recheckCopies } from './040-recheck-copies.ts';
import { facets } from './080-facets.ts';
import { marks } from './085-marks.ts';
import { entryPersons } from './090-entry-persons.ts';

/** Every step of `journal.db`, ascending. */
export const migrations: readonly Migration[] = [
  rowsAndAdmissions,
  companions,
  recheckCopies,
  facets,
  marks,
  entryPersons,
];
