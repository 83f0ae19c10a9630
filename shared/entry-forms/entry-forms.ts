import { z } from 'zod';
import { type EntryForm, entryFormSchema } from '../entry-form.ts';
import { koreaVisitorList } from './korea-visitor-list.ts';
import { passForgotten } from './pass-forgotten.ts';
import { visitorLog } from './visitor-log.ts';
import { walkInAttendee } from './walk-in-attendee.ts';

/** Forms that every kiosk knows; a policy names them, or brings forms of its own. */
export const formPresets: readonly EntryForm[] = [
  koreaVisitorList,
  visitorLog,
  walkInAttendee,
  passForgotten,
];

const formOrName = z.union([
  entryFormSchema,
  z.string().transform((name, context): EntryForm => {
    const preset = formPresets.find(({ id }) => id === name);
    if (preset !== undefined) return preset;
    const known = formPresets.map(({ id }) => id).join(', ');
    context.issues.push({ code: 'custom', message: `no form is called so; known are ${known}`, input: name });
    return z.NEVER;
  }),
]);

/** What a policy says of manual entries: one form or several, each whole or as the name of a preset. */
export const entryFormsSchema = z
  .union([formOrName.transform((form) => [form]), z.array(formOrName).min(1).max(6)])
  .refine((forms) => new Set(forms.map(({ id }) => id)).size === forms.length, {
    message: 'two forms have the same id',
  });

/**
 * The form that an entry was written on, by the id in its row: of those that are offered, else a preset; for rows that
 * name none or one that is gone, the first that is offered.
 */
export function formOf(offered: readonly EntryForm[], id: string | undefined): EntryForm | undefined {
  const isIt = (form: EntryForm) => form.id === id;
  return offered.find(isIt) ?? formPresets.find(isIt) ?? offered[0];
}
