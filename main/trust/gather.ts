import type { Bundle } from './bundle.ts';
import { gatherCardList } from './gather-card-list.ts';
import { gatherKeySet } from './gather-key-set.ts';
import { gatherPublishedFolder } from './gather-published-folder.ts';
import { gatherStatusList } from './gather-status-list.ts';
import { type Gathering, parseJson } from './gathering.ts';
import type { Location } from './location.ts';
import { SourceRefused } from './source-refused.ts';

/**
 * Reads a source whatever it is: a published folder, a key set, a status list, a card revocation list.
 *
 * @throws {SourceRefused}
 */
export async function gather(location: Location, gathering: Gathering): Promise<Bundle> {
  const document = await gathering.read(location);
  if (/^\s*eyJ[\w-]*\.[\w-]+\.[\w-]+\s*$/.test(document.text)) {
    return await gatherStatusList(document, gathering);
  }
  const value = parseJson(document);
  const has = (member: string) => typeof value === 'object' && value !== null && member in value;
  if (has('signed')) return await gatherPublishedFolder(document, value, gathering);
  if (has('keys')) return await gatherKeySet(document, value, gathering);
  if (has('rids') || has('method')) return gatherCardList(document, value, gathering);
  throw new SourceRefused(
    'unrecognised',
    `${document.location.id} is none of: the index.json of a published folder, a JSON Web Key Set, a status list token, a card revocation list.`,
  );
}
