import { z } from 'zod';
import type { Bundle, IssuerPart } from './bundle.ts';
import { readCertificate, type SignerCertificate } from './certificate.ts';
import { countryName } from './country-name.ts';
import { signerFormats } from './gather-certificates.ts';
import { type DidDocument, readDidDocument } from './gather-did-document.ts';
import { type Gathering, refuseIssuer } from './gathering.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** `…:<domain>:<participant>:<usage>#<kid>`, as in `did:web:tng-cdn.who.int:v2:trustlist:DCC:PRT:DSC#…`. */
const methodId = /^(did:web:\S+:([A-Za-z0-9-]+):([A-Z]{3}):([A-Z]+))#\S+$/;
/** Document signers; the other usages sign certificates and lists, never passes. */
const signerUsage = 'DSC';
/** The domain whose passes are `HC1:` codes. */
const certificateDomain = 'DCC';
/** Participants that are no country, though their certificates must name one. */
const organisations: Readonly<Record<string, string>> = { IOM: 'International Organization for Migration' };

const certificateSchema = z.looseObject({ x5c: z.array(z.base64()).min(1) });
const proofSchema = z.looseObject({ proof: z.looseObject({ created: z.iso.datetime({ offset: true }) }) });

/** Whether a DID document is a list of the network's participants rather than the document of one issuer. */
export function isWhoDirectory(value: unknown): boolean {
  const parsed = z.looseObject({ verificationMethod: z.array(z.looseObject({ id: z.string() })).min(1) });
  const document = parsed.safeParse(value).data;
  return document?.verificationMethod.every(({ id }) => methodId.test(id)) ?? false;
}

interface Signer {
  readonly issuer: string;
  readonly domain: string;
  readonly participant: string;
  readonly usage: string;
  readonly certificate: SignerCertificate | string;
}

/**
 * The key is taken from the certificate: of some keys the list gives no curve, of others coordinates with a spare
 * octet in front. So is its id: the list's own is the same.
 */
async function readMethod({
  id,
  publicKeyJwk,
}: NonNullable<DidDocument['verificationMethod']>[number]): Promise<Signer> {
  const [, issuer = '', domain = '', participant = '', usage = ''] = methodId.exec(id) ?? [];
  const [leaf] = certificateSchema.safeParse(publicKeyJwk).data?.x5c ?? [];
  const certificate =
    leaf === undefined
      ? `a key of ${participant} comes without its certificate`
      : await readCertificate(Buffer.from(leaf, 'base64'));
  return { issuer, domain, participant, usage, certificate };
}

function nameOf(participant: string, domain: string, country: string | undefined): string {
  const name = organisations[participant] ?? countryName(country ?? '') ?? participant;
  return `${name} (${domain})`;
}

function partOf(issuer: string, signers: readonly Signer[], asOf: number): IssuerPart {
  const certificates = signers.flatMap(({ certificate }) =>
    typeof certificate === 'string' ? [] : [certificate],
  );
  const [{ participant = '', domain = '' } = {}] = signers;
  const country = certificates[0]?.country;
  return {
    issuer,
    name: nameOf(participant, domain, country),
    formats: signerFormats,
    ...(country === undefined ? {} : { country }),
    keys: { keys: certificates.map(({ key }) => key), asOf },
    lists: [],
    cardLists: [],
  };
}

function passedOver(signers: readonly Signer[]): readonly string[] {
  const others = Map.groupBy(
    signers.filter(({ usage, domain }) => usage !== signerUsage || domain !== certificateDomain),
    ({ usage, domain }) => `${domain} ${usage}`,
  );
  return [...others].map(
    ([what, { length }]) => `${length} keys for ${what}, which sign no code that is read here`,
  );
}

/**
 * The list of the WHO's Global Digital Health Certification Network: one DID document for the document signers of all
 * participants. It is as old as it says itself.
 *
 * Its proof is a DER-encoded signature over a canonical form of JSON-LD, which no library here verifies: the list is
 * believed because staff took it in, or because of the server that it comes from.
 *
 * @throws {SourceRefused} `invalid`
 */
export async function gatherWhoDirectory(
  document: SourceDocument,
  value: unknown,
  { issuer, now }: Gathering,
): Promise<Bundle> {
  refuseIssuer({ issuer });
  const { verificationMethod = [] } = readDidDocument(value);
  const all = await Promise.all(verificationMethod.map(readMethod));
  const signers = all.filter(({ usage, domain }) => usage === signerUsage && domain === certificateDomain);
  const unusable = signers.flatMap(({ certificate }) =>
    typeof certificate === 'string' ? [certificate] : [],
  );
  if (unusable.length === signers.length) {
    throw new SourceRefused('invalid', 'There is no signer of health certificates in this list.');
  }
  const created = proofSchema.safeParse(value).data?.proof.created;
  const asOf = created === undefined ? now : Math.min(now, Date.parse(created));
  return {
    kind: 'directory',
    parts: [...Map.groupBy(signers, ({ issuer }) => issuer)].map(([issuer, own]) =>
      partOf(issuer, own, asOf),
    ),
    documents: [document],
    skipped: [
      'the signature of the list, which is in a form that cannot be checked here: the list is believed for where it comes from',
      ...passedOver(all),
      ...unusable,
    ],
    problems: [],
  };
}
