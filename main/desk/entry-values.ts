import type { EpochMs } from '../../shared/clock.ts';
import type { EntryForm, EntryValues } from '../../shared/entry-form.ts';
import type { Journal } from '../journal/journal.ts';

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

/** The personal values as they stand in a row; `undefined` where there are none. */
export async function sealValues(
  journal: Pick<Journal, 'seal'>,
  personal: EntryValues,
  at: EpochMs,
): Promise<string | undefined> {
  return Object.keys(personal).length === 0 ? undefined : journal.seal(personal, at);
}

/** How many guests an entry stands for: its first count, else one. */
export function partyOf(form: EntryForm, values: EntryValues): number {
  const field = form.fields.find((one) => one.kind === 'count');
  const party = field === undefined ? undefined : values[field.id];
  return typeof party === 'number' ? party : 1;
}
