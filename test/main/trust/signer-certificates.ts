import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const vectors = join(import.meta.dirname, '../../vectors');
const caseSchema = z.object({ id: z.string(), certificate: z.string(), code: z.string(), clock: z.string() });

/** A published health certificate and the certificate of its signer. */
export interface SignedCase {
  readonly code: string;
  /** Inside its validity. */
  readonly clock: number;
  readonly der: Buffer;
  readonly pem: string;
}

/** One of the published cases, by its path in their collection: `AT/2DCode/raw/1.json`. */
export function signedCase(id: string): SignedCase {
  const lines = readFileSync(join(vectors, 'hcert/dgc-testdata.jsonl'), 'utf8').trim().split('\n');
  const found = lines.map((line) => caseSchema.parse(JSON.parse(line))).find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no published case ${id}`);
  const der = Buffer.from(found.certificate, 'base64');
  const pem = new X509Certificate(der).toString();
  return { code: found.code, clock: Date.parse(found.clock), der, pem };
}

export const whoList = join(vectors, 'trust-lists/who-gdhcn-trustlist.did.json');
export const vciSnapshot = join(vectors, 'trust-lists/vci_snapshot.json');
