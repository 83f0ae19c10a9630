import { type EntryForm, type EntryValues, isSafeNumber, normaliseTelephone } from './entry-form.ts';

/** As two people write the same: without spaces, in one case, in composed syllables. */
function alike(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

/** As `normaliseTelephone`, and Korean numbers from abroad as they are dialled at home. */
function number(text: string): string | undefined {
  return normaliseTelephone(text)?.replace(/^\+82/, '0');
}

/**
 * Whom an entry tells of, in a form in which two entries of the same person are the same: a 개인안심번호 alone, which is
 * one person's, else every field of the form that `identifies`; the telephone alone where none says so. Forms that ask
 * for the same fields agree.
 *
 * @returns `undefined`: not all of it has been given, or the form does not ask who it is
 */
export function personOf(form: EntryForm, values: EntryValues): string | undefined {
  const said = form.fields.filter(({ identifies }) => identifies === true);
  const fields = said.length > 0 ? said : form.fields.filter(({ kind }) => kind === 'telephone');
  const parts = fields.map(({ id, kind }): readonly [string, string | undefined] => {
    const text = String(values[id] ?? '');
    return [kind === 'telephone' ? kind : id, kind === 'telephone' ? number(text) : alike(text)];
  });
  const safe = parts.find(([, value]) => value !== undefined && isSafeNumber(value));
  if (safe !== undefined) return JSON.stringify([safe]);
  if (parts.length === 0 || parts.some(([, value]) => value === undefined || value === '')) return undefined;
  return JSON.stringify(parts.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
