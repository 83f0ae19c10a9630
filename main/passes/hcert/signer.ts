import { X509Certificate } from 'node:crypto';
import type { EpochMs } from '../../../shared/clock.ts';
import type { VerificationKey } from '../format.ts';
import type { StatementKind } from './certificate.ts';

/** What the certificate of a document signer says of it. */
export interface Signer {
  /** Its own validity; `until` is the first instant that is not in it. */
  readonly validity?: { readonly from: EpochMs; readonly until: EpochMs };
  /** The only kinds of statement that it may sign; absent: any. */
  readonly maySign?: readonly StatementKind[];
}

/** Extended key usages of hcert-spec 1.0.8, annex 3.1: under their arc, and under the one that was printed by mistake. */
const usages: ReadonlyMap<string, StatementKind> = new Map(
  ['1.3.6.1.4.1.1847.2021.1', '1.3.6.1.4.1.0.1847.2021.1'].flatMap((arc): [string, StatementKind][] => [
    [`${arc}.1`, 't'],
    [`${arc}.2`, 'v'],
    [`${arc}.3`, 'r'],
  ]),
);

/** The trust store hands out the same object for a key until something changes. */
const known = new WeakMap<VerificationKey, Signer>();

function readSigner({ jwk }: VerificationKey): Signer {
  const [leaf] = jwk.x5c ?? [];
  if (leaf === undefined) return {};
  const certificate = new X509Certificate(Buffer.from(leaf, 'base64'));
  const maySign = (certificate.keyUsage ?? []).flatMap((usage) => usages.get(usage) ?? []);
  return {
    // The second that `notAfter` names is in it (RFC 5280, 4.1.2.5).
    validity: { from: Date.parse(certificate.validFrom), until: Date.parse(certificate.validTo) + 1 },
    ...(maySign.length === 0 ? {} : { maySign }),
  };
}

/** What the certificate that came with a key says; nothing for a key that came without one. */
export function signerOf(key: VerificationKey): Signer {
  const found = known.get(key) ?? readSigner(key);
  known.set(key, found);
  return found;
}
