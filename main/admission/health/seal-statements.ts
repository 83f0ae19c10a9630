import { z } from 'zod';
import type { Pass } from '../../passes/pass.ts';
import type { HealthStatement } from './health-statement.ts';

const sealSchema = z.looseObject({
  hdr: z.looseObject({ t: z.enum(['icao.vacc', 'icao.test']) }),
  msg: z.looseObject({
    pid: z.looseObject({ n: z.string(), dob: z.string().optional() }),
    ve: z
      .array(
        z.looseObject({
          nam: z.string(),
          dis: z.string().optional(),
          vd: z.array(z.looseObject({ dvc: z.iso.date(), seq: z.coerce.number() })),
        }),
      )
      .optional(),
    dat: z.looseObject({ sc: z.string() }).optional(),
    tr: z.looseObject({ tc: z.string(), r: z.string() }).optional(),
  }),
});
type Seal = z.infer<typeof sealSchema>;

/** ICD-11: COVID-19, with the virus identified or not. */
const covid19 = /^RA01(\.|$)/;
/** A seal names its vaccine by its brand, freely written. Complete after one dose, and after two. */
const singleDose = /janssen|johnson|jcovden|ad26|sputnik light|convidecia/i;
const twoDoses =
  /comirnaty|pfizer|biontech|spikevax|moderna|vaxzevria|astra ?zeneca|covishield|nuvaxovid|novavax|coronavac|sinovac|sinopharm|covilo|covaxin/i;
const methods: Readonly<Record<string, 'pcr' | 'antigen' | 'other'>> = {
  'molecular(pcr)': 'pcr',
  'molecular(other)': 'other',
  antigen: 'antigen',
};

/** What a VDS-NC seal says; nothing of a pass of another format. */
export function sealOf(claims: Pass['claims']): Seal | undefined {
  return 'hdr' in claims ? sealSchema.safeParse(claims).data : undefined;
}

/**
 * One statement for all doses, from the day of the last. Older doses may be left out, so the highest number counts. A
 * single dose of a brand that is not known here is neither complete nor incomplete: then nothing is said, as of a card's
 * unknown vaccine.
 */
function vaccination({ msg }: Seal): readonly HealthStatement[] {
  const events = (msg.ve ?? []).filter(({ dis }) => dis !== undefined && covid19.test(dis));
  const doses = events.flatMap(({ vd }) => vd);
  const last = doses
    .map(({ dvc }) => dvc)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const given = Math.max(new Set(doses.map(({ dvc }) => dvc)).size, ...doses.map(({ seq }) => seq));
  const isSingle = events.some(({ nam }) => singleDose.test(nam));
  if (given === 1 && !isSingle && !events.every(({ nam }) => twoDoses.test(nam))) return [];
  const series = isSingle ? 1 : 2;
  const kind = given < series ? 'partial-vaccination' : given === series ? 'vaccination' : 'booster';
  return [{ kind, date: last }];
}

/** A result that is neither word, as that of an antibody test, says nothing about today. */
function tested({ msg: { dat, tr } }: Seal): readonly HealthStatement[] {
  const [method, result] = [methods[tr?.tc.trim().toLowerCase() ?? ''], tr?.r.trim().toLowerCase()];
  if (dat === undefined || method === undefined) return [];
  if (result !== 'negative' && result !== 'positive') return [];
  return [{ kind: 'test', at: dat.sc, negative: result === 'negative', method }];
}

export function statementsOfSeal(claims: Pass['claims']): readonly HealthStatement[] {
  const seal = sealOf(claims);
  if (seal === undefined) return [];
  const { dob } = seal.msg.pid;
  const born = dob === undefined ? {} : { birthDate: dob.slice(0, 10) };
  const statements = seal.hdr.t === 'icao.vacc' ? vaccination(seal) : tested(seal);
  return statements.map((statement) => ({ ...statement, ...born }));
}
