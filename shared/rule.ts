import { z } from 'zod';
import { sentenceSchema } from './verdict.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

/** Where a value stands in what rules are asked of: names and positions with dots between, as `payload.v.0.dt`. */
const pathSchema = z.string().regex(/^[^.\s]+(\.[^.\s]+)*$/, 'names with dots between them');

/** A time on the calendar; at least one of its parts. */
const periodSchema = z
  .object({
    years: z.int().min(0).max(100_000).exactOptional(),
    months: z.int().min(0).max(100_000).exactOptional(),
    days: z.int().min(0).max(100_000).exactOptional(),
  })
  .strict()
  .refine((period) => Object.keys(period).length > 0, { message: 'name days, months or years' });

/**
 * What can be asked of a pass. Calendar conditions count in whole days of the venue's time zone:
 * - `certlogic`: an expression of CertLogic 1.3.2 (ehn-dcc-development/eu-dcc-business-rules). It reads a date as
 *   midnight UTC: compare dates with `external.today`, instants with `external.validationClock`.
 * - `days`: from the day `date` + `from` to the day `date` + `until`, both days included.
 * - `hours-then-midnight`: from `instant` on, for `hours`, and then until the end of the day that this falls on.
 * - `age`: full years of age today, `from` to `to`, both included. `birthDate` may be `YYYY` or `YYYY-MM`.
 */
const conditionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('certlogic'), logic: z.json() }).strict(),
  z
    .object({
      type: z.literal('days'),
      date: pathSchema,
      from: periodSchema.exactOptional(),
      until: periodSchema.exactOptional(),
    })
    .strict(),
  z
    .object({
      type: z.literal('hours-then-midnight'),
      instant: pathSchema,
      hours: z.int().min(1).max(8_760),
    })
    .strict(),
  z
    .object({
      type: z.literal('age'),
      birthDate: pathSchema,
      from: z.int().min(0).exactOptional(),
      to: z.int().min(0).exactOptional(),
    })
    .strict(),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** A kind of pass that a policy tells apart, such as a vaccination or a test. A pass may be of several. */
const passKindSchema = z
  .object({
    id: name,
    title: sentenceSchema,
    /** Formats that can be of this kind; any unless told. */
    formats: z.array(z.string()).min(1).exactOptional(),
    /** What a pass of this kind meets; any of the formats is of it unless told. */
    when: conditionSchema.exactOptional(),
    /** A pass of this kind is good only together with one of these, of the same person. */
    completedBy: z
      .object({
        kinds: z.array(name).min(1),
        /** What the screen says after the first of the two: `Now show …`. */
        sentence: sentenceSchema,
      })
      .strict()
      .exactOptional(),
  })
  .strict();
export type PassKind = z.infer<typeof passKindSchema>;

/** One thing that a venue asks for, and the sentence for guest and staff when it is not met. */
const ruleSchema = z
  .object({
    id: name,
    /** The kinds of pass that it is asked of; all unless told. */
    kinds: z.array(name).min(1).exactOptional(),
    condition: conditionSchema,
    sentence: sentenceSchema,
  })
  .strict();
export type Rule = z.infer<typeof ruleSchema>;

/**
 * What a policy asks of passes beyond being genuine and in force. A pass is good if, for one of the kinds that it is
 * of, every rule of that kind is met. Without `kinds` every pass is of one kind; without `rules` nothing is asked.
 */
export const rulesSchema = z
  .object({
    kinds: z.array(passKindSchema).prefault([]),
    rules: z.array(ruleSchema).prefault([]),
    /** Lists that rules name: `external.valueSets.NAME`. */
    valueSets: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/), z.array(z.string())).prefault({}),
  })
  .strict()
  .superRefine(({ kinds, rules }, context) => {
    const known = new Set(kinds.map(({ id }) => id));
    const named = [
      ...rules.flatMap((rule) => rule.kinds ?? []),
      ...kinds.flatMap(({ completedBy }) => completedBy?.kinds ?? []),
    ];
    for (const id of named) {
      if (!known.has(id)) context.addIssue({ code: 'custom', message: `there is no kind "${id}"` });
    }
    for (const ids of [kinds.map(({ id }) => id), rules.map(({ id }) => id)]) {
      if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', message: 'two have one id' });
    }
  });
export type Rules = z.infer<typeof rulesSchema>;
