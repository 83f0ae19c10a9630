import { z } from 'zod';
import { standsOut } from './accent.ts';
import { limitOverridesSchema } from './limit-override.ts';

export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

function isTimeZone(name: string): boolean {
  try {
    // It throws a RangeError for a name that it does not know.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const usbId = z.string().regex(/^[0-9a-fA-F]{4}$/, 'four hexadecimal digits');

/** A serial scanner, found by its device path or by its USB vendor and product ids. 8 data bits, no parity, 1 stop bit. */
export const serialScannerSchema = z
  .object({
    name: z.string().min(1).max(60).exactOptional(),
    path: z
      .string()
      .min(1)
      .max(256)
      .regex(/^\P{Cc}*$/u, 'no control characters')
      .exactOptional(),
    vendorId: usbId.exactOptional(),
    productId: usbId.exactOptional(),
    serialNumber: z.string().min(1).max(256).exactOptional(),
    baudRate: z.int().min(110).max(4_000_000).prefault(9600),
  })
  .strict()
  .refine((scanner) => scanner.path !== undefined || scanner.vendorId !== undefined, {
    message: 'give a path, or a vendorId (and a productId)',
  });
export type SerialScannerSettings = z.infer<typeof serialScannerSchema>;

const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const askable = 'an https address without user and fragment';
/** HTTPS; plain HTTP on this machine only. */
const endpointSchema = z
  .union([z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: here })], { error: askable })
  .refine((text) => text.length <= 2_048 && !/^\w+:\/\/[^/?]*@|#/.test(text), askable);

/** An issuer whose codes only it can resolve, asked by OAuth 2.0 Token Introspection (RFC 7662). */
export const issuerEndpointSchema = z
  .object({
    /** Its identifier, as policies and the trust store call it. */
    issuer: z.string().min(1).max(1_024),
    /** What staff call it. */
    name: z.string().trim().min(1).max(60),
    /** What its codes begin with, to the letter. */
    prefix: z.string().min(1).max(200),
    endpoint: endpointSchema,
    /** `signed`: RFC 9701, by a key that is held for the issuer; no other answer counts then. */
    answers: z.enum(['signed', 'plain']),
    /** Who this kiosk is to the issuer: the user name of Basic, and the audience of signed answers. */
    clientId: z.string().min(1).max(256).exactOptional(),
    /** File in the profile folder: the password of Basic, or without a clientId the Bearer token. */
    secretFile: z
      .string()
      .regex(/^keys\/[\w.-]+$/, 'a file in the folder "keys" of the profile, as keys/NAME')
      .exactOptional(),
  })
  .strict()
  .refine(({ answers, clientId }) => answers === 'plain' || clientId !== undefined, {
    path: ['clientId'],
    message: 'signed answers name whom they are for: give the clientId',
  });
export type IssuerEndpoint = z.infer<typeof issuerEndpointSchema>;

export const roles = ['steward', 'supervisor', 'manager'] as const;
export type Role = (typeof roles)[number];

/** scrypt (RFC 7914) parameters, salt and derived key, the last two as base64url. */
export const pinHashSchema = z.object({
  algorithm: z.literal('scrypt'),
  N: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string(),
  hash: z.string(),
});
export type PinHash = z.infer<typeof pinHashSchema>;

export const staffSchema = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  role: z.enum(roles),
  pin: pinHashSchema,
});
export type Staff = z.infer<typeof staffSchema>;

export const pinSchema = z.string().regex(/^\d{4,12}$/, 'a PIN has 4 to 12 digits');

/** What the venue puts on the guests' screens. */
export const brandingSchema = z
  .object({
    /** What guests read in place of the venue's name. */
    name: z.string().trim().min(1).max(80).exactOptional(),
    /** `#rrggbb`: the frame that a code is held into. */
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, { error: 'no colour, as #2f6fed', abort: true })
      .refine(standsOut, { error: 'too dark for the entrance: its contrast is under 4.5:1' })
      .exactOptional(),
    /** SHA-256 of a picture in the folder `branding` of the profile, in hexadecimal. */
    logo: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of a picture')
      .exactOptional(),
  })
  .strict();

const stayMs = z.int().min(1_000).max(120_000);
/** How long verdicts stand, in milliseconds. */
export const timingsSchema = z.object({ admitMs: stayMs, refuseMs: stayMs, reviewMs: stayMs }).strict();

export const soundsSchema = z
  .object({
    on: z.boolean(),
    /** In percent. */
    volume: z.int().min(0).max(100),
    /** Verdicts are spoken too, where the machine has a voice for it. */
    speech: z.boolean().prefault(true),
  })
  .strict();

/** The kiosk's own settings: `settings.json` in the profile folder. */
export const settingsSchema = z
  .object({
    venue: z.string().trim().min(1).max(80),
    gate: z.string().trim().min(1).max(80),
    direction: z.enum(['entry', 'exit']).prefault('entry'),
    /** An IANA time zone name. */
    timeZone: z.string().refine(isTimeZone, 'no IANA time zone, as Asia/Seoul').prefault('Asia/Seoul'),
    language: z.enum(languages).prefault('ko'),
    /** What guests can choose from; the language of the screens is one of them. */
    languages: z
      .array(z.enum(languages))
      .min(1)
      .max(languages.length)
      .prefault([...languages]),
    branding: brandingSchema.prefault({}),
    sounds: soundsSchema.prefault({ on: true, volume: 100 }),
    /** In place of the policy's. */
    timings: timingsSchema.exactOptional(),
    /** The name of the policy in force. */
    policy: z.string().prefault('default'),
    keyboardWedge: z.boolean().prefault(true),
    serialScanners: z.array(serialScannerSchema).max(16).prefault([]),
    /** The same text within this time repeats the verdict on the screen and writes nothing new. */
    repeatMs: z.int().min(0).max(10_000).prefault(3_000),
    /** Journal rows and the keys of sealed fields are destroyed after this many days. */
    retentionDays: z.int().min(1).max(3650).prefault(28),
    /** The desk locks itself after this long without a touch. */
    deskLockMs: z.int().min(10_000).max(86_400_000).prefault(120_000),
    /** Each issuer and each prefix once; codes of no other format are looked at. */
    issuerEndpoints: z
      .array(issuerEndpointSchema)
      .prefault([])
      .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, 'an issuer stands twice')
      .refine(
        (all) =>
          !all.some((one) => all.some((other) => one !== other && other.prefix.startsWith(one.prefix))),
        'one prefix begins with another: which issuer a code is of would be a guess',
      ),
    /** Hard limits of age that do not count for a while. */
    limitOverride: limitOverridesSchema.exactOptional(),
    /** Where sticks with what was published turn up, `*` for any name; the platform's usual folders unless told. */
    trustFolders: z.array(z.string().min(1).max(1_024)).max(50).exactOptional(),
    staff: z.array(staffSchema).prefault([]),
  })
  .strict()
  .refine((settings) => settings.languages.includes(settings.language), {
    path: ['languages'],
    message: 'the language of the screens is not among them',
  });
export type Settings = z.infer<typeof settingsSchema>;

/** What the first-run screens and `munjigi setup` ask for. */
export const setupSchema = z.object({
  venue: settingsSchema.shape.venue,
  gate: settingsSchema.shape.gate,
  manager: staffSchema.shape.name,
  pin: pinSchema,
  language: z.enum(languages).prefault('ko'),
});
export type Setup = z.infer<typeof setupSchema>;
