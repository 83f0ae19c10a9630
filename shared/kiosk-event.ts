import { z } from 'zod';
import { limitOverrideSchema } from './limit-override.ts';
import { guestFields } from './policy.ts';
import { rehearsalStatusSchema } from './rehearsal.ts';
import { brandingSchema, languages, soundsSchema } from './settings.ts';
import { settingsProblemSchema } from './settings-problem.ts';
import { ageSchema, clockStates, networkStates, sentenceSchema, verdictSchema } from './verdict.ts';

/** `absent`: never found; `opening`; `open`; `lost`: was open and went away; `failed`: found but would not open. */
export const scannerStates = ['absent', 'opening', 'open', 'lost', 'failed'] as const;
export type ScannerState = (typeof scannerStates)[number];
export const scannerStatusSchema = z.object({
  id: z.string(),
  /** What staff call it: its given name, its device path, or the keyboard wedge. */
  name: z.string(),
  kind: z.enum(['serial', 'wedge']),
  state: z.enum(scannerStates),
  since: z.number(),
  /** Why it is not open, or the last fault on the line, in English. */
  detail: z.string().optional(),
});
export type ScannerStatus = z.infer<typeof scannerStatusSchema>;

export const upstreamStatusSchema = z.object({
  name: z.string(),
  state: z.enum(networkStates),
  since: z.number(),
  detail: z.string().optional(),
});
export type UpstreamStatus = z.infer<typeof upstreamStatusSchema>;

/** How a format did with codes whose answers are known, when the kiosk started. */
const formatCheckSchema = z.object({
  format: z.string(),
  /** `unchecked`: only its issuer, asked online, can say what its codes stand for. */
  state: z.enum(['passed', 'failed', 'unchecked']),
  /** What it did wrong, in English (`failed`). Its passes go to staff. */
  detail: z.string().optional(),
  /** Finds the fault in the log (`failed`). */
  reference: z.string().optional(),
});

/** All that the entrance shows beside a verdict. */
export const kioskStatusSchema = z.object({
  /** `setup`: first run; `open`: at work; `out-of-order`: cannot decide or cannot write the journal. */
  mode: z.enum(['setup', 'open', 'out-of-order']),
  /** A short code to read out on the telephone, and what to do, in English (`out-of-order`). */
  fault: z.object({ code: z.string(), detail: z.string() }).optional(),
  /** Absent: it is the door itself. */
  rehearsal: rehearsalStatusSchema.exactOptional(),
  version: z.string(),
  /** The kiosk's clock when this was sent, in epoch milliseconds. */
  now: z.number(),
  venue: z.string(),
  gate: z.string(),
  direction: z.enum(['entry', 'exit']),
  timeZone: z.string(),
  language: z.enum(languages),
  /** What guests can choose from. */
  languages: z.array(z.enum(languages)),
  branding: brandingSchema,
  sounds: soundsSchema,
  policy: z.string(),
  guestSees: z.array(z.enum(guestFields)),
  /** How long verdicts stand. */
  timings: z.object({ admitMs: z.number(), refuseMs: z.number(), reviewMs: z.number() }),
  network: z.enum(networkStates),
  upstreams: z.array(upstreamStatusSchema),
  keys: ageSchema,
  revocations: ageSchema,
  clock: z.enum(clockStates),
  /** Hard limits of age that do not count until then, by the issuer's identifier and name; `null`: every issuer's. */
  limitOverrides: z.array(
    limitOverrideSchema
      .pick({ artefact: true, issuer: true, until: true })
      .extend({ name: z.string().nullable() }),
  ),
  scanners: z.array(scannerStatusSchema),
  /** What is wrong with the file of settings, if anything is. */
  settingsProblem: settingsProblemSchema.exactOptional(),
  /** Another number whenever the trust store or the sticks that are plugged in are not as they were. */
  trustEdition: z.int(),
  /** One for each format; none while the check at the start runs. */
  selfCheck: z.array(formatCheckSchema),
  /** Guests inside now, as far as this kiosk counted entries and exits. */
  inside: z.int(),
});
export type KioskStatus = z.infer<typeof kioskStatusSchema>;

/** What the screens hear from the kiosk, in order. The first event after connecting is always `status`. */
export const kioskEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: kioskStatusSchema }),
  /** The first bytes of a code are in; more are coming. */
  z.object({ type: z.literal('reading'), scanner: z.string() }),
  /** What was being read came to nothing (a partial frame, silence): back to what was shown before. */
  z.object({ type: z.literal('reading-ended'), scanner: z.string() }),
  /** One of several codes that belong together is in; the guest shows the next. */
  z.object({
    type: z.literal('part'),
    have: z.array(z.int()),
    count: z.int(),
    /** What to show next, in the policy's words. Absent: the next code of the same pass. */
    sentence: sentenceSchema.optional(),
  }),
  /** A pairing code was scanned while a manager is at the desk: no pass, and nothing was decided. */
  z.object({ type: z.literal('pairing'), code: z.string(), at: z.number() }),
  z.object({
    type: z.literal('verdict'),
    /** The journal row that holds it. Absent if even the journal could not be written (`internal`). */
    seq: z.int().optional(),
    verdict: verdictSchema,
    direction: z.enum(['entry', 'exit']),
    /** The same code again within the repeat time: shown again, written nowhere. */
    repeat: z.boolean(),
    at: z.number(),
    /** From the last byte of the scan to the synced journal row, in milliseconds. */
    tookMs: z.number(),
  }),
]);
export type KioskEvent = z.infer<typeof kioskEventSchema>;

/**
 * A physical key as the window saw it: `KeyboardEvent.code` and the modifiers that were down. `at` is the event's
 * own timestamp in milliseconds from any fixed origin.
 */
export const wedgeKeySchema = z.object({
  code: z.string().max(32),
  shift: z.boolean(),
  /** Ctrl, Alt or Meta was down: no scanner of ours types so. */
  chord: z.boolean(),
  at: z.number(),
});
export type WedgeKey = z.infer<typeof wedgeKeySchema>;
