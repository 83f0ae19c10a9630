import { z } from 'zod';
import { entryIcons } from './entry-icon.ts';
import type { LateProblem } from './late-entry.ts';
import { sentenceSchema } from './verdict.ts';

const optionSchema = z.object({
  id: z.string().min(1),
  label: sentenceSchema,
  icon: z.enum(entryIcons).exactOptional(),
});

/**
 * One field of a manual entry. `personal` values are sealed in the journal; the others stay readable for reports.
 * Kinds: `region` (시·도 and 시·군·구), `telephone` (a number or a 개인안심번호), `choice` (one of `options`),
 * `count` (1 to 99), `text` (one short line). Fields that `identifies` are who it is, together (`personOf`).
 */
export const entryFieldSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['region', 'telephone', 'count', 'text']),
    id: z.string().regex(/^[a-z][a-zA-Z]*$/),
    label: sentenceSchema,
    required: z.boolean(),
    personal: z.boolean(),
    identifies: z.boolean().exactOptional(),
  }),
  z.object({
    kind: z.literal('choice'),
    id: z.string().regex(/^[a-z][a-zA-Z]*$/),
    label: sentenceSchema,
    required: z.boolean(),
    personal: z.literal(false),
    identifies: z.literal(false).exactOptional(),
    options: z.array(optionSchema).min(1),
  }),
]);
export type EntryField = z.infer<typeof entryFieldSchema>;

/** Which fields there are, in which order, called what and whether required: data of a policy, never code. */
export const entryFormSchema = z
  .object({
    /** Written into each row: what a form is called inside stays as it is, so that its rows can be read. */
    id: z.string().min(1),
    /** What staff choose it by where a policy offers several; its id unless told. */
    title: sentenceSchema.exactOptional(),
    fields: z.array(entryFieldSchema).min(1),
  })
  .refine(({ fields }) => new Set(fields.map(({ id }) => id)).size === fields.length, {
    message: 'two fields of a form have the same id',
  });
export type EntryForm = z.infer<typeof entryFormSchema>;

/** Domestic and +82 numbers of 9 to 11 digits, spaces and hyphens ignored; other countries as +digits (E.164). */
const telephone = /^(0\d{8,10}|\+\d{7,15})$/;
/** 개인안심번호: two digits, a syllable, two digits, a syllable, as in 12가34나. */
const safeNumber = /^\d{2}[가-힣]\d{2}[가-힣]$/;

export function isSafeNumber(text: string): boolean {
  return safeNumber.test(text);
}

/** The telephone number or 개인안심번호 without spaces and hyphens, or `undefined` if it is neither. */
export function normaliseTelephone(text: string): string | undefined {
  const bare = text.normalize('NFC').replace(/[\s()-]/g, '');
  return telephone.test(bare) || isSafeNumber(bare) ? bare : undefined;
}

/** Why a value was not taken; the sentence is in `shared/locales`. */
export type EntryProblem = 'required' | 'telephone' | 'count' | 'choice' | 'too-long' | LateProblem;
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
