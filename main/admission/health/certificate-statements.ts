import { z } from 'zod';
import type { Pass } from '../../passes/pass.ts';
import type { HealthKind, HealthStatement } from './health-statement.ts';

/** SNOMED CT, as the EU's value sets have them. */
const covid19 = '840539006';
const notDetected = '260415000';
/** The vaccine of Janssen, complete after one dose. */
const singleDose = 'EU/1/20/1525';
/** LOINC parts: nucleic acid amplification, and rapid immunoassay. */
const methods: Readonly<Record<string, 'pcr' | 'antigen'>> = {
  'LP6464-4': 'pcr',
  'LP217198-3': 'antigen',
};

/** Some issuers write spaces around their values. */
const value = z.string().trim();

const certificateSchema = z.looseObject({
  nam: z.looseObject({
    fn: z.string().optional(),
    gn: z.string().optional(),
    fnt: z.string().optional(),
    gnt: z.string().optional(),
  }),
  dob: value.optional(),
  v: z.array(z.looseObject({ tg: value, mp: value, dn: z.number(), sd: z.number(), dt: value })).nullish(),
  t: z.array(z.looseObject({ tg: value, tt: value, tr: value, sc: value })).nullish(),
  r: z.array(z.looseObject({ tg: value, fr: value, df: value, du: value })).nullish(),
});
/** A statement of the EU's Digital COVID Certificate (schema 1.3.3), which is the claims of an `HC1:` pass. */
export type Certificate = z.infer<typeof certificateSchema>;

export function certificateOf(claims: Pass['claims']): Certificate | undefined {
  return 'nam' in claims ? certificateSchema.safeParse(claims).data : undefined;
}

/** Dose `dn` of `sd`, as the EU codes it since February 2022: 2 of 2 of a single-dose vaccine is a booster. */
function vaccinationKind(product: string, dose: number, series: number): HealthKind {
  if (dose < series) return 'partial-vaccination';
  if (dose > series || dose >= 3 || (product === singleDose && dose >= 2)) return 'booster';
  return 'vaccination';
}

/** A date, without the time that some issuers write behind it. */
function day(text: string): string {
  return text.slice(0, 10);
}

export function statementsOfCertificate(claims: Pass['claims']): readonly HealthStatement[] {
  const certificate = certificateOf(claims);
  if (certificate === undefined) return [];
  const { v, t, r, dob } = certificate;
  const born = dob === undefined || dob === '' ? {} : { birthDate: day(dob) };
  const about = ({ tg }: { readonly tg: string }) => tg === covid19;
  return [
    ...(v ?? []).filter(about).map(({ mp, dn, sd, dt }): HealthStatement => {
      return { kind: vaccinationKind(mp, dn, sd), date: day(dt), product: mp, ...born };
    }),
    ...(r ?? []).filter(about).map(({ df, du }): HealthStatement => {
      const [validFrom, validUntil] = [day(df), day(du)];
      return { kind: 'recovery', date: validFrom, validFrom, validUntil, ...born };
    }),
    ...(t ?? []).filter(about).map(({ tt, tr, sc }): HealthStatement => {
      return { kind: 'test', at: sc, negative: tr === notDetected, method: methods[tt] ?? 'other', ...born };
    }),
  ];
}
