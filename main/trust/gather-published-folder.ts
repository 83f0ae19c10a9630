import { createHash } from 'node:crypto';
import type { Bundle } from './bundle.ts';
import { type Gathering, gatherParts } from './gathering.ts';
import { beside } from './location.ts';
import { type IndexClaims, readPublishedIndex } from './published-index.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import { countNotValid, readStatusList, type StatusList } from './status-list.ts';

interface FoundList {
  readonly list: StatusList;
  readonly document: SourceDocument;
}

type Announced = IndexClaims['status_lists'][number];

/** The index is signed as a whole, and says what each file is: one of another publication is not taken with it. */
function reconcile({ uri, sha256, not_valid }: Announced, { list, document }: FoundList): void {
  const digest = createHash('sha256').update(document.bytes).digest('base64url');
  if (sha256 !== undefined && sha256 !== digest) {
    throw new SourceRefused('mismatch', `The list ${uri} is not the file that the index names.`);
  }
  const counted = countNotValid(list);
  if (not_valid !== undefined && not_valid !== counted) {
    throw new SourceRefused(
      'mismatch',
      `The index names ${not_valid} revoked entries in ${uri}, and there are ${counted}.`,
    );
  }
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
  const readList = async (announced: Announced): Promise<FoundList> => {
    const { uri, path } = announced;
    const found = await read(beside(document.location, path));
    const list = await readStatusList(textOf(found).trim(), { keys: index.keySet.keys, uri, now });
    const whole = { list, document: found };
    reconcile(announced, whole);
    return whole;
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
