import type { Bundle } from './bundle.ts';
import { type CardRevocationList, readCardRevocationList } from './card-revocation-list.ts';
import { type Gathering, issuerByWellKnown } from './gathering.ts';
import type { TrustedKey } from './key-set.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** Holds a list against the key that it is for: it must be one of these, and of the version that the key names. */
export function checkCardList(list: CardRevocationList, keys: readonly TrustedKey[]): void {
  const key = keys.find(({ kid }) => kid === list.kid);
  if (key === undefined) {
    throw new SourceRefused(
      'untrusted',
      `The revocation list is for the key ${list.kid}, which its issuer is not known to have. Import the issuer's keys first.`,
    );
  }
  if (key.crlVersion !== undefined && key.crlVersion !== list.ctr) {
    throw new SourceRefused(
      'mismatch',
      `The revocation list of ${list.kid} is version ${list.ctr}, but the key names version ${key.crlVersion}. Import the issuer's keys and then the list again.`,
    );
  }
}

/** A card revocation list by itself. Nobody signs it: it is believed because of where it comes from. */
export function gatherCardList(
  document: SourceDocument,
  value: unknown,
  { issuer, now, held }: Gathering,
): Bundle {
  const list = readCardRevocationList(value);
  const owner = issuer ?? issuerByWellKnown(document);
  if (owner === undefined) {
    throw new SourceRefused('issuer-needed', 'A revocation list does not say whose it is: add --issuer URL.');
  }
  checkCardList(list, held.keysOf(owner));
  return {
    kind: 'card-list',
    parts: [{ issuer: owner, lists: [], cardLists: [{ list, asOf: now }] }],
    documents: [document],
    skipped: [],
    problems: [],
  };
}
