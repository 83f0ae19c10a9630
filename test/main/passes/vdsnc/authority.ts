import {
  type BaseBlock,
  BitString,
  Enumerated,
  Integer,
  OctetString,
  PrintableString,
  Sequence,
  Set as SetOf,
} from 'asn1js';
import {
  AltName,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  Extension,
  Extensions,
  ExtKeyUsage,
  GeneralName,
  RelativeDistinguishedNames,
  RevokedCertificate,
  Time,
} from 'pkijs';
import type { VerificationKey } from '../../../../main/passes/format.ts';

type Curve = 'P-256' | 'P-384' | 'P-521';

/** A state's authority, as it would be taken in. */
export interface Authority {
  readonly state: string;
  readonly certificate: Certificate;
  readonly keys: CryptoKeyPair;
  readonly der: Buffer;
  readonly held: VerificationKey;
}

export interface Signer {
  readonly curve: Curve;
  readonly keys: CryptoKeyPair;
  readonly serial: number;
  readonly der: Buffer;
}

export interface AuthorityOptions {
  readonly curve?: Curve;
  readonly name?: string;
  readonly keys?: CryptoKeyPair;
  /** `null`: it does not name its state. */
  readonly alternative?: string | null;
  readonly isAuthority?: boolean;
}

export interface SignerOptions {
  readonly curve?: Curve;
  readonly serial?: number;
  readonly from?: string;
  readonly until?: string;
  readonly purposes?: readonly string[];
  readonly documentTypes?: readonly string[];
  /** Signs with this key what it certifies in the authority's name. */
  readonly forger?: CryptoKeyPair;
  readonly namesAuthority?: boolean;
}

export interface ListOptions {
  readonly number?: number;
  readonly from?: string;
  readonly until?: string;
  readonly revoked?: readonly { readonly serial: number; readonly reason?: number }[];
  readonly critical?: boolean;
  readonly forger?: CryptoKeyPair;
}

const seals = '2.23.136.1.1.14.2';

export async function newKeys(curve: Curve = 'P-256'): Promise<CryptoKeyPair> {
  return await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, true, ['sign', 'verify']);
}

function extension(extnID: string, value: BaseBlock, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER(false) });
}

function part(type: string, value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value: new PrintableString({ value }) });
}

function time(text: string): Time {
  return new Time({ type: 0, value: new Date(text) });
}

async function keyIdOf({ publicKey }: CryptoKeyPair): Promise<ArrayBuffer> {
  return await crypto.subtle.digest('SHA-1', await crypto.subtle.exportKey('spki', publicKey));
}

async function authorityKeyId(keys: CryptoKeyPair): Promise<Extension> {
  const keyIdentifier = new OctetString({ valueHex: await keyIdOf(keys) });
  return extension('2.5.29.35', new AuthorityKeyIdentifier({ keyIdentifier }).toSchema());
}

async function blankCertificate(
  keys: CryptoKeyPair,
  { serial, from, until }: { readonly serial: number; readonly from: string; readonly until: string },
): Promise<Certificate> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  certificate.notBefore = time(from);
  certificate.notAfter = time(until);
  certificate.extensions = [];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  return certificate;
}

function alternativeName(state: string): Extension {
  const value = new RelativeDistinguishedNames({ typesAndValues: [part('2.5.4.7', state)] });
  return extension('2.5.29.17', new AltName({ altNames: [new GeneralName({ type: 4, value })] }).toSchema());
}

/** The self-signed certificate of a state's authority, with its key. */
export async function newAuthority(state = 'UTO', options: AuthorityOptions = {}): Promise<Authority> {
  const { curve = 'P-256', name = 'Country Signing Authority', isAuthority = true } = options;
  const { alternative = state } = options;
  const keys = options.keys ?? (await newKeys(curve));
  const certificate = await blankCertificate(keys, {
    serial: 1,
    from: '2020-01-01T00:00:00Z',
    until: '2035-01-01T00:00:00Z',
  });
  for (const each of [certificate.subject, certificate.issuer]) {
    each.typesAndValues.push(part('2.5.4.6', 'UT'), part('2.5.4.3', name));
  }
  const keyId = await keyIdOf(keys);
  certificate.extensions?.push(
    extension('2.5.29.19', new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema(), true),
    // keyCertSign and cRLSign, or cRLSign alone.
    extension(
      '2.5.29.15',
      new BitString({ valueHex: Uint8Array.of(isAuthority ? 6 : 2), unusedBits: 1 }),
      true,
    ),
    extension('2.5.29.14', new OctetString({ valueHex: keyId })),
    await authorityKeyId(keys),
    ...(alternative === null ? [] : [alternativeName(alternative)]),
  );
  await certificate.sign(keys.privateKey, 'SHA-256');
  const der = Buffer.from(certificate.toSchema(true).toBER(false));
  const { kty = 'EC', crv = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const jwk = { kty, crv, x, y, x5c: [der.toString('base64')] };
  const kid = Buffer.from(keyId).toString('hex');
  const held = { issuer: state, kid, jwk, algorithms: ['ES256', 'ES384', 'ES512'] };
  return { state, certificate, keys, der, held };
}

/** A barcode signer that an authority certified. */
export async function certify(authority: Authority, options: SignerOptions = {}): Promise<Signer> {
  const { curve = 'P-256', serial = 4_660, purposes = [seals], documentTypes = ['NV', 'NT'] } = options;
  const { from = '2026-01-01T00:00:00Z', until = '2030-01-01T00:00:00Z', namesAuthority = true } = options;
  const keys = await newKeys(curve);
  const certificate = await blankCertificate(keys, { serial, from, until });
  certificate.issuer = authority.certificate.subject;
  certificate.subject.typesAndValues.push(part('2.5.4.6', 'UT'), part('2.5.4.3', 'Health'));
  const types = new SetOf({ value: documentTypes.map((value) => new PrintableString({ value })) });
  certificate.extensions?.push(
    extension('2.23.136.1.1.6.2', new Sequence({ value: [new Integer({ value: 0 }), types] })),
    ...(purposes.length === 0
      ? []
      : [extension('2.5.29.37', new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema(), true)]),
    ...(namesAuthority ? [await authorityKeyId(authority.keys)] : []),
  );
  await certificate.sign((options.forger ?? authority.keys).privateKey, 'SHA-256');
  return { curve, keys, serial, der: Buffer.from(certificate.toSchema(true).toBER(false)) };
}

/** The authority's list of revoked certificates, in DER. */
export async function certificateList(authority: Authority, options: ListOptions = {}): Promise<Buffer> {
  const { number = 7, revoked = [], critical = false } = options;
  const { from = '2026-12-20T00:00:00Z', until = '2027-03-20T00:00:00Z' } = options;
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = authority.certificate.subject;
  list.thisUpdate = time(from);
  list.nextUpdate = time(until);
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(({ serial, reason }) => {
      const entry = new RevokedCertificate();
      entry.userCertificate = new Integer({ value: serial });
      entry.revocationDate = time(from);
      if (reason !== undefined) {
        const why = extension('2.5.29.21', new Enumerated({ value: reason }));
        entry.crlEntryExtensions = new Extensions({ extensions: [why] });
      }
      return entry;
    });
  }
  list.crlExtensions = new Extensions({
    extensions: [
      await authorityKeyId(authority.keys),
      extension('2.5.29.20', new Integer({ value: number })),
      ...(critical ? [extension('2.5.29.27', new Integer({ value: 1 }), true)] : []),
    ],
  });
  await list.sign((options.forger ?? authority.keys).privateKey, 'SHA-256');
  return Buffer.from(list.toSchema(true).toBER(false));
}
