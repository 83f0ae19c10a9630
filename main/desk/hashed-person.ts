import type { EntryForm, EntryValues } from '../../shared/entry-form.ts';
import { personOf } from '../../shared/entry-person.ts';
import type { EntryPerson } from '../journal/entry-persons.ts';
import type { Journal } from '../journal/journal.ts';
import { keyInstant } from '../journal/late-rows.ts';

/** What is kept so that a second entry of the same person is noticed; `undefined` where an entry does not say whose it is. */
export async function hashedPerson(
  journal: Pick<Journal, 'personHash'>,
  form: EntryForm,
  values: EntryValues,
  when: Parameters<typeof keyInstant>[0],
): Promise<EntryPerson | undefined> {
  const person = personOf(form, values);
  if (person === undefined) return undefined;
  const at = keyInstant(when);
  return { person: await journal.personHash(person, at), at };
}
