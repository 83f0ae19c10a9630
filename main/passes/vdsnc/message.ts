import { z } from 'zod';

/** What a seal of each type attests, and the kind of document that its signer must be allowed to sign. */
export const sealTypes = {
  'icao.vacc': { states: 'vaccination', documentType: 'NV' },
  'icao.test': { states: 'test', documentType: 'NT' },
} as const;
export type SealType = keyof typeof sealTypes;

export function isSealType(type: string): type is SealType {
  return Object.hasOwn(sealTypes, type);
}

const text = z.string().max(256);
/** `n`: primary identifier first, two spaces, then the secondary, as in Doc 9303-3. */
const holder = z.looseObject({ n: text.min(1), dob: text.exactOptional() });

const vaccinationSchema = z.looseObject({
  uvci: text.min(1),
  pid: holder,
  ve: z
    .array(
      z.looseObject({
        des: text,
        nam: text,
        dis: text.exactOptional(),
        // Dose numbers are integers in what is published, and text in one description of the format.
        vd: z.array(z.looseObject({ dvc: text, seq: z.union([z.int(), text]) })).min(1),
      }),
    )
    .min(1),
});
const testSchema = z.looseObject({
  utci: text.min(1),
  pid: holder,
  dat: z.looseObject({ sc: text, ri: text.exactOptional() }),
  tr: z.looseObject({ tc: text, r: text }),
});

export interface SealMessage {
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The signed message of a seal, or the name of the member that is wrong: its value may be the guest's. */
export function readMessage(type: SealType, message: unknown): SealMessage | { readonly wrong: string } {
  const parsed = (type === 'icao.vacc' ? vaccinationSchema : testSchema).safeParse(message);
  if (!parsed.success) return { wrong: `msg.${parsed.error.issues[0]?.path.join('.') ?? ''}` };
  const { data } = parsed;
  return { name: data.pid.n.replace(/ {2,}/g, ' '), content: data };
}
