import type { EntryValues } from '../../../shared/entry-form.ts';
import { useDeskText } from '../desk.tsx';

const fields = ['name', 'company'] as const;

/** Who of a guest list came, as it was sealed in the row. */
export function GuestValues({ values }: { readonly values: EntryValues }) {
  const t = useDeskText();
  const shown = (field: (typeof fields)[number]) =>
    values[field] ?? (field === 'name' ? t('details.destroyed') : undefined);
  return (
    <dl className="facts opened">
      {fields
        .filter((field) => shown(field) !== undefined)
        .map((field) => (
          <div key={field}>
            <dt>{t(`guests.${field}`)}</dt>
            <dd>{shown(field)}</dd>
          </div>
        ))}
    </dl>
  );
}
