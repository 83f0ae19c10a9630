import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import { keyIdOf, readStatusList } from './status-list.ts';

/** A status list by itself. It needs no `iss`: it is whose key signed it. */
export async function gatherStatusList(
  document: SourceDocument,
  { issuer, now, held }: Gathering,
): Promise<Bundle> {
  const token = textOf(document).trim();
  const kid = keyIdOf(token);
  const issuers = issuer === undefined ? held.issuersOf(kid) : [issuer];
  const [owner, another] = issuers;
  if (owner === undefined) {
    throw new SourceRefused(
      'untrusted',
      `The status list is signed by the key ${kid}, which is not held. Import its issuer's keys first.`,
    );
  }
  if (another !== undefined) {
    throw new SourceRefused(
      'issuer-needed',
      `Several issuers have a key ${kid}: say which one with --issuer URL.`,
    );
  }
  const { location, from } = document;
  const list = await readStatusList(token, {
    keys: held.keysOf(owner),
    now,
    ...(location.kind === 'url' ? { uri: location.url.href } : {}),
  });
  return {
    kind: 'status-list',
    parts: [
      {
        issuer: owner,
        lists: [{ list, asOf: from === 'network' ? now : list.issuedAt }],
        cardLists: [],
      },
    ],
    documents: [document],
    skipped: [],
    problems: [],
  };
}
