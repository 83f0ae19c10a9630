import type { Bundle } from './bundle.ts';
import { isCborMessage, readCwtList, verifyCwtList } from './cwt-status-list.ts';
import type { Gathering } from './gathering.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import { readStatusList, type StatusList } from './status-list.ts';
import { keyIdOf } from './verify-token.ts';

interface UnverifiedList {
  readonly kid: string;
  readonly verify: (options: Parameters<typeof readStatusList>[1]) => Promise<StatusList> | StatusList;
}

/** In JSON or in CBOR. @throws {SourceRefused} `invalid` */
function readUnverified(document: SourceDocument): UnverifiedList {
  if (isCborMessage(document.bytes)) {
    const list = readCwtList(document.bytes);
    return { kid: list.kid, verify: (options) => verifyCwtList(list, options) };
  }
  const token = textOf(document).trim();
  return { kid: keyIdOf(token), verify: (options) => readStatusList(token, options) };
}

/** A status list by itself. It needs no `iss`: it is whose key signed it. */
export async function gatherStatusList(
  document: SourceDocument,
  { issuer, now, held }: Gathering,
): Promise<Bundle> {
  const { kid, verify } = readUnverified(document);
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
  const list = await verify({
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
