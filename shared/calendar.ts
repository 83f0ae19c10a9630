import { z } from 'zod';
import { checkStates } from './check-list.ts';

/** What happens to what is held, if nothing new comes in until then. */
export const calendarTopics = [
  'keys-soft',
  'keys-hard',
  'revocations-soft',
  'revocations-hard',
  'keys-lifted',
  'revocations-lifted',
  'key',
  'last-key',
  'list',
  'list-due',
  'root',
  'metadata',
] as const;
export type CalendarTopic = (typeof calendarTopics)[number];

export const calendarEntrySchema = z.object({
  /** In epoch milliseconds. */
  at: z.number(),
  topic: z.enum(calendarTopics),
  /** `bad`: it has happened, and passes are not admitted for it; `warn`: it will be so before long. */
  state: z.enum(checkStates),
  /** How many keys, lists, issuers or repositories. */
  count: z.int().positive(),
  /** Issuers by their names, repositories by their locations; none: every issuer. */
  names: z.array(z.string()),
});
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;
