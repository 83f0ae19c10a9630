import { createHash } from 'node:crypto';
import type { HashType, RevocationReference } from '../passes/pass.ts';

/**
 * What the 16 bytes of an entry are: the first of SHA-256 over a text in UTF-8, or, for health certificates of the EU,
 * what Implementing Decision (EU) 2022/483 hashes.
 *
 * - `pass-id`: JSON array of issuer and the pass's own number, without spaces
 * - `credential-id`: the credential's identifier
 * - `ticket-secret`: the code as it is printed
 * - `shc-rid`: key id and `rid` of a SMART Health Card, with a dot between
 */
export const revocationSchemes = [
  'pass-id',
  'credential-id',
  'ticket-secret',
  'shc-rid',
  'hcert-signature',
  'hcert-uci',
  'hcert-country-uci',
] as const;
export type RevocationScheme = (typeof revocationSchemes)[number];

export const ENTRY_BYTES = 16;

/** One entry under which a pass may be listed. */
export interface RevocationEntry {
  readonly scheme: RevocationScheme;
  readonly hash: Buffer;
}

const hcertSchemes: Readonly<Record<HashType, RevocationScheme>> = {
  SIGNATURE: 'hcert-signature',
  UCI: 'hcert-uci',
  COUNTRYCODEUCI: 'hcert-country-uci',
};

export function entryOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, ENTRY_BYTES);
}

/** By its own number, whatever else it refers to. */
export function entryOfPass({ identity }: { readonly identity: string }): RevocationEntry {
  return { scheme: 'pass-id', hash: entryOf(identity) };
}

/** The entries under which what a pass refers to may be listed. Status lists have places and no entries. */
export function entriesOf(reference: RevocationReference): readonly RevocationEntry[] {
  switch (reference.scheme) {
    case 'credential-id':
      return [{ scheme: 'credential-id', hash: entryOf(reference.credential) }];
    case 'ticket-secret':
      return [{ scheme: 'ticket-secret', hash: entryOf(reference.secret) }];
    case 'shc-rid':
      return [{ scheme: 'shc-rid', hash: entryOf(`${reference.list}.${reference.rid}`) }];
    case 'hcert-hash':
      return reference.hashes.map(({ type, hash }) => ({
        scheme: hcertSchemes[type],
        hash: Buffer.from(hash, 'base64'),
      }));
    default:
      return [];
  }
}
