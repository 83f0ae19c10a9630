import { z } from 'zod';
import { sentenceSchema } from './verdict.ts';

const optionSchema = z.object({ id: z.string().min(1), label: sentenceSchema });

/**
 * One field of a manual entry. `personal` values are sealed in the journal; the others stay readable for reports.
 * Kinds: `region` (시·도 and 시·군·구), `telephone` (a number or a 개인안심번호), `choice` (one of `options`),
 * `count` (1 to 99), `text` (one short line).
 */
export const entryFieldSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['region', 'telephone', 'count', 'text']),
    id: z.string().regex(/^[a-z][a-zA-Z]*$/),
    label: sentenceSchema,
    required: z.boolean(),
    personal: z.boolean(),
  }),
  z.object({
    kind: z.literal('choice'),
    id: z.string().regex(/^[a-z][a-zA-Z]*$/),
    label: sentenceSchema,
    required: z.boolean(),
    personal: z.literal(false),
    options: z.array(optionSchema).min(1),
  }),
]);
export type EntryField = z.infer<typeof entryFieldSchema>;

export const entryFormSchema = z.object({ id: z.string(), fields: z.array(entryFieldSchema).min(1) });
export type EntryForm = z.infer<typeof entryFormSchema>;

/** Korea's handwritten visitor list as of February 2021: no name; 시·군·구 and a telephone number or 개인안심번호. */
export const koreaVisitorList: EntryForm = {
  id: 'kr-visitor-list-2021',
  fields: [
    { kind: 'region', id: 'region', label: { ko: '지역', en: 'Region' }, required: true, personal: true },
    {
      kind: 'telephone',
      id: 'telephone',
      label: { ko: '전화번호 또는 개인안심번호', en: 'Telephone or personal safe number' },
      required: true,
      personal: true,
    },
    {
      kind: 'choice',
      id: 'evidence',
      label: { ko: '확인한 증명', en: 'Evidence seen' },
      required: true,
      personal: false,
      options: [
        { id: 'paper', label: { ko: '종이 증명서', en: 'Paper certificate' } },
        { id: 'sticker', label: { ko: '신분증 스티커', en: 'ID sticker' } },
        { id: 'sms', label: { ko: '음성 문자', en: 'Negative-test SMS' } },
        { id: 'phone', label: { ko: '휴대폰 화면', en: 'Phone screen' } },
        { id: 'exemption', label: { ko: '예외 확인서', en: 'Exemption' } },
        { id: 'other', label: { ko: '기타', en: 'Other' } },
      ],
    },
    { kind: 'count', id: 'party', label: { ko: '인원', en: 'Party' }, required: true, personal: false },
    { kind: 'text', id: 'note', label: { ko: '메모', en: 'Note' }, required: false, personal: true },
  ],
};

/** Domestic and +82 numbers of 9 to 11 digits, spaces and hyphens ignored; other countries as +digits (E.164). */
const telephone = /^(0\d{8,10}|\+\d{7,15})$/;
/** 개인안심번호: two digits, a syllable, two digits, a syllable, as in 12가34나. */
const safeNumber = /^\d{2}[가-힣]\d{2}[가-힣]$/;

/** The telephone number or 개인안심번호 without spaces and hyphens, or `undefined` if it is neither. */
export function normaliseTelephone(text: string): string | undefined {
  const bare = text.normalize('NFC').replace(/[\s()-]/g, '');
  return telephone.test(bare) || safeNumber.test(bare) ? bare : undefined;
}

/** Why a value was not taken; the sentence is in `shared/locales`. */
export type EntryProblem = 'required' | 'telephone' | 'count' | 'choice' | 'too-long';
export type EntryValues = Readonly<Record<string, string | number>>;
export type EntryCheck =
  | { readonly ok: true; readonly values: EntryValues }
  | { readonly ok: false; readonly problems: Readonly<Record<string, EntryProblem>> };

type FieldCheck = { readonly problem: EntryProblem } | { readonly value: string | number } | undefined;

function checkField(field: EntryField, given: string | number | undefined): FieldCheck {
  const value = typeof given === 'string' ? given.trim() : given;
  if (value === undefined || value === '') return field.required ? { problem: 'required' } : undefined;
  if (typeof value === 'string' && value.length > 200) return { problem: 'too-long' };
  switch (field.kind) {
    case 'telephone': {
      const number = normaliseTelephone(String(value));
      return number === undefined ? { problem: 'telephone' } : { value: number };
    }
    case 'count': {
      const count = Number(value);
      return Number.isInteger(count) && count >= 1 && count <= 99 ? { value: count } : { problem: 'count' };
    }
    case 'choice':
      return field.options.some((option) => option.id === value) ? { value } : { problem: 'choice' };
    case 'region':
    case 'text':
      return { value: String(value) };
  }
}

/** Checks the values of a manual entry against its form and returns them cleaned, or a problem a field. */
export function checkEntry(form: EntryForm, given: EntryValues): EntryCheck {
  const values: Record<string, string | number> = {};
  const problems: Record<string, EntryProblem> = {};
  for (const field of form.fields) {
    const checked = checkField(field, given[field.id]);
    if (checked === undefined) continue;
    if ('problem' in checked) problems[field.id] = checked.problem;
    else values[field.id] = checked.value;
  }
  return Object.keys(problems).length === 0 ? { ok: true, values } : { ok: false, problems };
}
