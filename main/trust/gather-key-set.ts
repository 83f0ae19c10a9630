import type { Bundle } from './bundle.ts';
import { type CardRevocationList, readCardRevocationList } from './card-revocation-list.ts';
import { checkCardList } from './gather-card-list.ts';
import { type Gathering, gatherParts, issuerByWellKnown, parseJson } from './gathering.ts';
import { readKeySet, type TrustedKey } from './key-set.ts';
import { beside } from './location.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

interface FoundList {
  readonly list: CardRevocationList;
  readonly document: SourceDocument;
}

/**
 * A bare key set. It is not signed: staff who import it, or the server that it comes from, vouch for it. Keys with a
 * `crlVersion` have a revocation list beside them (SMART Health Cards: `crl/<kid>.json`), which is taken along.
 */
export async function gatherKeySet(
  document: SourceDocument,
  value: unknown,
  { issuer, name, now, read }: Gathering,
): Promise<Bundle> {
  const { keys, skipped } = await readKeySet(value);
  const owner = issuer ?? issuerByWellKnown(document);
  if (owner === undefined) {
    throw new SourceRefused('issuer-needed', 'A key set does not say whose it is: add --issuer URL.');
  }
  const readList = async (key: TrustedKey): Promise<FoundList> => {
    const found = await read(beside(document.location, `crl/${encodeURIComponent(key.kid)}.json`));
    const list = readCardRevocationList(parseJson(found));
    checkCardList(list, [key]);
    return { list, document: found };
  };
  const withList = keys.filter(({ crlVersion }) => crlVersion !== undefined && crlVersion > 0);
  const { found, problems } = await gatherParts(withList.map(readList));
  return {
    kind: 'key-set',
    parts: [
      {
        issuer: owner,
        ...(name === undefined ? {} : { name }),
        keys: { keys, asOf: now },
        lists: [],
        cardLists: found.map(({ list }) => ({ list, asOf: now })),
      },
    ],
    documents: [document, ...found.map((each) => each.document)],
    skipped,
    problems,
  };
}
