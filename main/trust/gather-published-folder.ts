import type { Bundle } from './bundle.ts';
import { type Gathering, gatherParts } from './gathering.ts';
import { beside } from './location.ts';
import { readPublishedIndex } from './published-index.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import { readStatusList, type StatusList } from './status-list.ts';

interface FoundList {
  readonly list: StatusList;
  readonly document: SourceDocument;
}

/** A published folder: its index names its keys and its lists, and is signed by a key that is already trusted. */
export async function gatherPublishedFolder(
  document: SourceDocument,
  value: unknown,
  { issuer, replace, now, held, read }: Gathering,
): Promise<Bundle> {
  const index = await readPublishedIndex(value, (id) => (replace ? [] : held.keysOf(id)));
  if (issuer !== undefined && issuer !== index.issuer) {
    throw new SourceRefused('mismatch', `This folder is published by ${index.issuer}, not by ${issuer}.`);
  }
  const readList = async ({ uri, path }: (typeof index.lists)[number]): Promise<FoundList> => {
    const found = await read(beside(document.location, path));
    const list = await readStatusList(textOf(found).trim(), { keys: index.keySet.keys, uri, now });
    return { list, document: found };
  };
  const { found, problems } = await gatherParts(index.lists.map(readList));
  return {
    kind: 'published-folder',
    parts: [
      {
        issuer: index.issuer,
        name: index.name,
        keys: {
          keys: index.keySet.keys,
          asOf: document.from === 'network' ? now : index.publishedAt,
          signed: { by: index.signer, at: index.publishedAt },
        },
        lists: found.map(({ list, document: { from } }) => ({
          list,
          asOf: from === 'network' ? now : list.issuedAt,
        })),
        cardLists: [],
      },
    ],
    documents: [document, ...found.map((each) => each.document)],
    skipped: index.keySet.skipped,
    problems,
  };
}
