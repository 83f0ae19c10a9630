import { z } from 'zod';
import { entryFormsSchema } from './entry-forms/entry-forms.ts';
import { rulesSchema } from './rule.ts';
import { sentenceSchema } from './verdict.ts';

const day = 24 * 60 * 60;

/** Seconds after which what we hold is worth a warning (`soft`), and after which staff decide (`hard`). */
const limitSchema = z
  .object({ softSeconds: z.int().positive(), hardSeconds: z.int().positive() })
  .refine((limit) => limit.softSeconds <= limit.hardSeconds, {
    message: 'softSeconds must not be greater than hardSeconds',
  });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day as HH:MM');

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Doors open from `from` to `to` in the venue's time zone; `to` at or before `from` runs past midnight. */
export const openingHoursSchema = z.array(
  z.object({ days: z.array(z.enum(weekdays)).min(1), from: timeOfDay, to: timeOfDay }),
);

/** What of a pass the guest's screen may show. */
export const guestFields = ['type', 'subject', 'name', 'issuerName', 'expiresAt'] as const;

/** What this venue asks for at the door. Data: validated, never code. */
export const policySchema = z
  .object({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
    /** What staff call it; its name unless told. */
    title: sentenceSchema.exactOptional(),
    accepts: z
      .object({
        formats: z.array(z.string()).min(1).nullable(),
        issuers: z.array(z.string()).min(1).nullable(),
      })
      .prefault({ formats: null, issuers: null }),
    /** May harden what is unknown to `refuse`, but only while the list it is missing from is young (soft limit). */
    unknown: z.object({ issuer: z.enum(['review', 'refuse']), key: z.enum(['review', 'refuse']) }).prefault({
      issuer: 'review',
      key: 'review',
    }),
    limits: z
      .object({
        keys: limitSchema.prefault({ softSeconds: 7 * day, hardSeconds: 30 * day }),
        revocations: limitSchema.prefault({ softSeconds: day, hardSeconds: 7 * day }),
        /** Other limits for single issuers, by their identifier: some publish once a quarter, some every hour. */
        issuers: z
          .record(
            z.string().min(1),
            z
              .object({ keys: limitSchema.exactOptional(), revocations: limitSchema.exactOptional() })
              .strict(),
          )
          .prefault({}),
      })
      .prefault({}),
    /** `once`: never again; `re-entry`: again after an exit; `free`: as often as the guest likes. */
    entry: z.enum(['once', 're-entry', 'free']).prefault('re-entry'),
    openingHours: openingHoursSchema.min(1).nullable().prefault(null),
    /** What else is asked of a pass; `null`: nothing. */
    rules: rulesSchema.nullable().prefault(null),
    guestSees: z.array(z.enum(guestFields)).prefault(['type', 'subject', 'expiresAt']),
    /** How long a verdict stays on the screen, in milliseconds. A review stays until staff or time end it. */
    timings: z
      .object({
        admitMs: z.int().min(500).max(60_000),
        refuseMs: z.int().min(500).max(60_000),
        reviewMs: z.int().min(500).max(600_000),
      })
      .prefault({ admitMs: 4_000, refuseMs: 7_000, reviewMs: 20_000 }),
    /**
     * A scan that goes to staff for want of a key or a list is looked at again once the stores are refreshed; until
     * then, for so many hours at most, the kiosk keeps a sealed copy of the code. `null`: no code outlives its verdict.
     */
    recheck: z
      .object({ keepHours: z.int().min(1).max(72) })
      .nullable()
      .prefault(null),
    /** What staff write down by hand. Several forms are tabs of the entry page, the first is up at first. */
    manualEntry: entryFormsSchema.prefault('kr-visitor-list-2021'),
    /**
     * Of passes that their holder presents: whom a presentation must be made for (`null`: whomever), and for how many
     * seconds at most. One that holds longer is a picture of a proof.
     */
    presentation: z
      .object({
        audience: z.string().min(1).max(1_024).nullable().prefault(null),
        maxLifeSeconds: z.int().positive().prefault(600),
      })
      .prefault({}),
    /**
     * Of codes that only their issuer can resolve: whether its "not valid" is believed unsigned. On a bad day a server
     * says so of everybody; signed answers always count.
     */
    introspection: z.object({ unsignedNegative: z.enum(['review', 'refuse']) }).prefault({
      unsignedNegative: 'review',
    }),
  })
  .strict();
export type Policy = z.infer<typeof policySchema>;

/** Every issuer and format in the store, re-entry after an exit, default limits. */
export const defaultPolicy: Policy = policySchema.parse({
  name: 'default',
  title: { ko: '기본 (모든 발급 기관)', en: 'Default: every issuer held' },
});
