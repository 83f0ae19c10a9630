import type { EntryForm, EntryValues } from '../../../shared/entry-form.ts';

const key = 'munjigi:last-region';

/**
 * Where the guest before came from, until the window closes: queues come from the neighbourhood. A district by
 * itself is nobody's personal data.
 */
export function lastRegion(): string | undefined {
  return sessionStorage.getItem(key) ?? undefined;
}

export function rememberRegion(form: EntryForm, values: EntryValues): void {
  const field = form.fields.find(({ kind }) => kind === 'region');
  const region = field === undefined ? undefined : values[field.id];
  if (typeof region === 'string' && region !== '') sessionStorage.setItem(key, region);
}
