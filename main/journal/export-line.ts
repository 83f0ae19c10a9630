import type { JWK } from 'jose';
import { z } from 'zod';
import { canonical, hashOf } from './chain.ts';

const proofSchema = z.strictObject({
  /** `munjigi-checkpoint`: the kiosk signed this row when it was written. */
  checkpoint: z.string().optional(),
  /** `munjigi-anchor`, on the first row: what came before was destroyed when its time had come. */
  anchor: z.string().optional(),
  /** `munjigi-export`, on the last row: which rows were given out. */
  export: z.string().optional(),
  /** On the last row: the public keys that signed, so that their thumbprints can be compared with the kiosk's. */
  keys: z.array(z.looseObject({ kty: z.string() })).optional(),
});
/** What the kiosk signed about a row, each a compact JWS (RFC 7515). */
export interface Proof {
  readonly checkpoint?: string | undefined;
  readonly anchor?: string | undefined;
  readonly export?: string | undefined;
  readonly keys?: readonly JWK[] | undefined;
}

/** A row in its place in the chain. */
export interface Link {
  readonly seq: number;
  readonly prev: string;
  /** Hash of the row as it is here. */
  readonly hash: string;
}

const placeSchema = z.looseObject({ seq: z.int().positive(), prev: z.string() });

/** A row's canonical JSON and its place. */
export function linkOf(body: string): Link {
  const { seq, prev } = placeSchema.parse(JSON.parse(body));
  return { seq, prev, hash: hashOf(body) };
}

/**
 * A line of an export. It is the row's canonical JSON (RFC 8785), the very text whose SHA-256 is `prev` of the row
 * after it. Where the kiosk signed something about the row, a last member `proof` follows, which is not hashed.
 */
export function lineOf(body: string, proof: Proof): string {
  const text = canonical(proof);
  return text === '{}' ? body : `${body.slice(0, -1)},"proof":${text}}`;
}

/** @returns `undefined`: this is no line that a kiosk wrote, whatever else it may be */
export function parseLine(line: string): { readonly link: Link; readonly proof: Proof } | undefined {
  try {
    const { proof: given = {}, ...row } = placeSchema.parse(JSON.parse(line));
    const proof = proofSchema.parse(given);
    const body = canonical(row);
    // To the letter: another spelling could show a reader something else than what is hashed, a name twice for one.
    return line === lineOf(body, proof) ? { link: linkOf(body), proof } : undefined;
  } catch {
    return undefined;
  }
}
