import { X509Certificate } from 'node:crypto';
import type { JWK } from 'jose';
import type { EpochMs } from '../../shared/clock.ts';

/** The end (`notAfter`) of the certificate that a key came in (`x5c`, RFC 7517, 4.7). */
export function endOfKey({ x5c }: Pick<JWK, 'x5c'>): EpochMs | undefined {
  const [own] = x5c ?? [];
  if (own === undefined) return undefined;
  try {
    return new X509Certificate(Buffer.from(own, 'base64')).validToDate.getTime();
  } catch {
    // It verifies passes all the same; only the calendar does not know its end.
    return undefined;
  }
}
