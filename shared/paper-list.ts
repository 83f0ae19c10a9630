import type { EntryField, EntryForm } from './entry-form.ts';
import { paperListWords } from './locales/paper-list.ts';
import type { Language } from './settings.ts';

/** Lines of a sheet: A4 across, tall enough for a hand in a hurry. */
export const linesOfASheet = 14;

export interface PaperColumn {
  readonly id: string;
  readonly label: string;
  readonly optional: boolean;
  /** A number is written there. */
  readonly short: boolean;
}

/** An empty sheet of a form, in the words of one language; `legends` tell what the numbers of a choice mean. */
export interface PaperSheet {
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  readonly legends: readonly { readonly label: string; readonly options: string }[];
}

function isShort({ kind }: EntryField): boolean {
  return kind === 'choice' || kind === 'count';
}

/** What is printed before the lights go out, of this form. */
export function paperSheet(form: EntryForm, language: Language): PaperSheet {
  const { title } = paperListWords[language];
  return {
    title: form.title === undefined ? title : `${title}: ${form.title[language]}`,
    columns: form.fields.map((field) => ({
      id: field.id,
      label: field.label[language],
      optional: !field.required,
      short: isShort(field),
    })),
    legends: form.fields.flatMap((field) => {
      if (field.kind !== 'choice') return [];
      const options = field.options.map(({ label }, place) => `${place + 1} ${label[language]}`).join(' · ');
      return [{ label: field.label[language], options }];
    }),
  };
}
