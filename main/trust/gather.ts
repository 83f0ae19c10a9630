import type { EpochMs } from '../../shared/clock.ts';
import type { Bundle } from './bundle.ts';
import { gatherCardList } from './gather-card-list.ts';
import { gatherKeySet } from './gather-key-set.ts';
import { gatherPublishedFolder } from './gather-published-folder.ts';
import { gatherStatusList } from './gather-status-list.ts';
import type { HeldTrust } from './held-trust.ts';
import type { Location } from './location.ts';
import type { SourceDocument } from './read-source.ts';
import { SourceRefused } from './source-refused.ts';

/** What the gathering of one source needs. */
export interface Gathering {
  /** Whose it is: as staff said, or as the source was taken before. */
  readonly issuer?: string | undefined;
  readonly name?: string | undefined;
  /** Staff trust what it says now, whatever was held. */
  readonly replace: boolean;
  readonly now: EpochMs;
  readonly held: Pick<HeldTrust, 'keysOf' | 'issuersOf'>;
  readonly read: (location: Location) => Promise<SourceDocument>;
}

/** The issuer whose well-known place this is (RFC 8615), if it is one: `<issuer>/.well-known/…`. */
export function issuerByWellKnown({ location }: SourceDocument): string | undefined {
  if (location.kind !== 'url') return undefined;
  const found = /^(.+)\/\.well-known\/(jwks\.json|crl\/[^/]+\.json)$/.exec(location.url.href);
  return found?.[1];
}

function parseJson(document: SourceDocument): unknown {
  try {
    return JSON.parse(document.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SourceRefused('unrecognised', `${document.location.id} is not valid JSON.`, { cause: error });
  }
}

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
