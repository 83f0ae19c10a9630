import { type AuthorityCertificate, authorityFormats, readAuthority } from './authority-certificate.ts';
import type { Bundle, GatheredKeys, IssuerPart } from './bundle.ts';
import { certificatesOf, readCertificate, type SignerCertificate } from './certificate.ts';
import { countryName } from './country-name.ts';
import type { Gathering } from './gathering.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** The passes that document signers sign, and nothing else. */
export const signerFormats: readonly string[] = ['hcert'];

/** Whose a certificate is, if nobody says it: its country's, else its own name's. */
function ownerOf({ country, commonName, key }: SignerCertificate): string {
  return `hcert:${country ?? commonName ?? key.kid}`;
}

/** Certificates by whose they are, each issuer once. `asOf`: when this was what holds. */
export function partsOf(
  certificates: readonly SignerCertificate[],
  { issuer, name, asOf }: Pick<Gathering, 'issuer' | 'name'> & Pick<GatheredKeys, 'asOf'>,
): readonly IssuerPart[] {
  const byOwner = Map.groupBy(certificates, (certificate) => issuer ?? ownerOf(certificate));
  return [...byOwner].map(([id, own]): IssuerPart => {
    const [first] = own;
    const country = own.every((each) => each.country === first?.country) ? first?.country : undefined;
    const title = name ?? countryName(country ?? '') ?? first?.commonName;
    return {
      issuer: id,
      ...(title === undefined ? {} : { name: title }),
      formats: signerFormats,
      ...(country === undefined ? {} : { country }),
      keys: { keys: own.map(({ key }) => key), asOf },
      lists: [],
      cardLists: [],
    };
  });
}

/** Certificates of states' authorities by their states. */
function authorityPartsOf(
  authorities: readonly AuthorityCertificate[],
  { name, now }: Pick<Gathering, 'name' | 'now'>,
): readonly IssuerPart[] {
  return [...Map.groupBy(authorities, ({ state }) => state)].map(([state, own]): IssuerPart => {
    const title = name ?? countryName(own[0]?.country ?? '');
    return {
      issuer: state,
      ...(title === undefined ? {} : { name: title }),
      formats: authorityFormats,
      keys: { keys: own.map(({ key }) => key), asOf: now },
      lists: [],
      cardLists: [],
    };
  });
}

/**
 * Certificates of document signers, or of the authorities of states (CSCA), in one file or in a folder of files.
 * Nothing here signs them: staff who import them vouch for them. A signer is of the issuer that staff name, else of the
 * country in its subject; an authority is of its state.
 *
 * @throws {SourceRefused} `invalid` if none can be used, `private-key`
 */
export async function gatherCertificates(
  documents: readonly SourceDocument[],
  { issuer, name, now }: Gathering,
): Promise<Bundle> {
  const found = documents.flatMap(({ bytes }) => certificatesOf(bytes));
  const read = await Promise.all(
    found.map(async (der) => readAuthority(der, issuer) ?? (await readCertificate(der))),
  );
  const useful = read.filter((one) => typeof one !== 'string');
  const authorities = useful.filter((one) => 'state' in one);
  const certificates = useful.filter((one) => !('state' in one));
  const skipped = read.filter((one) => typeof one === 'string');
  if (useful.length === 0) {
    throw new SourceRefused('invalid', `No certificate here can be used: ${skipped.join(', ')}.`);
  }
  return {
    kind: 'certificates',
    parts: [
      ...partsOf(certificates, { issuer, name, asOf: now }),
      ...authorityPartsOf(authorities, { name, now }),
    ],
    documents,
    skipped,
    problems: [],
  };
}
