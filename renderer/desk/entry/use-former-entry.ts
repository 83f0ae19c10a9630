import { useEffect, useState } from 'react';
import type { FormerEntry } from '../../../shared/contract/entries.ts';
import type { EntryForm, EntryValues } from '../../../shared/entry-form.ts';
import { personOf } from '../../../shared/entry-person.ts';
import { useDesk } from '../desk.tsx';
import { type EntryWhen, happenedOf } from './entry-when.ts';

/** The entry of the same day that tells of the person who is being written down, asked for once it is clear who that is. */
export function useFormerEntry(
  form: EntryForm,
  values: EntryValues,
  when: EntryWhen,
): FormerEntry | undefined {
  const { call, changes } = useDesk();
  const person = personOf(form, values);
  const happened = happenedOf(when);
  const asked = person === undefined ? undefined : JSON.stringify([form.id, person, happened]);
  const [found, setFound] = useState<{ readonly asked: string; readonly former: FormerEntry }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whom and when is in `asked`; what was changed may be the entry
  useEffect(() => {
    if (asked === undefined) return;
    let current = true;
    const ask = async () => {
      const answer = await call((desk) =>
        desk.formerEntry({ form: form.id, ...happened, values: { ...values } }),
      );
      // A hint that does not come is no trouble of whoever is writing.
      if (!current || answer.type !== 'done') return;
      setFound(answer.value === null ? undefined : { asked, former: answer.value });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [call, asked, changes]);
  return found?.asked === asked ? found?.former : undefined;
}
