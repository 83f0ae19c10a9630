import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import { readHashList } from './hash-list.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Revocation batches of the EU's gateway, taken out of the CMS envelope that the gateway signs them in: staff who
 * import them vouch for them.
 *
 * @throws {SourceRefused} `invalid`
 */
export function gatherHashList(document: SourceDocument, value: unknown, { now }: Gathering): Bundle {
  return {
    kind: 'hash-list',
    parts: [],
    hashes: { batches: readHashList(value), asOf: now },
    documents: [document],
    skipped: [],
    problems: [],
  };
}
