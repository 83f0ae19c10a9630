import { z } from 'zod';

/** What a certificate can state, by its name in the certificate. */
export const statementKinds = { v: 'vaccination', t: 'test', r: 'recovery' } as const;
export type StatementKind = keyof typeof statementKinds;

const text = z.string();
const identifier = z.string().min(1);
/** A date or a part of one, or nothing; some issuers write a time behind it. */
const date = text
  .regex(/^(\d{4}(-\d{2}){0,2}(T.*)?)?$/)
  .transform((written) => written.split('T', 1)[0] ?? '');
const dose = z.int().min(0).max(99);

const issuedSchema = { tg: text, co: text, is: text, ci: identifier };
const vaccinationSchema = z.object({
  ...issuedSchema,
  vp: text,
  mp: text,
  ma: text,
  dn: dose,
  sd: dose,
  dt: date,
});
const testSchema = z.object({
  ...issuedSchema,
  tt: text,
  nm: text.exactOptional(),
  ma: text.exactOptional(),
  sc: z.string().min(4),
  /** When the result was ready, in the first versions of the schema. */
  dr: text.exactOptional(),
  tr: text,
  tc: text.exactOptional(),
});
const recoverySchema = z.object({ ...issuedSchema, fr: date, df: date, du: date });

/**
 * An EU Digital COVID Certificate (schema 1.3.3), as far as its members have a meaning in it. Of vaccination, test and
 * recovery it states one; more of it than one statement may be in it.
 */
export const certificateSchema = z
  .object({
    ver: text,
    nam: z.object({
      fn: text.exactOptional(),
      fnt: text.exactOptional(),
      gn: text.exactOptional(),
      gnt: text.exactOptional(),
    }),
    dob: date,
    v: z.array(vaccinationSchema).max(20).exactOptional(),
    t: z.array(testSchema).max(20).exactOptional(),
    r: z.array(recoverySchema).max(20).exactOptional(),
  })
  .refine((certificate) => kindsOf(certificate).length === 1, { path: ['v|t|r'] });
export type Certificate = z.infer<typeof certificateSchema>;

/** The kinds of statement in a certificate: each needs a signer who may make it. An empty list states nothing. */
export function kindsOf(
  certificate: {
    readonly [kind in StatementKind]?: readonly unknown[];
  },
): readonly StatementKind[] {
  const kinds = Object.keys(statementKinds) as readonly StatementKind[];
  return kinds.filter((kind) => (certificate[kind]?.length ?? 0) > 0);
}

/** The country and the unique identifier of each statement. */
export function identifiersOf({
  v = [],
  t = [],
  r = [],
}: Certificate): readonly { readonly co: string; readonly ci: string }[] {
  return [...v, ...t, ...r].map(({ co, ci }) => ({ co, ci }));
}

/** The holder, as the certificate writes them; else as a passport would. */
export function nameOf({ nam: { gn, gnt, fn, fnt } }: Certificate): string | undefined {
  const parts = [gn || gnt?.replaceAll('<', ' '), fn || fnt?.replaceAll('<', ' ')];
  const name = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? undefined : name;
}
