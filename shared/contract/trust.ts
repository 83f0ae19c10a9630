import { z } from 'zod';
import { calendarEntrySchema } from '../calendar.ts';
import { ageSchema } from '../verdict.ts';
import { desk } from './errors.ts';

export const issuerStatusSchema = z.object({
  id: z.string(),
  name: z.string(),
  keys: z.int(),
  keysAge: ageSchema,
  revocationsAge: ageSchema,
  /** Revoked or blocked entries that are held. */
  revoked: z.int(),
});
export type IssuerStatus = z.infer<typeof issuerStatusSchema>;

/** One delivery of a source as a whole. Instants in epoch milliseconds. */
export const generationStatusSchema = z.object({
  /** 1, 2, 3 … for each source. */
  number: z.int().positive(),
  installedAt: z.number(),
  /** When the source last gave just this. */
  currentAt: z.number(),
  keys: z.int(),
  /** Revoked or blocked entries. */
  entries: z.int(),
});
export type GenerationStatus = z.infer<typeof generationStatusSchema>;

export const sourceStatusSchema = z.object({
  id: z.int(),
  kind: z.string(),
  location: z.string(),
  issuer: z.string().optional(),
  installedAt: z.number().optional(),
  attemptedAt: z.number().optional(),
  /** What went wrong at the last attempt and what to do, in English; absent if it went well. */
  error: z.string().optional(),
  /** When it is asked again by itself; absent if it is not. */
  nextAttemptAt: z.number().optional(),
  /** What is in force; absent if it was installed by a version that kept no generations. */
  generation: generationStatusSchema.optional(),
  /** What was in force before, and can be again. */
  previous: generationStatusSchema.optional(),
  /** What staff turned back for the one in force: in force again once they say so, never by itself. */
  turnedBack: generationStatusSchema.optional(),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Somebody whom nobody has trusted yet, and the fingerprint that a person compares with what the publisher says. */
export const strangerSchema = z.discriminatedUnion('what', [
  /** Whoever publishes a signed repository, by its root (SHA-256 of `<version>.root.json`). */
  z.object({ what: z.literal('root'), version: z.int().positive(), sha256: fingerprintSchema }),
  /** One issuer, or the first of several, by the key that signs for them or else by all of their keys. */
  z.object({
    what: z.literal('keys'),
    issuer: z.string(),
    name: z.string(),
    issuers: z.int().positive(),
    sha256: fingerprintSchema,
  }),
]);
export type Stranger = z.infer<typeof strangerSchema>;

const locationSchema = z.string().trim().min(1).max(4_096);

/** What a stick that is plugged in brings. */
const stickStatusSchema = z.object({
  path: z.string(),
  /** `taken`: its publisher is trusted, and it was read. `unknown`: see `stranger`. `refused`: see `detail`. */
  state: z.enum(['taken', 'unknown', 'refused']),
  stranger: strangerSchema.optional(),
  /** What is wrong with it and what to do, in English. */
  detail: z.string().optional(),
});
export type StickStatus = z.infer<typeof stickStatusSchema>;

/** What a look at a place gave: it is trusted already and was read, or somebody has to be trusted first. */
const foundSourceSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('taken'), location: z.string() }),
  z.object({ state: z.literal('unknown'), location: z.string(), stranger: strangerSchema }),
]);
export type FoundSource = z.infer<typeof foundSourceSchema>;

/** What passes are checked against. */
export const trustContract = {
  trust: desk.output(
    z.object({
      issuers: z.array(issuerStatusSchema),
      sources: z.array(sourceStatusSchema),
      sticks: z.array(stickStatusSchema),
    }),
  ),
  /** What ends when, and when limits of age act if nothing new comes in, soonest first. */
  calendar: desk.output(z.array(calendarEntrySchema)),
  /** Asks every source for news now and says how each went. */
  refresh: desk.output(z.object({ sources: z.array(sourceStatusSchema) })),
  /** Managers only: looks at an address, a folder or a pairing code, and takes in what needs nobody's trust. */
  lookAtSource: desk.input(z.object({ location: locationSchema })).output(foundSourceSchema),
  /** Managers only: whoever has this fingerprint is believed from now on, and what is there is taken in. */
  trustSource: desk
    .input(z.object({ location: locationSchema, stranger: strangerSchema }))
    .output(z.object({ location: z.string() })),
  /** Managers only: puts the other generation of a source (`previous`, else `turnedBack`) in force, if it is still that one. */
  restoreSource: desk
    .input(z.object({ location: z.string().min(1).max(2_048), generation: z.int().positive() }))
    .output(z.object({ source: sourceStatusSchema })),
};
