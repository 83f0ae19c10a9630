import { z } from 'zod';
import type { Pass } from '../../passes/pass.ts';
import type { HealthStatement } from './health-statement.ts';

const concept = z.looseObject({ coding: z.array(z.looseObject({ code: z.string() })).optional() });
const resourceSchema = z.looseObject({
  resourceType: z.string(),
  status: z.string().optional(),
  name: z
    .array(z.looseObject({ family: z.string().optional(), given: z.array(z.string()).optional() }))
    .optional(),
  birthDate: z.string().optional(),
  vaccineCode: concept.optional(),
  occurrenceDateTime: z.string().optional(),
  code: concept.optional(),
  valueCodeableConcept: concept.optional(),
  effectiveDateTime: z.string().optional(),
});
type Resource = z.infer<typeof resourceSchema>;

const cardSchema = z.looseObject({
  vc: z.looseObject({
    credentialSubject: z.looseObject({
      fhirBundle: z.looseObject({ entry: z.array(z.looseObject({ resource: resourceSchema })) }),
    }),
  }),
});

/** CVX codes of vaccines against COVID-19 (CDC), and those that are complete after one dose. */
const vaccines: readonly string[] = [
  ...['207', '208', '210', '211', '212', '213', '217', '218', '219', '221', '225', '226', '227', '228'],
  ...['229', '230', '300', '301', '302', '500', '501', '502', '503', '504', '505', '506', '507', '508'],
  ...['509', '510', '511', '512', '513', '514', '515', '516', '517', '518', '519', '520', '521'],
];
/** Janssen, Sputnik Light, Convidecia. */
const singleDose: readonly string[] = ['212', '504', '506'];
/** LOINC codes of tests for SARS-CoV-2 (VCI's value sets): nucleic acid amplification, and antigen. */
const pcr: readonly string[] = ['94500-6', '94309-2', '94759-8', '95406-5', '94845-5', '94565-9', '94534-5'];
const antigen: readonly string[] = ['94558-4', '95209-3', '97097-0', '96119-3'];
/** SNOMED CT: not detected, negative; detected, positive. */
const negative: readonly string[] = ['260415000', '260385009'];
const positive: readonly string[] = ['260373001', '10828004'];

/** The resources of a SMART Health Card's FHIR bundle; none in a pass of another format. */
export function cardResources(claims: Pass['claims']): readonly Resource[] {
  const card = 'vc' in claims ? cardSchema.safeParse(claims).data : undefined;
  return card?.vc.credentialSubject.fhirBundle.entry.map(({ resource }) => resource) ?? [];
}

function codeAmong(codes: readonly string[], of: Resource['code']): string | undefined {
  return of?.coding?.find(({ code }) => codes.includes(code))?.code;
}

function has(codes: readonly string[], of: Resource['code']): boolean {
  return codeAmong(codes, of) !== undefined;
}

/** One statement for all doses of a card: what they come to, from the day of the last. */
function vaccination(resources: readonly Resource[]): readonly HealthStatement[] {
  const doses = resources.flatMap(({ resourceType, status, vaccineCode, occurrenceDateTime: at }) => {
    const product = codeAmong(vaccines, vaccineCode);
    const isDose = resourceType === 'Immunization' && status === 'completed';
    return isDose && product !== undefined && at !== undefined ? [{ day: at.slice(0, 10), product }] : [];
  });
  const days = new Set(doses.map(({ day }) => day)).size;
  const last = doses.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
  if (last === undefined) return [];
  const series = doses.some(({ product }) => singleDose.includes(product)) ? 1 : 2;
  const kind = days < series ? 'partial-vaccination' : days === series ? 'vaccination' : 'booster';
  return [{ kind, date: last.day, product: last.product }];
}

function tests(resources: readonly Resource[]): readonly HealthStatement[] {
  return resources.flatMap(({ resourceType, status, code, valueCodeableConcept, effectiveDateTime: at }) => {
    const method = has(pcr, code) ? 'pcr' : has(antigen, code) ? 'antigen' : undefined;
    const isNegative = has(negative, valueCodeableConcept);
    const isResult = isNegative || has(positive, valueCodeableConcept);
    const isTest = resourceType === 'Observation' && status === 'final' && method !== undefined;
    return isTest && isResult && at !== undefined
      ? [{ kind: 'test' as const, at, negative: isNegative, method }]
      : [];
  });
}

export function statementsOfCard(claims: Pass['claims']): readonly HealthStatement[] {
  const resources = cardResources(claims);
  const { birthDate } = resources.find(({ resourceType }) => resourceType === 'Patient') ?? {};
  const born = birthDate === undefined ? {} : { birthDate };
  return [...vaccination(resources), ...tests(resources)].map((statement) => ({ ...statement, ...born }));
}
