import type { Bundle } from './bundle.ts';
import { type CardRevocationList, readCardRevocationList } from './card-revocation-list.ts';
import { type Gathering, issuerByWellKnown } from './gather.ts';
import { checkCardList } from './gather-card-list.ts';
import { readKeySet, type TrustedKey } from './key-set.ts';
import { beside } from './location.ts';
import type { SourceDocument } from './read-source.ts';
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
  const readList = async (key: TrustedKey): Promise<FoundList | SourceRefused> => {
    try {
      const found = await read(beside(document.location, `crl/${encodeURIComponent(key.kid)}.json`));
      const list = readCardRevocationList(JSON.parse(found.text));
      checkCardList(list, [key]);
      return { list, document: found };
    } catch (error) {
      if (error instanceof SourceRefused) return error;
      if (!(error instanceof SyntaxError)) throw error;
      return new SourceRefused('invalid', `The revocation list of ${key.kid} is not valid JSON.`);
    }
  };
  const withList = keys.filter(({ crlVersion }) => crlVersion !== undefined && crlVersion > 0);
  const lists = await Promise.all(withList.map(readList));
  const found = lists.filter((list) => !(list instanceof SourceRefused));
  return {
    kind: 'key-set',
    issuer: owner,
    ...(name === undefined ? {} : { name }),
    keys: { keys, asOf: now },
    lists: [],
    cardLists: found.map(({ list }) => ({ list, asOf: now })),
    documents: [document, ...found.map((each) => each.document)],
    skipped,
    problems: lists.filter((list) => list instanceof SourceRefused),
  };
}
