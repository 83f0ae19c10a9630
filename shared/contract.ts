import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { checkSchema } from './check-list.ts';
import { entryFormSchema } from './entry-form.ts';
import { journalRowSchema } from './journal-row.ts';
import {
  kioskEventSchema,
  scannerStatusSchema,
  upstreamStatusSchema,
  wedgeKeySchema,
} from './kiosk-event.ts';
import { outageSchema } from './outage.ts';
import { languages, pinSchema, roles, setupSchema, staffSchema } from './settings.ts';
import { ageSchema, sentenceSchema } from './verdict.ts';

const sessionSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  lockAfterMs: z.number(),
});
export type DeskSession = z.infer<typeof sessionSchema>;

const entryValuesSchema = z.record(z.string(), z.union([z.string().max(500), z.number()]));
const problemsSchema = z.record(z.string(), z.enum(['required', 'telephone', 'count', 'choice', 'too-long']));

/** How a scan that could not be decided fared later, and the row that says so. */
const recheckedSchema = journalRowSchema.pick({ seq: true, decision: true, reason: true });

/** A row as the desk lists it: without chain fields and sealed values. `settled`: seq of the entry that settled it. */
export const deskRowSchema = journalRowSchema.omit({ prev: true, sealed: true }).extend({
  hasSealed: z.boolean(),
  settled: z.int().optional(),
  corrected: z.boolean(),
  rechecked: recheckedSchema.optional(),
});
export type DeskRow = z.infer<typeof deskRowSchema>;

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
  /** What is in force; absent if it was installed by a version that kept no generations. */
  generation: generationStatusSchema.optional(),
  /** What was in force before, and can be again. */
  previous: generationStatusSchema.optional(),
  /** What staff turned back for the one in force: in force again once they say so, never by itself. */
  turnedBack: generationStatusSchema.optional(),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

const policyChoiceSchema = z.object({
  name: z.string(),
  title: sentenceSchema,
  inForce: z.boolean(),
});
export type PolicyChoice = z.infer<typeof policyChoiceSchema>;

const reportPlaceSchema = z.object({
  /** `stick`: a drive that somebody can take away; `kiosk`: a folder of this machine. */
  kind: z.enum(['stick', 'kiosk']),
  path: z.string(),
});
export type ReportPlace = z.infer<typeof reportPlaceSchema>;

const accountSchema = z.object({ name: staffSchema.shape.name, role: z.enum(roles), pin: pinSchema });
/** Somebody who is to unlock the desk. */
export type Account = z.infer<typeof accountSchema>;

const accountChangeSchema = accountSchema
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'nothing is to change');
export type AccountChange = z.infer<typeof accountChangeSchema>;

/** Errors that any desk procedure can answer with. */
const desk = oc.errors({
  LOCKED: { message: 'The desk is locked. Enter your PIN.' },
  NOT_ALLOWED: { message: 'Your role does not allow this.' },
  REFUSED: { message: 'This cannot be done.', data: z.object({ detail: z.string() }) },
});

/**
 * What the screens may call, and nothing else. Both transports (a MessagePort in Electron, a loopback WebSocket in
 * the browser host) speak it; each connection has its own desk session.
 */
export const contract = {
  kiosk: {
    /** Everything the screens show, as it happens. */
    events: oc.output(eventIterator(kioskEventSchema)),
    /** Physical keys of a keyboard-wedge scanner, oldest first, in batches. */
    keys: oc.input(z.array(wedgeKeySchema).min(1).max(512)),
    /** First run only. */
    setup: oc.input(setupSchema).errors({ REFUSED: { data: z.object({ detail: z.string() }) } }),
  },
  desk: {
    /** Who can unlock the desk. */
    people: oc.output(z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }))),
    unlock: oc.input(z.object({ staff: z.string(), pin: z.string().max(12) })).output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), session: sessionSchema }),
        /** Wrong, or too soon after a wrong one: the next try counts from `retryInMs` on. */
        z.object({ ok: z.literal(false), wrong: z.boolean(), retryInMs: z.number() }),
      ]),
    ),
    /** `byTime`: nobody touched the screen for as long as the session said. */
    lock: oc.input(z.object({ byTime: z.boolean() }).optional()),
    /** Keeps the session alive while somebody works; answers whether it still is. */
    touch: oc.output(z.object({ unlocked: z.boolean() })),
    entryForm: desk.output(entryFormSchema),
    /** A manual entry. `scan` links the scan that could not be decided; `admitted` is what staff decided. */
    recordEntry: desk
      .input(z.object({ scan: z.int().optional(), values: entryValuesSchema, admitted: z.boolean() }))
      .output(
        z.discriminatedUnion('ok', [
          z.object({ ok: z.literal(true), seq: z.int() }),
          z.object({ ok: z.literal(false), problems: problemsSchema }),
        ]),
      ),
    /** The values of a manual entry, personal ones opened; the opening is journalled. */
    openEntry: desk
      .input(z.object({ seq: z.int() }))
      .output(z.object({ row: deskRowSchema, values: entryValuesSchema })),
    /** A further row that amends a manual entry (`values`, `admitted`) or takes it back (`void`), with a reason. */
    correctEntry: desk
      .input(
        z.object({
          seq: z.int(),
          reason: z.string().trim().min(1).max(200),
          change: z.discriminatedUnion('type', [
            z.object({ type: z.literal('void') }),
            z.object({ type: z.literal('amend'), values: entryValuesSchema, admitted: z.boolean() }),
          ]),
        }),
      )
      .output(
        z.discriminatedUnion('ok', [
          z.object({ ok: z.literal(true), seq: z.int() }),
          z.object({ ok: z.literal(false), problems: problemsSchema }),
        ]),
      ),
    /** Journal rows, newest first, from before `before` on; `door` keeps what happened at the door only. */
    journal: desk
      .input(
        z.object({
          before: z.int().optional(),
          limit: z.int().min(1).max(200),
          /** From this instant on, epoch milliseconds. */
          since: z.number().optional(),
          kinds: z.enum(['door', 'all']),
        }),
      )
      .output(z.object({ rows: z.array(deskRowSchema), more: z.boolean() })),
    /** The door in numbers since `since` (epoch milliseconds). */
    summary: desk.input(z.object({ since: z.number() })).output(
      z.object({
        admitted: z.int(),
        refused: z.int(),
        reviewed: z.int(),
        manual: z.int(),
        inside: z.int(),
      }),
    ),
    /** Outages that reach into the time since `since` (epoch milliseconds), newest first, and where a report can go. */
    outages: desk
      .input(z.object({ since: z.number() }))
      .output(z.object({ outages: z.array(outageSchema), places: z.array(reportPlaceSchema) })),
    /** Supervisors and managers: a signed report on them, saved at a place (its path). Answers with the files. */
    saveReport: desk
      .input(z.object({ since: z.number(), language: z.enum(languages), place: z.string().max(1_000) }))
      .output(z.object({ page: z.string(), signature: z.string() })),
    trust: desk.output(
      z.object({ issuers: z.array(issuerStatusSchema), sources: z.array(sourceStatusSchema) }),
    ),
    /** Asks every source for news now and says how each went. */
    refresh: desk.output(z.object({ sources: z.array(sourceStatusSchema) })),
    /** Managers only: puts the other generation of a source (`previous`, else `turnedBack`) in force, if it is still that one. */
    restoreSource: desk
      .input(z.object({ location: z.string().min(1).max(2_048), generation: z.int().positive() }))
      .output(z.object({ source: sourceStatusSchema })),
    devices: desk.output(
      z.object({ scanners: z.array(scannerStatusSchema), upstreams: z.array(upstreamStatusSchema) }),
    ),
    /** Everything that must be so before the doors open. */
    checkList: desk.output(z.object({ checks: z.array(checkSchema) })),
    /** Supervisors and managers, with their PIN: hard limits of age do not count for some hours; `null`: they do again. */
    overrideLimits: desk
      .input(
        z.object({
          pin: z.string().max(12),
          change: z
            .object({ hours: z.int().min(1).max(24), reason: z.string().trim().min(1).max(200) })
            .nullable(),
        }),
      )
      .output(
        z.discriminatedUnion('ok', [
          z.object({ ok: z.literal(true) }),
          /** As in `unlock`. */
          z.object({ ok: z.literal(false), wrong: z.boolean(), retryInMs: z.number() }),
        ]),
      ),
    /** Supervisors and managers: the clock on the screen is right, whatever the kiosk remembers. */
    confirmClock: desk,
    /** Entries or exits at this gate from now on. */
    setDirection: desk.input(z.object({ direction: z.enum(['entry', 'exit']) })),
    /** What this venue can ask for at the door: its own policies, then the presets. */
    policies: desk.output(z.array(policyChoiceSchema)),
    /** Managers only: that policy from now on. */
    choosePolicy: desk.input(z.object({ name: z.string().max(80) })),
    /** Managers only: another account. */
    addPerson: desk.input(accountSchema).output(z.object({ id: z.string() })),
    /** Managers only: another name, role or PIN. The last manager stays one. */
    changePerson: desk.input(z.object({ id: z.string(), change: accountChangeSchema })),
    /** Managers only: never the last of them. A desk that is unlocked by this account locks. */
    removePerson: desk.input(z.object({ id: z.string() })),
    /** Everybody: another PIN of their own. A wrong `current` is a wrong PIN like any other. */
    changePin: desk
      .input(z.object({ current: z.string().max(12), pin: pinSchema }))
      .output(
        z.discriminatedUnion('ok', [
          z.object({ ok: z.literal(true) }),
          z.object({ ok: z.literal(false), wrong: z.boolean(), retryInMs: z.number() }),
        ]),
      ),
    /** Supervisors and managers: closes the kiosk. */
    leave: desk,
  },
};
export type KioskContract = typeof contract;
