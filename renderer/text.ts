import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../shared/settings.ts';

/** The same keys in every language: a missing one does not compile. Texts are ICU MessageFormat. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;
export type TextValues = Readonly<Record<string, string | number>>;
export type Text<Key extends string> = (key: Key, values?: TextValues) => string;

const formats = new Map<string, IntlMessageFormat>();

function formatted(message: string, language: Language, values: TextValues | undefined): string {
  // Most texts are plain. `''` is ICU's apostrophe.
  if (!message.includes('{') && !message.includes("''")) return message;
  const key = `${language}:${message}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, language);
    formats.set(key, format);
  }
  return String(format.format({ ...values }));
}

/** The texts of a catalogue in one language. */
export function textOf<Key extends string>(catalogue: Catalogue<Key>, language: Language): Text<Key> {
  return (key, values) => formatted(catalogue[language][key], language, values);
}
