import type { EpochMs } from '../../shared/clock.ts';
import type { EntryForm, EntryValues } from '../../shared/entry-form.ts';
import type { ClockState } from '../../shared/verdict.ts';
import type { Journal } from '../journal/journal.ts';
import { keyInstant } from '../journal/late-rows.ts';

/** What of an entry is sealed, and what stays readable for reports. */
export function splitValues(
  form: EntryForm,
  values: EntryValues,
): { readonly personal: EntryValues; readonly open: Record<string, string | number> } {
  const isPersonal = new Set(form.fields.filter((field) => field.personal).map((field) => field.id));
  const entries = Object.entries(values);
  return {
    personal: Object.fromEntries(entries.filter(([id]) => isPersonal.has(id))),
    open: Object.fromEntries(entries.filter(([id]) => !isPersonal.has(id))),
  };
}

/**
 * The personal values as they stand in a row; `undefined` where there are none. What happened on an earlier day is
 * sealed under the key of that day, and destroyed with it: a late entry outlives nobody's retention time.
 */
export async function sealValues(
  journal: Pick<Journal, 'seal'>,
  personal: EntryValues,
  when: { readonly now: EpochMs; readonly clock: ClockState; readonly happenedAt?: EpochMs | undefined },
): Promise<string | undefined> {
  if (Object.keys(personal).length === 0) return undefined;
  return journal.seal(personal, keyInstant(when));
}

/** How many guests an entry stands for: its first count, else one. */
export function partyOf(form: EntryForm, values: EntryValues): number {
  const field = form.fields.find((one) => one.kind === 'count');
  const party = field === undefined ? undefined : values[field.id];
  return typeof party === 'number' ? party : 1;
}
