import { isCredentialToken } from './bitstring-list.ts';
import type { Bundle } from './bundle.ts';
import { holdsCertificates } from './certificate.ts';
import { readCertificateList } from './certificate-list.ts';
import { isCborMessage } from './cwt-status-list.ts';
import { gatherCardList } from './gather-card-list.ts';
import { gatherCertificateList } from './gather-certificate-list.ts';
import { gatherCertificates } from './gather-certificates.ts';
import { gatherBitstringList, gatherWithdrawnCredentials } from './gather-credential-list.ts';
import { gatherDidDocument } from './gather-did-document.ts';
import { gatherHashList } from './gather-hash-list.ts';
import { gatherIdentifier } from './gather-identifier.ts';
import { gatherKeySet } from './gather-key-set.ts';
import { gatherPublishedFolder } from './gather-published-folder.ts';
import { gatherRevocationList } from './gather-revocation-list.ts';
import { gatherSignedCertificates, isSignedCertificates } from './gather-signed-certificates.ts';
import { gatherStatusList } from './gather-status-list.ts';
import { gatherTicketEvent } from './gather-ticket-event.ts';
import { gatherVciDirectory, isVciDirectory } from './gather-vci-directory.ts';
import { gatherWhoDirectory, isWhoDirectory } from './gather-who-directory.ts';
import { type Gathering, parseJsonText } from './gathering.ts';
import { isHashList } from './hash-list.ts';
import type { Identifier, Location } from './location.ts';
import { certificatesIn } from './read-source.ts';
import { isRevocationList } from './revocation-list.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import { isTicketEvent } from './ticket-event.ts';

function unrecognised({ location }: SourceDocument): SourceRefused {
  return new SourceRefused(
    'unrecognised',
    `${location.id} is none of: the index.json of a published folder, a JSON Web Key Set, a DID document, certificates, a directory of issuers, a status list, a card revocation list, a list of revoked certificates, hashes or credentials, an event of pretix.`,
  );
}

async function gatherJson(document: SourceDocument, value: unknown, gathering: Gathering): Promise<Bundle> {
  const has = (member: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, member);
  if (has('signed')) return await gatherPublishedFolder(document, value, gathering);
  if (has('keys')) return await gatherKeySet(document, value, gathering);
  if (has('rids') || has('method')) return gatherCardList(document, value, gathering);
  if (isVciDirectory(value)) return await gatherVciDirectory(document, value, gathering);
  if (isWhoDirectory(value)) return await gatherWhoDirectory(document, value, gathering);
  if (has('verificationMethod')) return await gatherDidDocument(document, value, gathering);
  if (has('revokedCredentials')) return gatherWithdrawnCredentials(document, value, gathering);
  if (isTicketEvent(value)) return await gatherTicketEvent(document, value, gathering);
  if (isHashList(value)) return gatherHashList(document, value, gathering);
  throw unrecognised(document);
}

/**
 * Reads a source whatever it is: see the `gather-` files, one for each kind.
 *
 * @throws {SourceRefused}
 */
export async function gather(location: Location | Identifier, gathering: Gathering): Promise<Bundle> {
  if (location.kind === 'identifier') return await gatherIdentifier(location, gathering);
  const certificates = await certificatesIn(location);
  if (certificates.length > 0) {
    return await gatherCertificates(await Promise.all(certificates.map(gathering.read)), gathering);
  }
  const document = await gathering.read(location);
  const certificateList = readCertificateList(document.bytes);
  if (certificateList !== undefined) return await gatherCertificateList(document, certificateList, gathering);
  if (holdsCertificates(document.bytes)) return await gatherCertificates([document], gathering);
  if (isCborMessage(document.bytes)) return await gatherStatusList(document, gathering);
  const text = textOf(document);
  if (/^\s*eyJ[\w-]*\.[\w-]+\.[\w-]+\s*$/.test(text)) {
    if (isRevocationList(text.trim())) return await gatherRevocationList(document, gathering);
    const gatherList = isCredentialToken(text.trim()) ? gatherBitstringList : gatherStatusList;
    return await gatherList(document, gathering);
  }
  if (isSignedCertificates(text)) return await gatherSignedCertificates(document, gathering);
  return await gatherJson(document, parseJsonText(text, document), gathering);
}
