import type { DeskRow } from '../../../shared/contract/journal.ts';
import type { EntryForm } from '../../../shared/entry-form.ts';
import { formOf } from '../../../shared/entry-forms/entry-forms.ts';
import { guestFormat, listOf } from '../../../shared/guest-list.ts';
import type { DeskWord } from '../../../shared/locales/desk.ts';
import type { Language } from '../../../shared/settings.ts';
import type { Reason } from '../../../shared/verdict.ts';

/** What the words of a row are made of. */
export interface Vocabulary {
  readonly language: Language;
  readonly word: (key: DeskWord, values?: Readonly<Record<string, string | number>>) => string;
  readonly staffReason: (reason: Reason) => string;
  /** The policy's forms: what the values of an entry are called. */
  readonly forms: readonly EntryForm[] | undefined;
}

/** Values of an entry that anybody at the desk may read, as `종이 증명서 · 2명`; of a guest list, which one. */
export function entryWords(
  { entry, form: formId, format, issuer }: Pick<DeskRow, 'entry' | 'form' | 'format' | 'issuer'>,
  { forms, language, word }: Vocabulary,
): string {
  if (format === guestFormat) {
    const list = word('journal.guest-of', { list: listOf(issuer ?? '') });
    const party = Number(entry?.party ?? 1);
    return party === 1 ? list : `${list} · ${word('count.people', { count: party })}`;
  }
  if (entry === undefined) return '';
  const form = formOf(forms ?? [], formId);
  return Object.entries(entry)
    .map(([id, value]) => {
      const field = form?.fields.find((one) => one.id === id);
      if (field?.kind === 'choice') {
        return field.options.find((option) => option.id === value)?.label[language] ?? String(value);
      }
      return field?.kind === 'count' ? word('count.people', { count: Number(value) }) : String(value);
    })
    .join(' · ');
}

/** What happened: `스캔`, `수기`, `정정` … */
export function kindWords(row: DeskRow, { word }: Vocabulary): string {
  return word(row.kind === 'correction' && row.void === true ? 'kind.void' : `kind.${row.kind}`);
}

/** How a scan would have been decided with what is held since, and for what reason if not admitted. */
export function recheckWords(
  { decision = 'review', reason }: Pick<DeskRow, 'decision' | 'reason'>,
  { word, staffReason }: Vocabulary,
): string {
  const outcome = word(`rechecked.${decision}`);
  return decision === 'admit' || reason === undefined ? outcome : `${outcome} · ${staffReason(reason)}`;
}

/** Why, in the words of staff; for what the kiosk did itself, the kiosk's own. */
export function reasonWords(row: DeskRow, vocabulary: Vocabulary): string {
  switch (row.kind) {
    case 'scan':
      return row.reason === undefined || row.reason === 'ok' ? '' : vocabulary.staffReason(row.reason);
    case 'manual-entry':
      return [entryWords(row, vocabulary), row.note ?? ''].filter((part) => part).join(' · ');
    case 'rechecked':
      return recheckWords(row, vocabulary);
    case 'override':
      return [row.note, row.reason === undefined ? '' : vocabulary.staffReason(row.reason)]
        .filter((part) => part)
        .join(' · ');
    case 'correction':
      return [row.note, entryWords(row, vocabulary)].filter((part) => part).join(' · ');
    case 'opened':
      return row.opens === undefined ? '' : vocabulary.word('journal.opens', { seq: row.opens });
    default:
      return row.note ?? '';
  }
}

/** Whether the reason is in English whatever the screen's language is: what the kiosk notes about itself. */
export function isKiosksOwn(row: DeskRow): boolean {
  return !['scan', 'manual-entry', 'correction', 'override', 'rechecked', 'opened'].includes(row.kind);
}

/** A scan that staff were asked to settle, and nobody has yet. */
export function isUnsettled(row: DeskRow): boolean {
  return row.kind === 'scan' && row.decision === 'review' && row.settled === undefined;
}
