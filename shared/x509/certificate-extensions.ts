import { BitString, fromBER, OctetString, PrintableString, Sequence, Set as SetOf } from 'asn1js';
import { AltName, AuthorityKeyIdentifier, Certificate, type Extension } from 'pkijs';

/** What of a certificate's extensions matters for who signs travel documents and seals (ICAO Doc 9303-12, 7.1). */
export interface CertificateExtensions {
  /** Which key of its issuer signed it, in hexadecimal (RFC 5280, 4.2.1.1). */
  readonly authorityKeyId?: string;
  /** Its own key, as those that it signs name it (4.2.1.2). */
  readonly subjectKeyId?: string;
  /** Both bits of an authority: may sign certificates and lists of revoked ones (4.2.1.3). */
  readonly isAuthority: boolean;
  /** The state as passports write it, one to three letters: the locality of the alternative name. */
  readonly state?: string;
  /** Kinds of document that it may sign: `NV` vaccination, `NT` test. */
  readonly documentTypes: readonly string[];
}

const oids = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  authorityKeyId: '2.5.29.35',
  documentTypes: '2.23.136.1.1.6.2',
  locality: '2.5.4.7',
};
const directoryName = 4;
/** keyCertSign and cRLSign, the sixth and the seventh bit. */
const authorityBits = 0b0000_0110;

function hexOf(octets: OctetString): string {
  return Array.from(octets.valueBlock.valueHexView, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function stateOf(names: unknown): string | undefined {
  if (!(names instanceof AltName)) return undefined;
  const parts = names.altNames.flatMap(({ type, value }) =>
    type === directoryName ? value.typesAndValues : [],
  );
  const locality: unknown = parts.find(({ type }) => type === oids.locality)?.value.valueBlock.value;
  // Passports fill a short code up: `D<<`.
  const [state] = typeof locality === 'string' ? (/^[A-Z]{1,3}(?=<{0,2}$)/.exec(locality) ?? []) : [];
  return state;
}

/** `DocumentTypeList ::= SEQUENCE { version, SET OF PrintableString }` (Doc 9303-12, 7.1.1.6). */
function documentTypesOf(extension: Extension | undefined): readonly string[] {
  if (extension === undefined) return [];
  const { result } = fromBER(extension.extnValue.valueBlock.valueHexView);
  const list = result instanceof Sequence ? result.valueBlock.value[1] : undefined;
  if (!(list instanceof SetOf)) return [];
  return list.valueBlock.value.flatMap((each) =>
    each instanceof PrintableString ? [each.valueBlock.value] : [],
  );
}

/**
 * Reads what node:crypto does not tell of a certificate.
 *
 * @param der one certificate that node:crypto has taken already
 */
export function readExtensions(der: Uint8Array): CertificateExtensions {
  const extensions = new Map(
    (Certificate.fromBER(new Uint8Array(der)).extensions ?? []).map((each) => [each.extnID, each]),
  );
  const parsed = (oid: string): unknown => extensions.get(oid)?.parsedValue;
  const [authority, subject, usage] = [oids.authorityKeyId, oids.subjectKeyId, oids.keyUsage].map(parsed);
  const state = stateOf(parsed(oids.subjectAltName));
  const authorityKey = authority instanceof AuthorityKeyIdentifier ? authority.keyIdentifier : undefined;
  const bits = usage instanceof BitString ? (usage.valueBlock.valueHexView[0] ?? 0) : 0;
  return {
    ...(authorityKey === undefined ? {} : { authorityKeyId: hexOf(authorityKey) }),
    ...(subject instanceof OctetString ? { subjectKeyId: hexOf(subject) } : {}),
    isAuthority: (bits & authorityBits) === authorityBits,
    ...(state === undefined ? {} : { state }),
    documentTypes: documentTypesOf(extensions.get(oids.documentTypes)),
  };
}
