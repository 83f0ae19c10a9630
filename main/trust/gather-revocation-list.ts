import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import { beside } from './location.ts';
import { readRevocationList } from './revocation-list.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** A large list of revoked entries: the manifest is signed, and the entries beside it are staged as it says. */
export async function gatherRevocationList(
  document: SourceDocument,
  { issuer, now, held, stage }: Gathering,
): Promise<Bundle> {
  const list = await readRevocationList(textOf(document).trim(), { keysOf: (id) => held.keysOf(id), now });
  const { iss, path, count, sha256 } = list.claims;
  if (issuer !== undefined && issuer !== iss) {
    throw new SourceRefused('mismatch', `This revocation list is of ${iss}, not of ${issuer}.`);
  }
  const file = await stage(beside(document.location, path), {
    count,
    sha256: Buffer.from(sha256, 'base64url'),
  });
  const asOf = document.from === 'network' ? now : list.issuedAt;
  return {
    kind: 'revocation-list',
    parts: [{ issuer: iss, lists: [], cardLists: [], entryList: { list, file, asOf } }],
    documents: [document],
    skipped: [],
    problems: [],
  };
}
