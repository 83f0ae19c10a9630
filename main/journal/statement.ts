import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { outageReportSchema } from './outages/outage-report.ts';

/**
 * What the kiosk signs about its chain, each a compact JWS whose `typ` says which it is:
 * `checkpoint`: row `seq` had this hash at `at`.
 * `anchor`: rows up to `seq`, `rows` of them, were destroyed at `at`; row `seq` had this hash.
 * `outages`: the figures of a report on outages, and the page that shows them.
 * `figures`: a file of figures about some days, by its SHA-256 (base64url), counted up to row `upTo`.
 * `export`: rows `first` to `last` were given out at `at`; `prev` is that of the first, `hash` is of the last.
 */
export const statements = {
  'munjigi-checkpoint': z.object({ seq: z.int(), hash: z.string(), at: z.string() }),
  'munjigi-anchor': z.object({ seq: z.int(), hash: z.string(), rows: z.int(), at: z.string() }),
  'munjigi-export': z.object({
    first: z.int(),
    prev: z.string(),
    last: z.int(),
    hash: z.string(),
    at: z.string(),
  }),
  'munjigi-outages': outageReportSchema,
  'munjigi-figures': z.object({
    file: z.string(),
    sha256: z.string(),
    at: z.string(),
    from: z.string(),
    until: z.string(),
    upTo: z.int(),
  }),
} as const;
export type StatementType = keyof typeof statements;
export type Statement<T extends StatementType> = z.infer<(typeof statements)[T]>;

export type Signed = {
  [T in StatementType]: { readonly type: T; readonly statement: Statement<T> };
}[StatementType];
export type SignatureCheck =
  | ({ readonly ok: true } & Signed)
  | { readonly ok: false; readonly problem: string };

const typeSchema = z.enum(Object.keys(statements) as [StatementType, ...StatementType[]]);

/** The keys that may have signed, by kid; a JWK that has none is taken for every kid. */
export type VerificationKeys = readonly JWK[];

/** Checks the signature of a statement and reads it. EdDSA over Ed25519 and nothing else. */
export async function verifyStatement(jws: string, keys: VerificationKeys): Promise<SignatureCheck> {
  let kid: string | undefined;
  let type: StatementType;
  try {
    const header = decodeProtectedHeader(jws);
    kid = header.kid;
    type = typeSchema.parse(header.typ);
  } catch {
    return { ok: false, problem: 'a signature is no statement of a journal' };
  }
  const key = keys.find((one) => one.kid === undefined || one.kid === kid);
  if (key === undefined) return { ok: false, problem: 'a statement is signed by another key' };
  try {
    const { payload } = await compactVerify(jws, await importJWK({ ...key, alg: 'EdDSA' }), {
      algorithms: ['EdDSA'],
    });
    const statement = statements[type].parse(JSON.parse(new TextDecoder().decode(payload)));
    return { ok: true, type, statement } as SignatureCheck;
  } catch {
    return { ok: false, problem: 'the signature of a statement is not good' };
  }
}
