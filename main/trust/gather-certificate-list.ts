import type { Bundle } from './bundle.ts';
import { type UnverifiedCertificateList, verifyCertificateList } from './certificate-list.ts';
import type { Gathering } from './gathering.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** Certificates that a state's authority revoked. It needs no issuer: it is whose key signed it. */
export async function gatherCertificateList(
  document: SourceDocument,
  list: UnverifiedCertificateList,
  { issuer, now, held }: Gathering,
): Promise<Bundle> {
  const issuers = issuer === undefined ? held.issuersOf(list.authority) : [issuer];
  const [owner, another] = issuers;
  const keys = owner === undefined ? [] : held.keysOf(owner).filter(({ kid }) => kid === list.authority);
  if (owner === undefined || keys.length === 0) {
    throw new SourceRefused(
      'untrusted',
      `The list of revoked certificates is signed by the authority ${list.authority}, which is not held. Import its certificate (CSCA) first.`,
    );
  }
  if (another !== undefined) {
    throw new SourceRefused(
      'issuer-needed',
      'Several issuers have this key: say which one with --issuer CODE.',
    );
  }
  const verified = await verifyCertificateList(list, { keys, now });
  const asOf = document.from === 'network' ? now : verified.issuedAt;
  return {
    kind: 'certificate-list',
    parts: [{ issuer: owner, lists: [], cardLists: [], certificateList: { list: verified, asOf } }],
    documents: [document],
    skipped: [],
    problems: [],
  };
}
