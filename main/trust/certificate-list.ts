import { Enumerated, fromBER, type Integer } from 'asn1js';
import { AuthorityKeyIdentifier, Certificate, CertificateRevocationList, type Extension } from 'pkijs';
import type { EpochMs } from '../../shared/clock.ts';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';

/** Certificates that their authority revoked (RFC 5280, section 5), verified. */
export interface CertificateList {
  /** Key id of the authority, in hexadecimal. */
  readonly authority: string;
  /** In hexadecimal, as long as the longest that there may be, so that they sort; absent: only time orders the lists. */
  readonly number?: string;
  readonly issuedAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** `blocked`: on hold, which the authority can take back. Serial numbers in hexadecimal without leading zeros. */
  readonly revoked: readonly { readonly serial: string; readonly state: 'revoked' | 'blocked' }[];
  readonly signer: TrustedKey;
}

/** A list that is read and not believed yet. */
export interface UnverifiedCertificateList {
  readonly authority: string;
  readonly list: CertificateRevocationList;
}

const oids = { number: '2.5.29.20', reason: '2.5.29.21', authorityKeyId: '2.5.29.35' };
const certificateHold = 6;
/** Octets of a list's number (5.2.3). */
const longestNumber = 20;
const pem = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/;

function invalid(detail: string, cause?: unknown): SourceRefused {
  return new SourceRefused('invalid', `This is not a valid list of revoked certificates: ${detail}.`, {
    cause,
  });
}

function derOf(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const [, block] = bytes[0] === 0x30 ? [] : (pem.exec(bytes.toString('latin1')) ?? []);
  return new Uint8Array(block === undefined ? bytes : Buffer.from(block, 'base64'));
}

function hexOf({ valueBlock }: Integer): string {
  return BigInt(`0x${Buffer.from(valueBlock.valueHexView).toString('hex')}`).toString(16);
}

/** Reads a list in DER or PEM; `undefined` if the bytes are something else. */
export function readCertificateList(bytes: Buffer): UnverifiedCertificateList | undefined {
  const der = derOf(bytes);
  if (der[0] !== 0x30) return undefined;
  let list: CertificateRevocationList;
  try {
    list = CertificateRevocationList.fromBER(der);
  } catch {
    // A certificate, for one: it does not fit into the schema.
    return undefined;
  }
  if (fromBER(der).offset !== der.length) throw invalid('there are bytes after it');
  const named = extensionOf(list.crlExtensions?.extensions, oids.authorityKeyId)?.parsedValue;
  const authority = named instanceof AuthorityKeyIdentifier ? named.keyIdentifier : undefined;
  if (authority === undefined) throw invalid('it does not name the key that signed it');
  return { authority: Buffer.from(authority.valueBlock.valueHexView).toString('hex'), list };
}

function extensionOf(extensions: readonly Extension[] | undefined, oid: string): Extension | undefined {
  return extensions?.find(({ extnID }) => extnID === oid);
}

/** Deltas, lists of other authorities' certificates and of some reasons only say so in a critical extension. */
function refuseCritical(extensions: readonly Extension[] | undefined): void {
  if (extensions?.some(({ critical }) => critical) !== true) return;
  throw invalid('it demands something that this kiosk does not know');
}

function numberOf(list: CertificateRevocationList): string | undefined {
  const parsed = extensionOf(list.crlExtensions?.extensions, oids.number)?.parsedValue as Integer | undefined;
  if (parsed === undefined) return undefined;
  const number = hexOf(parsed);
  if (number.length > 2 * longestNumber) throw invalid('its number is too long');
  return number.padStart(2 * longestNumber, '0');
}

function revokedOf(list: CertificateRevocationList): CertificateList['revoked'] {
  return (list.revokedCertificates ?? []).map(({ userCertificate, crlEntryExtensions }) => {
    refuseCritical(crlEntryExtensions?.extensions);
    const reason = extensionOf(crlEntryExtensions?.extensions, oids.reason)?.parsedValue;
    const isHeld = reason instanceof Enumerated && reason.valueBlock.valueDec === certificateHold;
    return { serial: hexOf(userCertificate), state: isHeld ? 'blocked' : 'revoked' };
  });
}

async function isSignedBy(list: CertificateRevocationList, { jwk }: TrustedKey): Promise<boolean> {
  const [der] = jwk.x5c ?? [];
  if (der === undefined) return false;
  const issuerCertificate = Certificate.fromBER(Buffer.from(der, 'base64'));
  try {
    return await list.verify({ issuerCertificate });
  } catch (error) {
    throw invalid('it is signed in a way that is not supported', error);
  }
}

/**
 * Verifies a list with the authority's certificate: its name and its signature.
 *
 * @param keys certificates of authorities that are held, as keys
 * @throws {SourceRefused} `signature`, `expired`, `invalid`
 */
export async function verifyCertificateList(
  { authority, list }: UnverifiedCertificateList,
  { keys, now }: { readonly keys: readonly TrustedKey[]; readonly now: EpochMs },
): Promise<CertificateList> {
  refuseCritical(list.crlExtensions?.extensions);
  const signed = await Promise.all(
    keys
      .filter(({ kid }) => kid === authority)
      .map(async (key) => ((await isSignedBy(list, key)) ? [key] : [])),
  );
  const [signer] = signed.flat();
  if (signer === undefined) {
    throw new SourceRefused('signature', 'The signature of the list of revoked certificates is wrong.');
  }
  if (list.nextUpdate === undefined) throw invalid('it does not say when the next one comes');
  const [issuedAt, expiresAt] = [list.thisUpdate.value.getTime(), list.nextUpdate.value.getTime()];
  if (issuedAt > now) throw invalid('it says that it is of the future');
  if (expiresAt <= now) {
    throw new SourceRefused('expired', 'The list of revoked certificates has run out: ask for a new one.');
  }
  const number = numberOf(list);
  return {
    authority,
    ...(number === undefined ? {} : { number }),
    issuedAt,
    expiresAt,
    revoked: revokedOf(list),
    signer,
  };
}
