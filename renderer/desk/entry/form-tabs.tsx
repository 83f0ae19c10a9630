import type { EntryForm } from '../../../shared/entry-form.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';

/** Which of the policy's forms the entry is written on; nothing where there is one only. */
export function FormTabs(props: {
  readonly forms: readonly EntryForm[];
  readonly chosen: EntryForm;
  readonly onChoose: (id: string) => void;
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  if (props.forms.length < 2) return null;
  return (
    <fieldset className="toggle form-tabs">
      <legend className="visually-hidden">{t('entry.forms')}</legend>
      {props.forms.map((form) => (
        <button
          key={form.id}
          type="button"
          aria-pressed={form.id === props.chosen.id}
          onClick={() => props.onChoose(form.id)}
        >
          {form.title?.[language] ?? form.id}
        </button>
      ))}
    </fieldset>
  );
}
