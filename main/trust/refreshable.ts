import { existsSync } from 'node:fs';
import type { SourceKind } from './bundle.ts';
import { carriedScheme } from './location.ts';

/** A bare file dates nothing: it is current when staff import it, and reading it again makes it no younger. */
const unsignedKinds: readonly SourceKind[] = [
  'key-set',
  'did-document',
  'certificates',
  'identifier',
  'card-list',
  'hash-list',
  'credential-list',
  'ticket-event',
];

/** Whether a source can be asked for news now. */
export function isRefreshable({
  kind,
  location,
}: {
  readonly kind: string;
  readonly location: string;
}): boolean {
  // Whoever plugs the stick in asks it.
  if (location.startsWith(carriedScheme)) return false;
  // A stick that is not in is no failure: it is read when it is.
  if (kind === 'repository' && !location.startsWith('tuf+')) return existsSync(location);
  return /^(pretix\+)?https?:/.test(location) || !unsignedKinds.some((unsigned) => unsigned === kind);
}
